using Lantern.Access;
using Lantern.Entries;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using static Lantern.Store.Tests.People;

namespace Lantern.Store.Tests.Proof;

/// <summary>A small hub in which every table has rows: files, an erased one, looks, drafts, a block, an emergency, its review, checkpoints.</summary>
internal static class SmallHub
{
    public static readonly Reader Privacy = new("privacy", "Pru Privacy", Role.PrivacyOfficer, "council", "");

    /// <summary>Everybody whose reading is tried.</summary>
    public static readonly Reader[] Readers = [Hub, Lee, Ash, Police, Teacher, Colleague, Privacy];

    private static readonly Happening Day = new(new LocalDate(2026, 4, 1));

    public static FakeTimeProvider Clock => new(new DateTimeOffset(2026, 4, 1, 9, 0, 0, TimeSpan.Zero));

    /// <summary>Fills premises where there is nothing yet; gives the files that can be read, the one Ash is kept from first.</summary>
    public static async Task<IReadOnlyList<FileId>> Fill(Premises premises)
    {
        var files = await Work(premises);
        using var database = HubStore.Reach(premises);
        using var connection = database.Connect();
        var kept = HubStore.Opened.Kept(connection)!.Value;
        new ClockConfirmation(1, 1, Instant.FromUtc(2026, 4, 1, 10, 0), "Two people said so")
            .Add(connection, new Keys.Vault(premises.Keys, premises.Keys.Read()!, kept.Key));
        return files;
    }

    private static async Task<IReadOnlyList<FileId>> Work(Premises premises)
    {
        using var store = HubStore.Open(premises, TestPack.Pack, Clock);
        foreach (var agency in Readers.Select(reader => reader.Agency).Distinct())
            await store.Staff.Save(new Agency(agency, $"The {agency}"));
        foreach (var reader in Readers)
            await store.Staff.Save(reader);
        var files = new List<FileId>();
        foreach (var given in (string[])["Robin", "Jo", "Sky"])
            files.Add(await Begin(store, given));
        await store.Staff.Add(Belonging.NetworkMember, "council", Ash.Worker, files[0], "Asked to help");
        await store.Staff.Add(Belonging.Blocked, "council", Ash.Worker, files[0], "A cousin");
        await store.Staff.Add(Belonging.NetworkMember, "school", null, files[1], "The child's school", until: Instant.FromUtc(2026, 5, 1, 0, 0));
        await store.SealNow();
        foreach (var file in files)
            await store.Files.Open(file, Hub, Purpose.ManagingTheWork);
        foreach (var key in (string[])["first", "second"])
            await store.Files.SaveDraft(key, $"The {key} words", Lee);
        await store.Watch.BreakGlass(Police, new Asked(null, "Example", null, "R-Jo"), "A call in the night", 1);
        var alert = store.Watch.Alerts(Privacy)!.First(one => one.Worker == Police.Worker);
        Assert.True(await store.Watch.Review(alert.Id, Privacy, Finding.InOrder, "It was needed"));
        await Write(store, "propose", ActPart.In(files[2], new ErasureProposed { Authority = "Request 17", Because = "The rule" }, Day));
        Assert.Equal(ErasureAnswer.Erased, await store.Erasures.Erase(files[2], Privacy));
        await store.SealNow();
        await Write(store, "later", ActPart.In(files[0], new SignificantIncident(), Day));
        return files[..2];
    }

    /// <summary>Who can open which of some files, tried by opening them.</summary>
    public static async Task<HashSet<string>> Opened(HubStore store, IReadOnlyList<FileId> files)
    {
        var opened = new HashSet<string>();
        foreach (var file in files)
        {
            foreach (var reader in Readers)
            {
                try
                {
                    // As the program does: the reader is who the store says this worker is now.
                    if (store.Staff.Worker(reader.Worker) is { } now && await store.Files.Open(file, now, Purpose.Of("To see whether it opens")) is not null)
                        opened.Add($"{reader.Worker} {file}");
                }
                catch (Exception refused) when (refused is StoreUnfitException or NotSavedException or NotReadException)
                {
                    // It is refused: nobody read anything.
                }
            }
        }
        return opened;
    }

    private static async Task<FileId> Begin(HubStore store, string given)
    {
        var entries = await Write(store, $"begin-{given}",
            ActPart.InNew(FileKind.Child, new ChildIdentified { GivenName = given, FamilyName = "Example", Reference = $"R-{given}" }, Day),
            ActPart.InNew(FileKind.Child, new ConcernRecorded { Concern = new Passage("A worry") }, Day),
            ActPart.InNew(FileKind.Child, new CaseAllocated { Worker = Lee.Worker, Grade = Grade.Experienced }, Day));
        return entries[0].File;
    }

    private static async Task<IReadOnlyList<Entry>> Write(HubStore store, string command, params ActPart[] parts) =>
        Assert.IsType<Outcome.Written>(await store.Files.Write(new Act(command, parts), Hub)).Entries;
}
