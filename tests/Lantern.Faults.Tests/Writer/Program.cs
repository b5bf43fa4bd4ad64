using System.Diagnostics;
using Lantern.Faults;
using Lantern.Store;
using Lantern.Store.Tests;

// Opens a store and writes in it as fast as it can from several tasks, until it is killed or told to end.
var told = new Told(args);
var started = Stopwatch.GetTimestamp();
using var journal = new Journal(told.Journal);
try
{
    if (told.Synchronous is { } weaker)
        Lantern.Store.Sqlite.OnSqlite.Synchronous = weaker;
    using var store = HubStore.Open(new Premises(told.Data) { Postgres = told.Postgres, Reserve = told.Reserve }, TestPack.Pack, TimeProvider.System);
    journal.Say(new Line.Ready((long)Stopwatch.GetElapsedTime(started).TotalMilliseconds));
    await new Writing(store, journal, told).Run();
}
catch (StoreUnfitException unfit)
{
    journal.Say(new Line.Wrong($"the store does not open: {unfit.Message}", Journal.Now));
    return 1;
}
journal.Say(new Line.End());
return 0;
