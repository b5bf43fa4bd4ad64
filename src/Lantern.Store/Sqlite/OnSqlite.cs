using System.Data.Common;
using Lantern.Entries;
using Lantern.Store.Sql;
using Microsoft.Data.Sqlite;

namespace Lantern.Store.Sqlite;

/// <summary>The database as one file in the data folder.</summary>
internal sealed class OnSqlite : Database
{
    private const string Name = "lantern.db";
    private const string ReadOnly = "PRAGMA query_only = ON";
    private const string SetUp = """
        PRAGMA foreign_keys = ON;
        PRAGMA recursive_triggers = ON;
        PRAGMA temp_store = MEMORY;
        PRAGMA secure_delete = ON;
        PRAGMA busy_timeout = 5000;
        PRAGMA trusted_schema = OFF;
        """;
    private static readonly Version Oldest = new(3, 51, 3);

    private readonly string _path;

    private OnSqlite(string path) => _path = path;

    public override string Begin => "BEGIN IMMEDIATE";
    public override string Snapshot => "BEGIN";
    public override string LockHead => "SELECT size, epoch, 0, mac FROM head";
    public override string MakeMigrations => "CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied INTEGER NOT NULL) STRICT";
    public override string IsThereTable => "SELECT name FROM sqlite_schema WHERE type = 'table' AND name = $1";
    public override string MigrationFolder => "Lantern.Store.Sqlite.Migrations.";

    /// <summary>There is one machine, which nobody replaces.</summary>
    public override Fence Fence { get; } = new(null);

    /// <summary>How long SQLite waits for the disk; anything but FULL loses what was saved, and only a test that shows so says otherwise.</summary>
    internal static string Synchronous { get; set; } = "FULL";

    /// <summary>Opens the database in a folder, making both where they are not there yet.</summary>
    /// <exception cref="StoreUnfitException">The engine or the disk cannot keep what it is given.</exception>
    public static OnSqlite Open(string folder)
    {
        try
        {
            var path = Path.Combine(MakeFolder(folder), Name);
            MakeFile(path);
            var database = new OnSqlite(path);
            using var connection = database.Connect();
            Check(connection);
            return database;
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new StoreUnfitException(
                $"The database in the data folder cannot be opened: {failure.Message} See that the folder can be written, or restore the data from a backup.");
        }
    }

    /// <summary>True when there is a database in the folder.</summary>
    public static bool IsIn(string folder) => File.Exists(Path.Combine(folder, Name));

    /// <summary>Puts a whole made-up database where there is none.</summary>
    public static void MoveIn(string from, string folder)
    {
        MakeFolder(folder);
        File.Move(Path.Combine(from, Name), Path.Combine(folder, Name));
    }

    public override Connection Connect() => Connect(_path);

    internal static Connection Connect(string path)
    {
        var opened = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        try
        {
            opened.Open();
            var connection = new Connection(opened, named: true);
            connection.RunScript($"PRAGMA synchronous = {Synchronous}; {SetUp}");
            return connection;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    public override IEnumerable<Commanded> Commands(Connection connection, IReadOnlyList<string> ids) =>
        ids.SelectMany(id => connection.Rows(Statements.CommandBy, row => new Commanded(id, row.GetString(0), row.GetInt64(1), row.GetInt64(2), Commanded.MacOf(row, 3)), id));

    public override IEnumerable<(FileId File, int Number)> Numbers(Connection connection, IReadOnlyList<FileId> files) =>
        files.Select(file => (file, connection.One(Statements.Number, file.Value) is long number ? (int)number : 0));

    public override bool IsRefusal(DbException failure) => failure is SqliteException { SqliteErrorCode: 19 };

    // It says so itself, or that a file could not be made longer; then the disk is asked.
    public override bool IsFull(Exception failure) => failure is SqliteException { SqliteErrorCode: var code }
        && (code == 13 || (code is 10 or 14 && new DriveInfo(_path).AvailableFreeSpace < 1 << 16));

    // What was deleted is overwritten at once (secure_delete); the log must not keep it either.
    public override void Scrub(Connection connection) => connection.RunScript("PRAGMA wal_checkpoint(TRUNCATE)");

    internal static void Check(Connection connection)
    {
        var version = (string)connection.One("SELECT sqlite_version()")!;
        if (!IsNewEnough(version))
            throw new StoreUnfitException(
                $"This machine's SQLite is {version}; versions before {Oldest} can lose what was saved. Install Lantern with the SQLite it brings.");
        if (connection.One("PRAGMA journal_mode = WAL") is not "wal")
            throw new StoreUnfitException(
                "The database could not be put into write-ahead mode. Keep the data folder on a local disk, not on a network share.");
        if (Synchronous == "FULL" && connection.One("PRAGMA synchronous") is not 2L)
            throw new StoreUnfitException("SQLite does not wait for the disk (synchronous is not FULL), so saved would not mean saved.");
    }

    internal static bool IsNewEnough(string version) => Version.TryParse(version, out var found) && found >= Oldest;

    protected override Connection ConnectToRead()
    {
        var connection = Connect();
        connection.Run(ReadOnly);
        return connection;
    }

    // What is kept here is for the program alone: at its first use the folder is closed to everybody else.
    internal static string MakeFolder(string folder)
    {
        var full = Path.GetFullPath(folder);
        if (OperatingSystem.IsWindows())
            return Directory.CreateDirectory(full).FullName;
        const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        Directory.CreateDirectory(full, owner);
        if (File.Exists(Path.Combine(full, Name)))
        {
            PrivateFiles.Check(PrivateFiles.Of(full));
            return full;
        }
        if (File.GetUnixFileMode(full).HasFlag(UnixFileMode.StickyBit))
            throw new StoreUnfitException("The data folder is one that everybody uses. Give the record a folder of its own.");
        File.SetUnixFileMode(full, owner);
        PrivateFiles.Check(PrivateFiles.Of(full));
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
