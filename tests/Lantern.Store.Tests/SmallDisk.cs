using Lantern.Store.Tests.Postgres;

namespace Lantern.Store.Tests;

/// <summary>A small disk that can be filled to the last byte, in memory; the user who runs the tests has to be allowed to mount one.</summary>
internal static class SmallDisk
{
    /// <summary>Makes one at a folder; false, and said loudly, where this user may not.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="size">Its size, such as 8m.</param>
    /// <param name="isServers">Whether it is for the account the database server runs as.</param>
    public static async Task<bool> Make(string folder, string size, bool isServers = false)
    {
        Directory.CreateDirectory(folder);
        try
        {
            await Programs.RunAll(["mount", "-t", "tmpfs", "-o", $"size={size},mode=700", "tmpfs", folder]);
        }
        catch (InvalidOperationException)
        {
            Console.WriteLine("A FULL DISK WAS NOT TRIED: this user may not mount a small one.");
            return false;
        }
        if (isServers && Environment.IsPrivilegedProcess)
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

    /// <summary>Gives it another size.</summary>
    public static Task Resize(string folder, string size) => Programs.RunAll(["mount", "-o", $"remount,size={size}", folder]);

    /// <summary>Takes it away; what still uses it keeps it until it ends.</summary>
    public static Task Remove(string folder) => Programs.RunAll(["umount", "-l", folder]);
}
