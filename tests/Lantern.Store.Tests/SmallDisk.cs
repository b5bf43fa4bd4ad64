using Lantern.Store.Tests.Postgres;

namespace Lantern.Store.Tests;

/// <summary>A small disk that can be filled to the last byte, in memory; the user who runs the tests has to be allowed to mount one.</summary>
internal static class SmallDisk
{
    /// <summary>Makes one at a folder, for the account the database server runs as; false, and said loudly, where this user may not.</summary>
    public static async Task<bool> Make(string folder, string size)
    {
        Directory.CreateDirectory(folder);
        try
        {
            await Programs.RunAll(["mount", "-t", "tmpfs", "-o", $"size={size},mode=700", "tmpfs", folder]);
        }
        catch (InvalidOperationException)
        {
            Console.WriteLine("A FULL DISK UNDER POSTGRESQL WAS NOT TRIED: this user may not mount a small one.");
            return false;
        }
        if (Environment.IsPrivilegedProcess)
        {
            await Programs.RunAll(["chown", "postgres", folder]);
            // Whoever runs the server has to get there.
            for (var above = Path.GetDirectoryName(folder); above is { Length: > 1 } && above != Path.GetTempPath().TrimEnd('/'); above = Path.GetDirectoryName(above))
                await Programs.RunAll(["chmod", "go+x", above]);
        }
        return true;
    }

    /// <summary>Fills it to the last byte, as another program on the same disk would.</summary>
    public static void Fill(string file)
    {
        using var filler = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
                filler.Write(new byte[512]);
        }
        catch (IOException)
        {
            // full
        }
    }

    /// <summary>Takes it away; nothing may use it any more.</summary>
    public static async Task Remove(string folder) => await Programs.RunAll(["umount", folder]);
}
