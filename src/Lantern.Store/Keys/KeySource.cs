using System.Diagnostics;

namespace Lantern.Store.Keys;

/// <summary>Where a hub's keys come from: outside its data, so that whoever takes the disk has nothing to read.</summary>
public abstract record KeySource
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private KeySource()
    {
    }

    /// <summary>The keys, or null where there are none yet.</summary>
    /// <exception cref="StoreUnfitException">They cannot be had, or lie open to others.</exception>
    internal abstract KeyRing? Read();

    /// <summary>Whether this program keeps the keys itself.</summary>
    internal virtual bool IsKeptHere => false;

    /// <summary>Keeps keys, new or turned.</summary>
    /// <exception cref="StoreUnfitException">They are kept by another hand.</exception>
    internal virtual void Keep(KeyRing ring) => throw new StoreUnfitException(
        "These keys are kept by another hand, so Lantern does not write them. Make them with 'lantern keys new', keep them where they come from, and start again.");

    /// <summary>A file for the program alone (mode 0600), beside the data and never in it.</summary>
    public sealed record File(string Path) : KeySource
    {
        internal override KeyRing? Read()
        {
            if (!System.IO.File.Exists(Path))
                return null;
            if (!OperatingSystem.IsWindows() && (System.IO.File.GetUnixFileMode(Path) & ~OwnerOnly) != UnixFileMode.None)
                throw new StoreUnfitException($"The keys in {Path} can be read by others. Close the file to everybody but its owner: chmod 600.");
            PrivateFiles.Check(Path);
            return KeyRing.Parse(System.IO.File.ReadAllText(Path));
        }

        internal override bool IsKeptHere => true;

        internal override void Keep(KeyRing ring)
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!);
            Keeping.Disk.Replace(Path, System.Text.Encoding.UTF8.GetBytes(ring.ToString()));
        }
    }

    /// <summary>The text of the keys itself, as an environment variable holds it.</summary>
    public sealed record Text(string Words) : KeySource
    {
        internal override KeyRing Read() => KeyRing.Parse(Words);

        // Never said aloud.
        protected override bool PrintMembers(System.Text.StringBuilder builder) => builder.Append("Words = …") is not null;
    }

    /// <summary>A key service, asked by a command whose output is the keys.</summary>
    public sealed record Command(string Line) : KeySource
    {
        internal override KeyRing Read()
        {
            var start = new ProcessStartInfo("/bin/sh", ["-c", Line]) { RedirectStandardOutput = true };
            using var asked = Process.Start(start) ?? throw new StoreUnfitException("The command for the keys could not be started.");
            var answer = asked.StandardOutput.ReadToEnd();
            asked.WaitForExit();
            return asked.ExitCode == 0 ? KeyRing.Parse(answer)
                : throw new StoreUnfitException($"The command for the keys ended with code {asked.ExitCode}. Run it by hand to see why.");
        }
    }
}
