using Lantern.Access;
using Lantern.Practice;
using Lantern.Store.Sqlite;
using NodaTime;

namespace Lantern.Store;

/// <summary>
/// A hub with a made-up past, where there is no other: acts are written as of any moment, by every rule that holds for real
/// ones. It is made beside and moved in whole, so that one left half made is never served. There is no such way into a store
/// somebody works with.
/// </summary>
public sealed class MadeUpHub : IDisposable
{
    private const string Workshop = "being-made";

    private readonly string _folder;
    private HubStore? _hub;

    private MadeUpHub(string folder, HubStore hub) => (_folder, _hub) = (folder, hub);

    /// <summary>The staff of the made-up hub.</summary>
    public Staff Staff => Hub.Staff;

    private HubStore Hub => _hub ?? throw new ObjectDisposedException(nameof(MadeUpHub));

    private string Beside => Path.Combine(_folder, Workshop);

    /// <summary>Begins one in a data folder.</summary>
    /// <param name="dataFolder">The folder.</param>
    /// <param name="pack">The practice it works by.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="seed">The seed of its ids: the same one gives the same.</param>
    /// <exception cref="StoreUnfitException">There is a hub already, or the store is not fit.</exception>
    public static MadeUpHub Begin(string dataFolder, Pack pack, TimeProvider clock, int seed)
    {
        if (OnSqlite.IsIn(dataFolder))
            throw new StoreUnfitException("There is a hub in this data folder already, and a made-up past is never mixed with it. Name an empty folder with --data.");
        var beside = Path.Combine(dataFolder, Workshop);
        Clear(beside);
        return new MadeUpHub(dataFolder, HubStore.Open(new Premises(beside) { Keys = Premises.BesideOf(dataFolder) }, pack, clock, Ids.Seeded(seed), madeUp: true));
    }

    /// <summary>Writes an act as of a moment.</summary>
    /// <param name="act">The act.</param>
    /// <param name="writer">Who writes it.</param>
    /// <param name="written">When; never before what stands in its files already.</param>
    public Task<Outcome> Write(Act act, Reader writer, Instant written) => Hub.Files.WriteAsOf(act, writer, written);

    /// <summary>Moves the hub in, whole.</summary>
    public void Finish()
    {
        Hub.Dispose();
        _hub = null;
        OnSqlite.MoveIn(Beside, _folder);
        Clear(Beside);
    }

    /// <summary>Throws away what was not finished.</summary>
    public void Dispose()
    {
        if (_hub is null)
            return;
        _hub.Dispose();
        _hub = null;
        Clear(Beside);
    }

    private static void Clear(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
