using System.Diagnostics;
using Lantern.Store.Proof;

namespace Lantern.Store.Tests.Proof;

/// <summary>Checking the whole ink of a hub that never was: every cell of it counts, and it goes fast.</summary>
public sealed class VerifierTests : IDisposable
{
    private static readonly bool Full = Environment.GetEnvironmentVariable("LANTERN_FULL") == "1";

    private readonly string _folder = Directory.CreateTempSubdirectory("lantern-verify-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Every_random_edit_of_a_store_is_found_by_both()
    {
        using var paper = Paper(seed: 12, leaves: 500);
        var random = new Random(1);
        var edits = Full ? 10_000 : 500;
        var everyPython = Full ? 100 : 10;
        using var store = new BehindItsBack(Db("honest"));
        for (var i = 0; i < edits; i++)
        {
            store.Run("BEGIN");
            var seed = random.Next();
            var said = RandomEdit(store, new Random(seed));
            Assert.True(Check(store.Ink(), paper).Count > 0, $"edit {i}: {said}");
            store.Run("ROLLBACK");
            if (i % everyPython != 0)
                continue;
            File.Copy(Db("honest"), Db($"edit {i}"));
            using var copy = new BehindItsBack(Db($"edit {i}"));
            RandomEdit(copy, new Random(seed));
        }
        await AssertPython(name => name == "honest" ? 0 : 1);
    }

    [Fact]
    public async Task What_is_done_to_an_erasure_is_found_by_both()
    {
        using var paper = Paper(seed: 14, leaves: 700);
        Assert.Contains(paper.Rows, row => row.Kind == InkKind.Erasure);
        foreach (var (name, attack) in ((string, Action<BehindItsBack>)[])
        [
            ("an erasure dropped", store => store.Run("DELETE FROM erasure WHERE position = (SELECT min(position) FROM erasure)")),
            ("an erasure moved to another file", store => store.Run("UPDATE erasure SET file = $1 WHERE position = (SELECT min(position) FROM erasure)", paper.LongestFile)),
            ("a key for an erased file", store => store.Run("INSERT INTO file_key SELECT file, 1, x'00' FROM erasure LIMIT 1")),
            ("an entry after the erasure", store =>
            {
                store.Run("INSERT INTO entry SELECT (SELECT size + 1 FROM head), file, number + 1, written, hash, sealed, hash FROM entry WHERE file = (SELECT file FROM erasure LIMIT 1) ORDER BY number DESC LIMIT 1");
                store.Run("UPDATE head SET size = size + 1");
                store.Rechain();
            }),
        ])
        {
            File.Copy(Db("honest"), Db(name));
            using var store = new BehindItsBack(Db(name));
            attack(store);
            Assert.True(Check(store.Ink(), paper).Count > 0, name);
        }
        await AssertPython(name => name == "honest" ? 0 : 1);
    }

    [Fact]
    public async Task Checking_goes_fast_enough_for_a_region()
    {
        using var paper = Paper(seed: 3, leaves: Full ? 1_000_000 : 30_000);
        var ink = paper.Ink;
        var watch = Stopwatch.StartNew();
        Assert.Empty(Check(ink, paper).Sentences);
        var perSecond = paper.Rows.Count / watch.Elapsed.TotalSeconds;
        var data = Directory.CreateDirectory(Path.Combine(_folder, "data")).FullName;
        File.Copy(Db("honest"), Path.Combine(data, "lantern.db"));
        var cpu = Environment.CpuUsage.TotalTime;
        watch.Restart();
        Assert.Empty(Proofs.Check(new Premises(data), paper.Signer.Public.Pem, null, deep: false).Sentences);
        var fromDisk = paper.Rows.Count / watch.Elapsed.TotalSeconds;
        var perCpuSecond = paper.Rows.Count / (Environment.CpuUsage.TotalTime - cpu).TotalSeconds;
        var answer = await Python.Verify("store", Db("honest"), "--key", Path.Combine(_folder, "hub.pem"));
        Assert.True(answer.Code == 0, answer.Out + answer.Error);
        TestContext.Current.SendDiagnosticMessage($"Verified {perSecond:N0} leaves a second in memory, {fromDisk:N0} from the database ({perCpuSecond:N0} a second of processor time, other tests' too); the second verifier from the file: {answer.Out.Split('\n')[0]}");
        Assert.True(perSecond > 5_000, $"{perSecond:N0} leaves a second");
    }

    [Fact]
    public async Task What_is_no_store_is_called_unreadable()
    {
        using var paper = Paper(seed: 1, leaves: 3);
        var key = Path.Combine(_folder, "hub.pem");
        File.WriteAllText(Db("nothing"), new string('x', 5000));
        Assert.Equal(2, (await Python.Verify("store", Db("nothing"), "--key", key)).Code);
        Assert.Equal(2, (await Python.Verify("store", Db("absent"), "--key", key)).Code);
        Assert.Equal(2, (await Python.Verify("store", Db("honest"), "--key", Db("honest"))).Code);
        Assert.Equal(2, (await Python.Verify("store", Db("honest"), "--key", key, "--witness", Db("absent"))).Code);
        Assert.Equal(0, (await Python.Verify("store", Db("honest"), "--key", key)).Code);
    }

    [Fact]
    public void A_witness_is_not_told_two_things_of_one_size()
    {
        using var paper = new InkOnPaper(1, 10);
        var folder = new WitnessFolder(Path.Combine(_folder, "witness"));
        folder.Drop(paper.Last);
        folder.Drop(paper.Last);
        Assert.Equal(paper.Last.Note, Assert.Single(folder.Notes()).Text);
        var other = Checkpoint.Make(paper.Hub, paper.Last.Size, new byte[32], paper.Last.At, paper.Signer);
        Assert.Contains("something else", Assert.Throws<IOException>(() => folder.Drop(other)).Message, StringComparison.Ordinal);
        Assert.Equal(paper.Last.Note, Assert.Single(folder.Notes()).Text);
    }

    private static string RandomEdit(BehindItsBack store, Random random)
    {
        (string Table, string[] Columns)[] tables =
        [
            ("entry", ["position", "file", "number", "written", "previous", "sealed", "hash"]),
            ("look", ["position", "file", "at", "sealed", "hash"]),
            ("access_act", ["position", "number", "file", "at", "previous", "sealed", "hash"]),
            ("checkpoint", ["size", "root", "at", "note"]),
            ("head", ["hub", "size"]),
        ];
        var (table, columns) = tables[random.Next(20) switch { 0 => 3, < 4 => 2, < 10 => 1, _ => 0 }];
        var column = columns[random.Next(columns.Length)];
        var row = store.Rows($"SELECT rowid, typeof({column}), {column} FROM {table} ORDER BY rowid LIMIT 1 OFFSET $1",
            found => (Id: found.GetInt64(0), Type: found.GetString(1), Value: found.GetValue(2)), random.NextInt64(store.Number($"SELECT count(*) FROM {table}")))[0];
        object value = row.Value switch
        {
            long number => number ^ (1L << random.Next(33)),
            byte[] bytes => Flipped(bytes, random),
            string text => text.Length == 0 ? "x" : Changed(text, random),
            _ => "0123456789abcdefghjkmnpqrs",
        };
        var said = $"{table}.{column} of row {row.Id}";
        try
        {
            store.Run($"UPDATE {table} SET {column} = $1 WHERE rowid = $2", value, row.Id);
        }
        catch (Microsoft.Data.Sqlite.SqliteException)
        {
            store.Run($"DELETE FROM {table} WHERE rowid = $1", row.Id); // the database itself refused the edit: something else is done
            if (table == "checkpoint")
                store.Run("UPDATE head SET size = size - 1");
        }
        return said;
    }

    private static byte[] Flipped(byte[] bytes, Random random)
    {
        if (bytes.Length == 0)
            return [1];
        bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        return bytes;
    }

    private static string Changed(string text, Random random)
    {
        var at = random.Next(text.Length);
        return text[..at] + (text[at] == 'x' ? 'y' : 'x') + text[(at + 1)..];
    }

    private InkOnPaper Paper(int seed, int leaves)
    {
        var paper = new InkOnPaper(seed, leaves);
        paper.Save(Db("honest"));
        File.WriteAllText(Path.Combine(_folder, "hub.pem"), paper.Signer.Public.Pem);
        return paper;
    }

    private string Db(string name) => Path.Combine(_folder, name + ".db");

    private static Findings Check(KeptInk ink, InkOnPaper paper) => Verifier.Check(ink, [paper.Signer.Public]);

    private async Task AssertPython(Func<string, int> code)
    {
        var answers = await Python.CheckAll(_folder);
        Assert.Equal(Directory.GetFiles(_folder, "*.db").Length, answers.Count);
        Assert.All(answers, answer => Assert.True(answer.Value.Code == code(answer.Key), $"{answer.Key}: {answer.Value.Code} {answer.Value.Says}"));
    }
}
