using Lantern.App.Commands;
using Lantern.App.Demo;
using Lantern.Store;

namespace Lantern.App.Tests.Commands;

/// <summary><c>lantern verify</c>, <c>bundle</c>, <c>checkpoints</c> and <c>keys public</c> at the terminal, on a made-up hub.</summary>
public sealed class VerifyCommandTests : IAsyncLifetime
{
    private readonly Terminal _terminal = new();
    private string _file = "";

    public async ValueTask InitializeAsync()
    {
        var made = await _terminal.Lantern("seed", "--files", "6", "--years", "1", "--data", "data");
        Assert.True(made.Code == 0, made.Error);
        using var store = HubStore.Open(Path.Combine(_terminal.Folder, "data"), PackFiles.Load().Find(Shared.DefaultPack)!, TimeProvider.System);
        _file = store.Index.Files(DemoStaff.SignIns[2])[0].File.Value;
        var keys = await _terminal.Lantern("keys", "public", "--data", "data");
        Assert.Equal(0, keys.Code);
        Assert.Contains("by telephone", keys.Error, StringComparison.Ordinal);
        _terminal.Write("hub.pem", keys.Out);
    }

    public ValueTask DisposeAsync()
    {
        _terminal.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task An_honest_record_exits_0_and_says_how_much_was_checked()
    {
        var answer = await _terminal.Lantern("verify", "--data", "data", "--deep");
        Assert.True(answer.Code == 0, answer.Out + answer.Error);
        Assert.Matches(@"Checked [\d,]+ leaves \([\d,]+ entries in 6 files\) and \d+ checkpoints in [\d.]+ s: [\d,]+ a second\.", answer.Out);
        Assert.EndsWith("Nothing is wrong.\n", answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_witness_who_was_told_of_another_record_is_heard()
    {
        Assert.Equal(0, (await _terminal.Lantern("checkpoints", "--data", "data", "--to", "told")).Code);
        Assert.Equal(0, (await _terminal.Lantern("verify", "--data", "data", "--witness", "told")).Code);
        Assert.Matches(@"^ +\d", (await _terminal.Lantern("checkpoints", "--data", "data")).Out);
        var note = Directory.GetFiles(Path.Combine(_terminal.Folder, "told"), "*.checkpoint")[0];
        File.WriteAllText(note, File.ReadAllText(note).Replace("root ", "root  ", StringComparison.Ordinal));
        var answer = await _terminal.Lantern("verify", "--data", "data", "--witness", "told");
        Assert.Equal(1, answer.Code);
        Assert.Contains("witness's file", answer.Out, StringComparison.Ordinal);
        Assert.Equal(2, (await _terminal.Lantern("checkpoints", "--data", "data", "--to", "told")).Code);
    }

    [Fact]
    public async Task Another_hubs_key_exits_1_and_what_cannot_be_read_exits_2()
    {
        Assert.Equal(0, (await _terminal.Lantern("seed", "--files", "1", "--years", "1", "--data", "other")).Code);
        _terminal.Write("other.pem", (await _terminal.Lantern("keys", "public", "--data", "other")).Out);
        var answer = await _terminal.Lantern("verify", "--data", "data", "--public-key", "other.pem");
        Assert.Equal(1, answer.Code);
        Assert.Contains("not signed with a key of the hub", answer.Out, StringComparison.Ordinal);
        foreach (var arguments in (string[][])[["--data", "nowhere"], ["--data", "data", "--public-key", "data/lantern.db"], ["--data", "data", "--witness", "nowhere"], ["--bundle", "hub.pem"], ["--bundle", "hub.pem", "--public-key", "hub.pem"]])
        {
            var wrong = await _terminal.Lantern(["verify", .. arguments]);
            Assert.True(wrong.Code == 2 && wrong.Error.Length > 0, string.Join(' ', arguments));
        }
        Assert.False(Directory.Exists(Path.Combine(_terminal.Folder, "nowhere")));
    }

    [Fact]
    public async Task A_bundle_is_taken_by_name_and_with_a_reason_and_each_of_its_bytes_counts()
    {
        foreach (var (worker, reason) in ((string, string)[])[("nobody", "The panel asks"), ("health", "The panel asks"), ("hub-manager", " ")])
            Assert.Equal(2, (await _terminal.Lantern("bundle", _file, "--to", "x.bundle", "--as", worker, "--reason", reason, "--data", "data")).Code);
        Assert.Equal(2, (await _terminal.Lantern("bundle", "00000000000000000000000000", "--to", "x.bundle", "--as", "hub-manager", "--reason", "The panel asks", "--data", "data")).Code);
        Assert.False(File.Exists(Path.Combine(_terminal.Folder, "x.bundle")));
        var taken = await _terminal.Lantern("bundle", _file, "--to", "x.bundle", "--as", "hub-manager", "--reason", "The panel asks", "--data", "data");
        Assert.True(taken.Code == 0, taken.Error);
        Assert.Equal(2, (await _terminal.Lantern("bundle", _file, "--to", "x.bundle", "--as", "hub-manager", "--reason", "The panel asks", "--data", "data")).Code);
        Assert.Equal(0, (await _terminal.Lantern("verify", "--bundle", "x.bundle", "--public-key", "hub.pem")).Code);
        var path = Path.Combine(_terminal.Folder, "x.bundle");
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(path, bytes);
        var changed = await _terminal.Lantern("verify", "--bundle", "x.bundle", "--public-key", "hub.pem");
        Assert.Equal(1, changed.Code);
        Assert.Contains("it was changed", changed.Out, StringComparison.Ordinal);
    }
}
