using Lantern.Access;
using Lantern.Entries;
using Lantern.Store.Keys;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using static Lantern.Store.Tests.People;

namespace Lantern.Store.Tests.Proof;

/// <summary>A real store on SQLite in which practitioners do random honest things: entries in several files, looks, waiting.</summary>
internal sealed class HonestStore : IDisposable
{
    private readonly Random _random;
    private readonly List<FileId> _files = [];
    private int _commands;

    public HonestStore(string folder, int seed, string? witness = null)
    {
        _random = new Random(seed);
        Premises = new Premises(Path.Combine(folder, $"hub-{seed}")) { Keys = new KeySource.File(Path.Combine(folder, $"hub-{seed}.key")), Witness = witness };
        Hub = HubStore.Open(Premises, TestPack.Pack, Clock);
    }

    public Premises Premises { get; }
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 4, 1, 9, 0, 0, TimeSpan.Zero));
    public HubStore Hub { get; private set; }
    public FileId LongestFile => _files[0];
    public string Database => Path.Combine(Premises.DataFolder, "lantern.db");

    /// <summary>Lets the staff come in.</summary>
    public async Task Staff()
    {
        foreach (var agency in All.Select(worker => worker.Agency).Distinct())
            await Hub.Staff.Save(new Agency(agency, $"The {agency}"));
        foreach (var worker in All)
            await Hub.Staff.Save(worker);
    }

    /// <summary>Some acts, several at a time as in life.</summary>
    public async Task Work(int acts)
    {
        while (acts > 0)
        {
            var together = Math.Min(acts, 1 + _random.Next(6));
            await Task.WhenAll(Enumerable.Range(0, together).Select(_ => Act(_random.Next(100))));
            Clock.Advance(TimeSpan.FromSeconds(_random.Next(200)));
            acts -= together;
        }
    }

    /// <summary>How many files there are.</summary>
    public int Files => _files.Count;

    /// <summary>Forgets the files begun later: the store was put back to before them.</summary>
    public void Forget(int files) => _files.RemoveRange(files, _files.Count - files);

    public void Close() => Hub.Dispose();

    /// <summary>Opens it with no witness named, as whoever put it back would.</summary>
    public void ReopenUnwatched() => Hub = HubStore.Open(Premises with { Witness = null }, TestPack.Pack, Clock);

    public void Reopen() => Hub = HubStore.Open(Premises, TestPack.Pack, Clock);

    public void Dispose() => Hub.Dispose();

    private async Task Act(int dice)
    {
        var today = new Happening(London.DayOf(Instant.FromDateTimeOffset(Clock.GetUtcNow())));
        FileId? known;
        lock (_files)
            known = _files.Count == 0 ? null : _files[dice % 3 == 0 ? 0 : dice % _files.Count];
        if (known is not { } file || dice < 12)
        {
            var begun = await Write(Teacher,
                ActPart.InNew(FileKind.Child, new ChildIdentified { GivenName = "Robin", FamilyName = "Example", Born = new LocalDate(2011, 5, 14) }, today),
                ActPart.InNew(FileKind.Child, new ConcernRecorded { Concern = new Passage("A worry, in words of their own") }, today),
                ActPart.InNew(FileKind.Child, new ReferralMade { From = "school" }, today));
            lock (_files)
                _files.Add(begun);
        }
        else if (dice == 50)
            await Erase(today);
        else if (dice < 60)
            await Hub.Files.Write(new Act(Command(), ActPart.In(file, new SignificantIncident(), today)), People.Hub); // the same
        else
            await Hub.Files.Open(file, People.Hub, Purpose.Of(Purpose.ManagingTheWork.Words)); // nothing where it was erased at this very moment
    }

    /// <summary>Erases a file lawfully; the first one is kept.</summary>
    public async Task Erase(Happening today)
    {
        FileId file;
        lock (_files)
        {
            if (_files.Count < 2)
                return;
            file = _files[^1];
            _files.RemoveAt(_files.Count - 1);
        }
        await Write(People.Hub, ActPart.In(file, new ErasureProposed { Authority = "Retention policy 7", Because = "The years have passed." }, today));
        Assert.Equal(ErasureAnswer.Erased, await Hub.Erasures.Erase(file, new Reader("officer", "Ola Officer", Role.PrivacyOfficer, "council", "")));
    }

    private async Task<FileId> Write(Reader writer, params ActPart[] parts)
    {
        var outcome = await Hub.Files.Write(new Act(Command(), parts), writer);
        return Assert.IsType<Outcome.Written>(outcome).Entries[0].File;
    }

    private string Command() => $"command-{Interlocked.Increment(ref _commands)}";
}
