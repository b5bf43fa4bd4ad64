using System.Collections.Concurrent;
using Lantern.Access;
using Lantern.Entries;
using NodaTime;
using static Lantern.Store.Tests.People;

namespace Lantern.Store.Tests.Keeping;

/// <summary>A hub that two programs work in at once: files are begun, written in, opened and read, until it is told to stop.</summary>
internal sealed class BusyHub : IAsyncDisposable
{
    private static readonly Happening Day = new(new LocalDate(2026, 4, 1));

    private readonly List<HubStore> _programs;
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _work = [];
    private readonly ConcurrentDictionary<FileId, int> _files = new();
    private int _commands;

    private BusyHub(List<HubStore> programs) => _programs = programs;

    /// <summary>How many writings and readings were done, all of them as they should.</summary>
    public int Done => _done;

    // One person opens so many different files in an hour and no more; the work of this hub is one person's.
    private const int MostRead = 100;

    private readonly List<FileId> _read = [];
    private int _done;

    /// <summary>The first program.</summary>
    public HubStore First => _programs[0];

    /// <summary>How many entries each file has, as was acknowledged.</summary>
    public IReadOnlyDictionary<FileId, int> Files => _files;

    /// <summary>Opens a hub twice, with its staff and some files.</summary>
    public static async Task<BusyHub> Open(Premises premises, int files = 5)
    {
        var busy = new BusyHub([HubStore.Open(premises, TestPack.Pack, TimeProvider.System), HubStore.Open(premises, TestPack.Pack, TimeProvider.System)]);
        foreach (var agency in All.Select(worker => worker.Agency).Distinct())
            await busy.First.Staff.Save(new Agency(agency, $"The {agency}"));
        foreach (var worker in All)
            await busy.First.Staff.Save(worker);
        for (var i = 0; i < files; i++)
            await busy.Begin(busy.First);
        return busy;
    }

    /// <summary>Lets both programs work from now on.</summary>
    public void Start()
    {
        foreach (var program in _programs)
        {
            _work.Add(Task.Run(() => Until(() => Begin(program))));
            _work.Add(Task.Run(() => Until(() => WriteIn(program))));
            _work.Add(Task.Run(() => Until(() => Read(program))));
        }
    }

    /// <summary>Waits until so much more has been done.</summary>
    public async Task Go(int more)
    {
        for (var from = Done; Done < from + more && _work.TrueForAll(one => !one.IsFaulted);)
            await Task.Delay(5);
    }

    /// <summary>Stops the work; what failed in it is thrown.</summary>
    public async Task Stop()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_work);
        _work.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_work).ContinueWith(_ => { }, TaskScheduler.Default);
        foreach (var program in _programs)
            program.Dispose();
        _stop.Dispose();
    }

    private async Task Until(Func<Task> work)
    {
        while (!_stop.IsCancellationRequested)
        {
            await work();
            Interlocked.Increment(ref _done);
            await Task.Delay(2);
        }
    }

    private string Command() => $"busy-{Interlocked.Increment(ref _commands)}-{Environment.TickCount64}";

    private async Task Begin(HubStore program)
    {
        var written = Assert.IsType<Outcome.Written>(await program.Files.Write(new Act(Command(),
        [
            ActPart.InNew(FileKind.Child, new ChildIdentified { GivenName = "Robin", FamilyName = "Example" }, Day),
            ActPart.InNew(FileKind.Child, new ConcernRecorded { Concern = new Passage("A worry") }, Day),
        ]), Hub));
        _files[written.Entries[0].File] = 2;
        lock (_read)
        {
            if (_read.Count < MostRead)
                _read.Add(written.Entries[0].File);
        }
    }

    private async Task WriteIn(HubStore program)
    {
        var file = Some();
        Assert.IsType<Outcome.Written>(await program.Files.Write(new Act(Command(), ActPart.In(file, new StrengthNoted { Strength = new Passage("A strength") }, Day)), Hub));
        _files.AddOrUpdate(file, 1, (_, number) => number + 1);
    }

    private async Task Read(HubStore program)
    {
        FileId file;
        lock (_read)
            file = _read[Random.Shared.Next(_read.Count)];
        var least = _files[file];
        var open = Assert.IsType<OpenFile>(await program.Files.Open(file, Hub, Purpose.Of(Purpose.WorkingOnTheFile.Words)));
        Assert.True(open.Number >= least, $"{open.Number} entries are shown and {least} were acknowledged");
    }

    private FileId Some() => _files.Keys.ElementAt(Random.Shared.Next(_files.Count));
}
