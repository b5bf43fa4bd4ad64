using Lantern.Store.Tests.Postgres;

namespace Lantern.Store.Tests.Keeping;

/// <summary>A folder of its own and, where asked for, a PostgreSQL database of its own, gone when the test ends.</summary>
internal sealed class FreshPlace : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lantern-keeping-").FullName;
    private int _made;

    /// <summary>A path in the folder.</summary>
    public string In(string name) => Path.Combine(_folder, name);

    /// <summary>Premises where there is nothing yet, as their owner has them; the keys lie in one file for all premises of the place.</summary>
    public async Task<Premises> New(bool onPostgres)
    {
        var data = In($"data-{Interlocked.Increment(ref _made)}");
        var postgres = onPostgres ? (await (await Cluster.Shared).NewDatabase()).Owner : null;
        // The time is made up here.
        var clock = new ClockLimits { AsksTheServer = false };
        return new Premises(data) { Postgres = postgres, Clock = clock, Keys = new Keys.KeySource.File(In("hub.key")) };
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
