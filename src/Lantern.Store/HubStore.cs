using Lantern.Practice;
using Lantern.Store.Sqlite;
using NodaTime;

namespace Lantern.Store;

/// <summary>One hub's store, open: its files, its staff and the index of what is owed and who is known.</summary>
public sealed class HubStore : IDisposable
{
    private const int MostFilesOnTheShelf = 4096;

    private readonly Database _database;
    private readonly Pen _pen;

    private HubStore(Database database, Pack pack, Func<Instant> now, Ids ids)
    {
        _database = database;
        var shelf = new Shelf(MostFilesOnTheShelf);
        _pen = new Pen(database.Writer, shelf);
        Staff = new Staff(database, _pen, now, ids);
        Files = new FileRoom(database, shelf, _pen, Staff, pack, now, ids);
        Index = new HubIndex(database, shelf, Staff, pack, now);
    }

    /// <summary>The door to files.</summary>
    public FileRoom Files { get; }

    /// <summary>Who works here, and who belongs to which file.</summary>
    public Staff Staff { get; }

    /// <summary>What is owed and who is known, over all files a reader may open.</summary>
    public HubIndex Index { get; }

    /// <summary>True when there is a store in the folder.</summary>
    public static bool IsIn(string dataFolder) => Database.IsIn(dataFolder);

    /// <summary>Opens the store in a data folder, making it where there is none.</summary>
    /// <param name="dataFolder">The folder; it is made for its owner alone where it is not there yet.</param>
    /// <param name="pack">The practice in force.</param>
    /// <param name="clock">The clock that says when an entry is written.</param>
    /// <param name="ids">Where ids come from; unguessable ones when left out.</param>
    /// <exception cref="StoreUnfitException">The engine, the disk or the data is not fit; says what to do.</exception>
    public static HubStore Open(string dataFolder, Pack pack, TimeProvider clock, Ids? ids = null)
    {
        Instant Now() => Instant.FromDateTimeOffset(clock.GetUtcNow());
        return new HubStore(Database.Open(dataFolder, Now()), pack, Now, ids ?? Ids.Random);
    }

    /// <summary>Writes what is waiting and closes the store.</summary>
    public void Dispose()
    {
        _pen.Dispose();
        _database.Dispose();
    }
}
