using Lantern.Access;
using Lantern.Practice;
using NodaTime;

namespace Lantern.Store;

/// <summary>
/// A hub with a made-up past, in a store that holds nothing else: acts are written as of any moment, by every rule that
/// holds for real ones. There is no such way into a store somebody works with.
/// </summary>
public sealed class MadeUpHub : IDisposable
{
    private readonly HubStore _hub;

    private MadeUpHub(HubStore hub) => _hub = hub;

    /// <summary>The staff of the made-up hub.</summary>
    public Staff Staff => _hub.Staff;

    /// <summary>Begins one in a data folder.</summary>
    /// <param name="dataFolder">The folder.</param>
    /// <param name="pack">The practice it works by.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="seed">The seed of its ids: the same one gives the same.</param>
    /// <exception cref="StoreUnfitException">Something is written there already, or the store is not fit.</exception>
    public static MadeUpHub Begin(string dataFolder, Pack pack, TimeProvider clock, int seed)
    {
        var hub = HubStore.Open(dataFolder, pack, clock, Ids.Seeded(seed));
        if (hub.IsEmpty)
            return new MadeUpHub(hub);
        hub.Dispose();
        throw new StoreUnfitException("There is a hub in this data folder already, and a made-up past is never mixed with it. Name an empty folder with --data.");
    }

    /// <summary>Writes an act as of a moment.</summary>
    /// <param name="act">The act.</param>
    /// <param name="writer">Who writes it.</param>
    /// <param name="written">When; never before what stands in its files already.</param>
    public Task<Outcome> Write(Act act, Reader writer, Instant written) => _hub.Files.WriteAsOf(act, writer, written);

    /// <summary>Closes the store.</summary>
    public void Dispose() => _hub.Dispose();
}
