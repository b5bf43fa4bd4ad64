using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace Lantern.Store.Sqlite;

/// <summary>The database file: fit to be trusted, or not opened at all.</summary>
internal sealed class Database : IDisposable
{
    private const string Name = "lantern.db";
    private const string Made = "made-up";
    private static readonly Version Oldest = new(3, 51, 3);

    private readonly ConcurrentBag<Connection> _readers = [];
    private readonly string _path;

    private Database(string path, Connection writer) => (_path, Writer) = (path, writer);

    /// <summary>The one connection that writes; it belongs to the pen.</summary>
    public Connection Writer { get; }

    /// <summary>Opens the database in a folder, making both where they are not there yet.</summary>
    /// <exception cref="StoreUnfitException">The engine or the disk cannot keep what it is given.</exception>
    public static Database Open(string folder, Instant now)
    {
        try
        {
            return OpenIn(folder, now);
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new StoreUnfitException(
                $"The database in the data folder cannot be opened: {failure.Message} See that the folder can be written, or restore the data from a backup.");
        }
    }

    private static Database OpenIn(string folder, Instant now)
    {
        var path = Path.Combine(MakeFolder(folder), Name);
        MakeFile(path);
        var writer = new Connection(path);
        try
        {
            Check(writer);
            Migrations.Apply(writer, now);
            return new Database(path, writer);
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    /// <summary>True when there is a database in the folder.</summary>
    public static bool IsIn(string folder) => File.Exists(Path.Combine(folder, Name));

    /// <summary>True when the one in the folder has a made-up past.</summary>
    public static bool IsMadeUp(string folder) => File.Exists(Path.Combine(folder, Made));

    /// <summary>Puts a whole made-up database where there is none.</summary>
    public static void MoveIn(string from, string folder)
    {
        MakeFolder(folder);
        File.WriteAllText(Path.Combine(folder, Made), "Everybody in this hub is made up.\n");
        File.Move(Path.Combine(from, Name), Path.Combine(folder, Name));
    }

    /// <summary>Reads with a connection that cannot write.</summary>
    public T Read<T>(Func<Connection, T> read)
    {
        if (!_readers.TryTake(out var connection))
        {
            connection = new Connection(_path);
            connection.Run(Statements.ReadOnly);
        }
        try
        {
            return read(connection);
        }
        finally
        {
            _readers.Add(connection);
        }
    }

    public void Dispose()
    {
        while (_readers.TryTake(out var reader))
            reader.Dispose();
        Writer.Dispose();
    }

    internal static void Check(Connection connection)
    {
        var version = (string)connection.One(Statements.Version)!;
        if (!IsNewEnough(version))
            throw new StoreUnfitException(
                $"This machine's SQLite is {version}; versions before {Oldest} can lose what was saved. Install Lantern with the SQLite it brings.");
        if (connection.One(Statements.Journal) is not "wal")
            throw new StoreUnfitException(
                "The database could not be put into write-ahead mode. Keep the data folder on a local disk, not on a network share.");
        if (connection.One(Statements.Synchronous) is not 2L)
            throw new StoreUnfitException("SQLite does not wait for the disk (synchronous is not FULL), so saved would not mean saved.");
    }

    internal static bool IsNewEnough(string version) => Version.TryParse(version, out var found) && found >= Oldest;

    // What is kept here is for the program alone: at its first use the folder is closed to everybody else.
    private static string MakeFolder(string folder)
    {
        var full = Path.GetFullPath(folder);
        if (OperatingSystem.IsWindows())
            return Directory.CreateDirectory(full).FullName;
        const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        Directory.CreateDirectory(full, owner);
        if (File.Exists(Path.Combine(full, Name)))
            return full;
        if (File.GetUnixFileMode(full).HasFlag(UnixFileMode.StickyBit))
            throw new StoreUnfitException("The data folder is one that everybody uses. Give the record a folder of its own.");
        File.SetUnixFileMode(full, owner);
        return full;
    }

    // SQLite gives its own files beside it the same permissions.
    private static void MakeFile(string path)
    {
        if (File.Exists(path))
            return;
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var made = new FileStream(path, options);
    }
}
