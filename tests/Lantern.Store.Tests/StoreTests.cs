using Lantern.Access;
using Lantern.Entries;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using static Lantern.Store.Tests.People;

namespace Lantern.Store.Tests;

/// <summary>What every store must do, whichever database is beneath; a database runs them by making a store.</summary>
public abstract partial class StoreTests : IAsyncLifetime
{
    private int _commands;

    protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 4, 1, 9, 0, 0, TimeSpan.Zero));

    protected HubStore Store { get; private set; } = null!;

    protected Instant Now => Instant.FromDateTimeOffset(Clock.GetUtcNow());

    protected Happening Today => new(London.DayOf(Now));

    /// <summary>Opens the one store of this test, with everything that was written before.</summary>
    protected HubStore OpenStore() => OpenStore(Clock);

    /// <summary>The same by another clock.</summary>
    protected abstract HubStore OpenStore(TimeProvider clock);

    /// <summary>Runs a statement on the database behind the store's back.</summary>
    protected abstract void BehindItsBack(string sql);

    /// <summary>Where the store of this test is kept.</summary>
    protected abstract Premises Premises { get; }

    /// <summary>The statement with which somebody who owns the database lifts the guard over entries.</summary>
    protected abstract string LiftsTheGuard { get; }

    /// <summary>How many checkpoints there are.</summary>
    protected abstract int Checkpoints();

    /// <summary>A trigger that refuses every look, as this database says it.</summary>
    protected abstract string RefusesLooks { get; }

    /// <summary>The statement that drops it.</summary>
    protected abstract string AllowsLooks { get; }

    public virtual async ValueTask InitializeAsync()
    {
        Store = OpenStore();
        foreach (var agency in All.Select(worker => worker.Agency).Distinct())
            await Store.Staff.Save(new Agency(agency, $"The {agency}"));
        foreach (var worker in All)
            await Store.Staff.Save(worker);
    }

    public virtual ValueTask DisposeAsync()
    {
        Store.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    protected void Reopen()
    {
        Store.Dispose();
        Store = OpenStore();
    }

    protected string Command() => $"command-{Interlocked.Increment(ref _commands)}";

    /// <summary>A child's file with a name and a referral from the teacher, numbers 1 to 3.</summary>
    protected async Task<FileId> Referred(string given = "Robin", string family = "Example")
    {
        var written = await Written(Teacher,
            ActPart.InNew(FileKind.Child, new ChildIdentified { GivenName = given, FamilyName = family, Born = new LocalDate(2011, 5, 14) }, Today),
            ActPart.InNew(FileKind.Child, new ConcernRecorded { Concern = new Passage("A worry") }, Today),
            ActPart.InNew(FileKind.Child, new ReferralMade { From = "school" }, Today));
        return written[0].File;
    }

    /// <summary>The same, allocated to Lee of team north: entry 4.</summary>
    protected async Task<FileId> Allocated()
    {
        var file = await Referred();
        await Written(Hub, ActPart.In(file, new CaseAllocated { Worker = Lee.Worker, Grade = Grade.Experienced }, Today));
        return file;
    }

    protected Task<Outcome> Try(Reader writer, params ActPart[] parts) => Store.Files.Write(new Act(Command(), parts), writer);

    protected async Task<IReadOnlyList<Entry>> Written(Reader writer, params ActPart[] parts) =>
        Assert.IsType<Outcome.Written>(await Try(writer, parts)).Entries;

    protected async Task<string> RefusalOf(Reader writer, params ActPart[] parts) =>
        Assert.Single(Assert.IsType<Outcome.Refused>(await Try(writer, parts)).Said).Refusal;

    protected Task<OpenFile?> Open(FileId file, Reader reader) => Store.Files.Open(file, reader, Purpose.Of("For the test"));

    protected async Task<OpenFile> Opened(FileId file, Reader reader) => Assert.IsType<OpenFile>(await Open(file, reader));

    /// <summary>Everything an open file says, in words that can be compared.</summary>
    protected static string Dump(OpenFile file)
    {
        var lines = file.Entries.Select(entry =>
            $"{entry.Number} {entry.Kind} {entry.Happened} {entry.Written} {entry.Writer} {entry.Marks} {System.Text.Encoding.UTF8.GetString(entry.Kind.ToJson(entry.Body))}");
        var duties = file.Duties(all: true).Select(duty => $"{duty.Clock.Id} {duty.State} {duty.Due} {duty.StartedBy} {duty.MetBy} {duty.FallsTo}");
        return string.Join('\n', [$"{file.Kind} {file.Relation} {file.Number}", .. lines, .. duties]);
    }
}
