using System.Runtime.InteropServices;
using System.Text;

namespace Lantern.Store;

/// <summary>Refuses what others on the machine may change: whoever can write in the data folder or over the database can put another in its place.</summary>
public static class PrivateFiles
{
    private const UnixFileMode OthersWrite = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    /// <summary>Looks at files and folders that are there; those that are not are passed over.</summary>
    /// <exception cref="StoreUnfitException">Others may write to one, or it belongs to somebody else; says what to do.</exception>
    public static void Check(params IEnumerable<string> paths)
    {
        if (OperatingSystem.IsWindows())
            return; // it has no such permissions
        foreach (var path in paths.Where(Path.Exists))
        {
            var isFolder = Directory.Exists(path);
            if ((File.GetUnixFileMode(path) & OthersWrite) != UnixFileMode.None)
                throw new StoreUnfitException($"{path} can be written by others on this machine, and so can be replaced. Close it to everybody but its owner: chmod {(isFolder ? "700" : "600")}. Then run 'lantern verify': it may have been changed.");
            // The administrator of the machine may do everything anyway, and runs commands on a folder of the program's account.
            if (OwnerOf(path) is { } owner && geteuid() is not 0 and var own && owner != own && owner != 0)
                throw new StoreUnfitException($"{path} belongs to another account of this machine, who can change it. Give it to the account Lantern runs under: chown.");
        }
    }

    /// <summary>The data folder and every database and note of the program in it.</summary>
    internal static IEnumerable<string> Of(string folder) => !Directory.Exists(folder) ? []
        : [folder, .. Directory.EnumerateFiles(folder).Where(file => Path.GetFileName(file) is var name && (name is "epoch" || name.Contains(".db", StringComparison.Ordinal)))];

    private static uint? OwnerOf(string path)
    {
        const int Here = -100, OwnerAlone = 8, OwnerStandsAt = 20;
        var found = new byte[256];
        try
        {
            return statx(Here, Encoding.UTF8.GetBytes(path + '\0'), 0, OwnerAlone, found) == 0 ? BitConverter.ToUInt32(found, OwnerStandsAt) : null;
        }
        catch (EntryPointNotFoundException)
        {
            return null; // a system that cannot say
        }
    }

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int statx(int folder, byte[] path, int flags, uint what, byte[] found);

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint geteuid();
}
