using System.Runtime.InteropServices;

namespace Lantern.Store.Keeping;

/// <summary>Files for the program alone that are whole or not there, and still there after the power was cut.</summary>
internal static class Disk
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>A new file for its owner alone.</summary>
    /// <exception cref="IOException">It is there already, or cannot be made.</exception>
    public static FileStream Make(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        return new FileStream(path, options);
    }

    /// <summary>Puts a whole file where one may be already.</summary>
    public static void Replace(string path, byte[] bytes)
    {
        var beside = $"{path}.new";
        File.Delete(beside);
        using (var file = Make(beside))
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }
        File.Move(beside, path, overwrite: true);
        Settle(path);
    }

    /// <summary>Waits until the name of a file, made or moved, is on the disk too.</summary>
    public static void Settle(string path)
    {
        if (OperatingSystem.IsWindows())
            return;
        var folder = open(Path.GetDirectoryName(Path.GetFullPath(path))!, 0);
        if (folder < 0)
            return; // a folder that may be written and not read: its own machine sees to it
        var failed = fsync(folder) != 0;
        _ = close(folder);
        if (failed)
            throw new IOException("The disk did not take the name of a file. See that it is sound.");
    }

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int how);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int fsync(int file);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int close(int file);
}
