using System.Text;
using Lantern.Access;
using Lantern.Entries;
using Lantern.Store.Keeping;
using Lantern.Store.Keys;
using Lantern.Store.Proof;
using NodaTime;
using static Lantern.Store.Tests.People;

namespace Lantern.Store.Tests.Keeping;

/// <summary>Whoever takes the disk and not the keys has nothing to read; and a destroyed key is nowhere on it.</summary>
public sealed class StolenDiskTests : IAsyncLifetime
{
    private static readonly Happening Day = new(new LocalDate(2026, 4, 1));

    private readonly FreshPlace _place = new();
    private readonly List<string> _canaries = [];

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _place.DisposeAsync();

    [Fact]
    public async Task Without_its_keys_a_hub_does_not_open()
    {
        var premises = await Filled(_ => { });
        Assert.Contains("Without them its record cannot be read", Assert.Throws<StoreUnfitException>(() =>
            HubStore.Open(premises with { Keys = new KeySource.File(_place.In("none")) }, TestPack.Pack, TimeProvider.System)).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_place.In("none")), "new keys were made for old data");
        Assert.Contains("do not fit", Assert.Throws<StoreUnfitException>(() =>
            HubStore.Open(premises with { Keys = new KeySource.Text(KeyKeeping.New()) }, TestPack.Pack, TimeProvider.System)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_canary_is_found_in_the_data_folder_the_backup_or_the_list_of_erasures()
    {
        var found = new List<string>();
        var premises = await Filled(data => Grep(data, found));
        Backup.Make(premises, _place.In("backup"), TimeProvider.System, _ => { });
        ErasureList.Write(premises, _place.In("erasures"), TimeProvider.System);
        Grep(_place.In(""), found);
        Assert.True(_canaries.Count > 60, $"only {_canaries.Count} canaries");
        Assert.Empty(found);
        // Names of workers are sealed since decision 0013. The search sees what is there: the number of a file stands open.
        Assert.DoesNotContain(Directory.GetFiles(premises.DataFolder), path => Finds(File.ReadAllBytes(path), Hub.Name));
        using (var database = HubStore.Reach(premises))
        using (var connection = database.Connect())
        {
            var file = (string)connection.One("SELECT min(id) FROM file")!;
            Assert.Contains(Directory.GetFiles(premises.DataFolder), path => Finds(File.ReadAllBytes(path), file));
        }
        Console.WriteLine($"  {_canaries.Count} canaries in {Directory.GetFiles(_place.In(""), "*", SearchOption.AllDirectories).Length} files, as UTF-8 and UTF-16: 0 found");
    }

    [Fact]
    public async Task A_destroyed_key_is_nowhere_on_the_disk()
    {
        var premises = await Filled(_ => { });
        byte[] wrapped;
        FileId file;
        using (var hub = HubStore.Open(premises, TestPack.Pack, TimeProvider.System))
        {
            file = hub.Index.Files(Hub)[0].File;
            using (var database = HubStore.Reach(premises))
            using (var connection = database.Connect())
                wrapped = connection.Rows("SELECT wrapped FROM file_key WHERE file = $1", row => row.GetFieldValue<byte[]>(0), file.Value)[0];
            Assert.NotEmpty(Holding(premises.DataFolder, wrapped));
            await hub.Files.Write(new Act("propose", ActPart.In(file, new ErasureProposed { Authority = "Request 17", Because = "The rule" }, Day)), Hub);
            Assert.Equal(ErasureAnswer.Erased, await hub.Erasures.Erase(file, new Reader("officer", "Ola Officer", Role.PrivacyOfficer, "council", "")));
            Assert.Empty(Holding(premises.DataFolder, wrapped));
        }
        Backup.Make(premises, _place.In("after"), TimeProvider.System, _ => { });
        Assert.Empty(Proofs.Check(premises, null, null, deep: true).Sentences);
        var restored = await _place.New(true);
        Restore.Run(restored, new Restoring(_place.In("after")), TimeProvider.System, _ => { });
        using var again = HubStore.Open(restored, TestPack.Pack, TimeProvider.System);
        Assert.Null(await again.Files.Open(file, Hub, Purpose.Of(Purpose.WorkingOnTheFile.Words)));
    }

    private async Task<Premises> Filled(Action<string> whileOpen)
    {
        var premises = await _place.New(false);
        await using (var busy = await BusyHub.Open(premises, files: 1))
        {
            var hub = busy.First;
            var written = Assert.IsType<Outcome.Written>(await hub.Files.Write(new Act("canaries", [.. Everything()]), Hub));
            var file = written.Entries[0].File;
            await hub.Files.Open(file, Hub, Purpose.Of(Canary("purpose")));
            await hub.Staff.Add(Belonging.NetworkMember, Nurse.Agency, Nurse.Worker, file, Canary("membership"));
            await hub.Files.SaveDraft($"{file}/child-seen", Canary("draft"), Hub);
            await hub.Files.SaveDraft($"new/{Canary("key")}", "text", Hub);
            File.WriteAllBytes(Path.Combine(premises.DataFolder, "kept"), hub.Seal(Encoding.UTF8.GetBytes(Canary("kept")), "something kept"));
            whileOpen(premises.DataFolder);
        }
        return premises;
    }

    // Every field of words there is, of every kind that may be written here, with a word of its own.
    private IEnumerable<ActPart> Everything()
    {
        yield return ActPart.InNew(FileKind.Child, new ChildIdentified
        {
            GivenName = Canary("given"), FamilyName = Canary("family"), Reference = Canary("reference"), Address = new Passage(Canary("address")), Phone = new Passage(Canary("phone")),
        }, Day);
        foreach (var type in (Type[])
        [
            typeof(ConcernRecorded), typeof(AdviceGiven), typeof(ManagerConsulted), typeof(ChampionInformed), typeof(SignificantIncident), typeof(SignificantChange),
            typeof(StrengthNoted), typeof(RiskStated), typeof(ChildSeen), typeof(ChildContacted), typeof(ChildSpoke), typeof(MeetingHeld), typeof(MissingStarted),
            typeof(MissingEnded), typeof(ReturnInterviewOffered), typeof(ReportShared), typeof(SafetyAlarmProvided), typeof(ErasureProposed), typeof(LegalHoldPlaced), typeof(LegalHoldLifted),
        ])
        {
            var body = (Body)Activator.CreateInstance(type)!;
            foreach (var property in type.GetProperties().Where(property => property.CanWrite))
            {
                if (property.PropertyType == typeof(string))
                    property.SetValue(body, Canary($"{type.Name}-{property.Name}"));
                else if (property.PropertyType == typeof(Passage))
                    property.SetValue(body, new Passage(Canary($"{type.Name}-{property.Name}")));
                else if (property.PropertyType == typeof(IReadOnlyList<string>))
                    property.SetValue(body, (string[])[Canary($"{type.Name}-{property.Name}")]);
            }
            yield return ActPart.InNew(FileKind.Child, body, Day);
        }
    }

    private string Canary(string what)
    {
        _canaries.Add($"zq{_canaries.Count:000}{what}zq");
        return _canaries[^1];
    }

    private void Grep(string folder, List<string> found)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var bytes = File.ReadAllBytes(path);
            found.AddRange(_canaries.Where(canary => Finds(bytes, canary)).Select(canary => $"{canary} in {Path.GetFileName(path)}"));
        }
    }

    private static bool Finds(byte[] bytes, string word) =>
        bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)) >= 0 || bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(word)) >= 0;

    private static List<string> Holding(string folder, byte[] bytes) =>
        [.. Directory.GetFiles(folder).Where(path => File.ReadAllBytes(path).AsSpan().IndexOf(bytes) >= 0)];
}
