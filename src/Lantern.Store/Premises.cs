using Lantern.Store.Keys;

namespace Lantern.Store;

/// <summary>Where a hub's record is kept, on which database, and under which keys.</summary>
/// <param name="DataFolder">The folder of the data; SQLite's database lies in it unless PostgreSQL is named.</param>
public sealed record Premises(string DataFolder)
{
    /// <summary>The connection string of the hub's PostgreSQL; null for SQLite in the folder.</summary>
    /// <exception cref="StoreUnfitException">The server is on another machine and nothing says that its certificate is checked.</exception>
    public string? Postgres
    {
        get;
        init => field = value is null ? null : Store.Postgres.Line.Guarded(value);
    }

    /// <summary>Where the keys come from; a file beside the data folder when nothing else is said.</summary>
    public KeySource Keys { get; init; } = BesideOf(DataFolder);

    /// <summary>A folder another agency reads, to which every signed checkpoint is dropped; null for none.</summary>
    public string? Witness { get; init; }

    /// <summary>How far the clock may be off before nothing is written by it.</summary>
    public ClockLimits Clock { get; init; } = new();

    /// <summary>
    /// How many bytes are kept back on the disk of a data folder, given up when it is full so that looks can still be noted; 0 for none.
    /// </summary>
    public long Reserve { get; init; }

    /// <summary>The file of keys beside a data folder.</summary>
    public static KeySource BesideOf(string dataFolder) =>
        new KeySource.File($"{Path.TrimEndingDirectorySeparator(Path.GetFullPath(dataFolder))}.key");

    // A connection string may hold a password: it is never said aloud.
    private bool PrintMembers(System.Text.StringBuilder text) => text.Append("DataFolder = ").Append(DataFolder) is not null;
}
