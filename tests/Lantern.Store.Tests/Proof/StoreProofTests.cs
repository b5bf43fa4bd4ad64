using Lantern.Access;
using Lantern.Store.Keys;
using Lantern.Store.Proof;
using static Lantern.Store.Tests.People;

namespace Lantern.Store.Tests.Proof;

/// <summary>Checking a real store: whatever is done to it behind its back is found, by both verifiers, and an honest one is not suspected.</summary>
public sealed class StoreProofTests : IDisposable
{
    private static readonly bool Full = Environment.GetEnvironmentVariable("LANTERN_FULL") == "1";

    private readonly string _folder = Directory.CreateTempSubdirectory("lantern-proof-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Every_structural_attack_is_found_by_both()
    {
        using var store = await Store(seed: 11, acts: 260);
        store.Close();
        File.Copy(store.Database, Db("honest"));
        foreach (var (name, attack, needsWitness) in StoreAttacks.All)
        {
            File.Copy(store.Database, Db(name));
            using (var behind = new BehindItsBack(Db(name)))
                attack(behind);
            if (needsWitness)
                Copy(Told("hub-11"), Told(name));
            Assert.True(Check(name, store).Count > 0, name);
        }
        Assert.Empty(Check("honest", store).Sentences);
        await AssertPython(name => name == "honest" ? 0 : 1, store);
    }

    [Fact]
    public async Task A_store_put_back_to_an_earlier_copy_is_found_by_both_with_the_witness()
    {
        using var store = await Store(seed: 12, acts: 60);
        store.Close();
        var files = store.Files;
        File.Copy(store.Database, Db("put back"));
        store.Reopen();
        await store.Work(40);
        store.Close();
        Copy(Told("hub-12"), Told("put back"));
        Assert.Contains(Check("put back", store).Sentences, sentence => sentence.Contains("taken off the end", StringComparison.Ordinal));
        // Put back and written on, past what the witness was told.
        File.Copy(Db("put back"), store.Database, overwrite: true);
        store.Forget(files);
        store.Reopen();
        await Assert.ThrowsAsync<StoreUnfitException>(() => store.Work(1));
        store.Close();
        store.ReopenUnwatched();
        await store.Work(90);
        store.Close();
        File.Copy(store.Database, Db("written on"));
        Copy(Told("put back"), Told("written on"));
        Assert.Contains(Check("written on", store).Sentences, sentence => sentence.Contains("when the witness was told", StringComparison.Ordinal));
        await AssertPython(_ => 1, store);
    }

    [Fact]
    public async Task Honest_stores_are_not_suspected_by_either()
    {
        for (var seed = 1; seed <= (Full ? 1000 : 100); seed++)
        {
            using var store = await Store(seed, acts: 1 + (seed % 40));
            // Every third is looked at while it is open, and not all of it is under a checkpoint.
            if (seed % 3 != 0)
                store.Close();
            Assert.Empty(Proofs.Check(store.Premises, null, new WitnessFolder(Told($"hub-{seed}")).Notes(), deep: seed % 5 == 0).Sentences);
            if (seed % 3 == 0)
                store.Close();
            File.Move(store.Database, Db($"hub-{seed}"));
            File.WriteAllText(Path.Combine(_folder, $"hub-{seed}.pem"), Proofs.PublicKeys(store.Premises));
        }
        await AssertPython(_ => 0);
    }

    [Fact]
    public async Task Erasing_while_others_write_and_look_leaves_a_record_that_verifies_in_both()
    {
        using var store = await Store(seed: 61, acts: 40);
        while (store.Files < 9)
            await store.Work(20);
        var today = new Entries.Happening(new NodaTime.LocalDate(2026, 4, 1));
        await Task.WhenAll([.. Enumerable.Range(0, 8).Select(_ => store.Erase(today)), store.Work(120)]);
        store.Close();
        var found = Proofs.Check(store.Premises, null, null, deep: true);
        Assert.Empty(found.Sentences);
        File.Copy(store.Database, Db("honest"));
        foreach (var (name, sql) in ((string, string)[])
        [
            ("an erasure dropped", "DELETE FROM erasure WHERE position = (SELECT min(position) FROM erasure)"),
            ("an erasure's words changed", "UPDATE erasure SET sealed = zeroblob(60) WHERE position = (SELECT min(position) FROM erasure)"),
            ("an erasure moved in time", "UPDATE erasure SET at = at - 1 WHERE position = (SELECT max(position) FROM erasure)"),
            ("a key for an erased file", "INSERT INTO file_key SELECT file, 1, x'00' FROM erasure LIMIT 1"),
        ])
        {
            File.Copy(store.Database, Db(name));
            using (var behind = new BehindItsBack(Db(name)))
                Assert.Equal(1, behind.Run(sql));
            Assert.True(Check(name, store).Count > 0, name);
        }
        await AssertPython(name => name == "honest" ? 0 : 1, store);
    }

    [Fact]
    public async Task Words_sealed_under_another_key_are_found_where_the_keys_are_in_hand()
    {
        using var store = await Store(seed: 21, acts: 30);
        store.Close();
        File.Copy(store.Database, Db("tail"));
        using (var behind = new BehindItsBack(Db("tail")))
        {
            // Somebody puts other words after the last checkpoint, chained and counted as they should be.
            behind.Run("INSERT INTO entry SELECT (SELECT size + 1 FROM head), file, (SELECT max(number) + 1 FROM entry WHERE file = $1), (SELECT max(written) FROM entry), previous, sealed, hash FROM entry WHERE file = $1 AND number = 1", store.LongestFile.Value);
            behind.Run("UPDATE head SET size = size + 1");
            behind.Rechain();
        }
        // With the public key alone it does not show yet; the head is bound to its leaves by the hub's keys, and every entry has its command.
        Assert.Empty(Check("tail", store, pem: Proofs.PublicKeys(store.Premises)).Sentences);
        var shallow = Check("tail", store).Sentences;
        Assert.Contains(shallow, sentence => sentence.StartsWith("The head, or a leaf", StringComparison.Ordinal));
        Assert.Contains(shallow, sentence => sentence.StartsWith("No command wrote", StringComparison.Ordinal));
        Assert.Contains(Check("tail", store, deep: true).Sentences, sentence => sentence.Contains("does not open with its key", StringComparison.Ordinal));
        Assert.Empty(Proofs.Check(store.Premises, null, null, deep: true).Sentences);
    }

    [Fact]
    public async Task A_bundle_is_for_those_who_watch_over_the_file_and_its_taking_is_noted()
    {
        using var store = await Store(seed: 31, acts: 40);
        var (file, why) = (store.LongestFile, Purpose.Of("Bundle for the review panel"));
        Assert.Null(await store.Hub.Bundle(file, Police, why, withLooks: true));
        Assert.Null(await store.Hub.Bundle(file, People.Hub, Purpose.Of(" "), withLooks: true));
        Assert.Null(await store.Hub.Bundle(new Entries.FileId("00000000000000000000000000"), People.Hub, why, withLooks: true));
        var bundle = Assert.IsType<byte[]>(await store.Hub.Bundle(file, People.Hub, why, withLooks: true));
        Assert.Equal("Bundle for the review panel", (await store.Hub.Files.Looks(file, People.Hub))![0].Purpose);
        var keys = PublicKey.Read(Proofs.PublicKeys(store.Premises));
        var found = BundleVerifier.Check(bundle, keys);
        Assert.Empty(found.Sentences);
        Assert.Equal((await store.Hub.Files.Open(file, People.Hub, why))!.Number, found.Entries);
        Assert.True(found.Leaves > found.Entries, "the looks are in it, the one at the bundle too");
        File.WriteAllBytes(Path.Combine(_folder, "taken.bundle"), bundle);
        File.WriteAllText(Path.Combine(_folder, "hub.pem"), Proofs.PublicKeys(store.Premises));
        Assert.Equal(0, (await Python.CheckAll(_folder))["taken"].Code);
    }

    [Fact]
    public async Task A_witness_sees_by_itself_that_the_record_only_grew()
    {
        using var store = await Store(seed: 41, acts: 150);
        store.Close();
        var (folder, key) = (Told("hub-41"), Path.Combine(_folder, "hub.pem"));
        File.WriteAllText(key, Proofs.PublicKeys(store.Premises));
        Assert.Contains("not yet shown to have grown", (await Python.Verify("witness", folder, "--key", key)).Out, StringComparison.Ordinal);
        var count = Proofs.HandOver(store.Premises, new WitnessFolder(folder));
        Assert.Equal((count, count - 1), (Directory.GetFiles(folder, "*.checkpoint").Length, Directory.GetFiles(folder, "*.growth").Length));
        var honest = await Python.Verify("witness", folder, "--key", key);
        Assert.True(honest.Code == 0 && !honest.Out.Contains("not yet", StringComparison.Ordinal), honest.Out + honest.Error);
        // The same hub signs another story from some point on: no proof can join the two.
        var told = new WitnessFolder(folder).Notes().Select(note => Checkpoint.Read(note.Text)).ToList();
        using (var signer = Signer.From(KeyRing.Parse(File.ReadAllText(((KeySource.File)store.Premises.Keys).Path)).Sign))
            File.WriteAllText(Path.Combine(folder, $"{told[^1].Size:D12}.checkpoint"), Checkpoint.Make(told[^1].Hub, told[^1].Size, new byte[32], told[^1].At, signer).Note);
        var forked = await Python.Verify("witness", folder, "--key", key);
        Assert.True(forked.Code == 1 && forked.Out.Contains("does not show that the record only grew", StringComparison.Ordinal), forked.Out + forked.Error);
        Assert.Throws<IOException>(() => Proofs.HandOver(store.Premises, new WitnessFolder(folder)));
        Assert.Equal(2, (await Python.Verify("witness", _folder, "--key", key)).Code);
        File.Copy(store.Database, Db("changed"));
        using (var behind = new BehindItsBack(Db("changed")))
        {
            behind.Run("UPDATE look SET at = at + 1 WHERE position = (SELECT min(position) FROM look)");
            behind.Rechain();
        }
        Check("changed", store);
        Assert.Throws<StoreUnfitException>(() => Proofs.HandOver(store.Premises with { DataFolder = Path.Combine(_folder, "data of changed") }, new WitnessFolder(Told("fresh"))));
    }

    [Theory]
    [InlineData("DROP TABLE look")]
    [InlineData("ALTER TABLE entry RENAME COLUMN hash TO smash")]
    [InlineData("DELETE FROM head")]
    public async Task A_database_of_another_shape_is_unreadable_to_both(string sql)
    {
        using var store = await Store(seed: 51, acts: 5);
        store.Close();
        File.Copy(store.Database, Db("shapeless"));
        using (var behind = new BehindItsBack(Db("shapeless")))
            behind.Run(sql);
        Assert.Contains("database", Assert.Throws<StoreUnfitException>(() => Check("shapeless", store)).Message, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(_folder, "hub.pem"), Proofs.PublicKeys(store.Premises));
        Assert.NotEqual(0, (await Python.CheckAll(_folder))["shapeless"].Code);
    }

    [Fact]
    public void Where_there_is_no_record_or_no_key_it_is_said_so()
    {
        var premises = new Premises(Path.Combine(_folder, "nowhere"));
        Assert.Throws<StoreUnfitException>(() => Proofs.PublicKeys(premises));
        using var signer = Signer.New();
        Assert.Contains("--data", Assert.Throws<StoreUnfitException>(() => Proofs.Check(premises, signer.Public.Pem, null, false)).Message, StringComparison.Ordinal);
        Assert.Throws<StoreUnfitException>(() => Proofs.Checkpoints(premises));
        Assert.False(Directory.Exists(premises.DataFolder));
    }

    private async Task<HonestStore> Store(int seed, int acts)
    {
        var store = new HonestStore(_folder, seed, Told($"hub-{seed}"));
        await store.Staff();
        await store.Work(acts);
        Directory.CreateDirectory(Told($"hub-{seed}"));
        return store;
    }

    private Findings Check(string name, HonestStore store, bool deep = false, string? pem = null)
    {
        var data = Path.Combine(_folder, $"data of {name}");
        Directory.CreateDirectory(data);
        File.Copy(Db(name), Path.Combine(data, "lantern.db"), overwrite: true);
        var notes = Directory.Exists(Told(name)) ? new WitnessFolder(Told(name)).Notes() : [];
        return Proofs.Check(store.Premises with { DataFolder = data }, pem, notes, deep);
    }

    private async Task AssertPython(Func<string, int> code, HonestStore? store = null)
    {
        if (store is not null)
            File.WriteAllText(Path.Combine(_folder, "hub.pem"), Proofs.PublicKeys(store.Premises));
        var answers = await Python.CheckAll(_folder);
        Assert.Equal(Directory.GetFiles(_folder, "*.db").Length, answers.Count);
        Assert.All(answers, answer => Assert.True(answer.Value.Code == code(answer.Key), $"{answer.Key}: {answer.Value.Code} {answer.Value.Says}"));
    }

    private string Db(string name) => Path.Combine(_folder, name + ".db");

    private string Told(string name) => Path.Combine(_folder, name + ".witness");

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
    }
}
