using Lantern.App.Commands;
using Lantern.Entries;
using Lantern.Store;
using Lantern.Store.Keys;

namespace Lantern.App.Tests.Commands;

/// <summary>How commands are told where a hub is kept.</summary>
public sealed class WhereKeptTests
{
    private readonly Dictionary<string, string> _environment = [];

    [Fact]
    public void Two_sources_of_keys_are_one_too_many()
    {
        _environment[WhereKept.KeysCommand] = "cat keys";
        Assert.Contains("--keys and LANTERN_KEYS_COMMAND", Said("data", "/keys/hub.key", null), StringComparison.Ordinal);
        _environment[WhereKept.KeysText] = "wrap 1 secret";
        var said = Said("data", null, null);
        Assert.Contains("LANTERN_KEYS and LANTERN_KEYS_COMMAND", said, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Neither_keys_nor_witness_lie_in_the_data_folder()
    {
        Assert.Contains("whoever took it could read it", Said("data", "data/hub.key", null), StringComparison.Ordinal);
        Assert.Contains("whoever changes the record", Said("data", null, "data/witness"), StringComparison.Ordinal);
        _environment[WhereKept.WitnessFolder] = "data";
        Assert.Contains("whoever changes the record", Said("data", null, null), StringComparison.Ordinal);
    }

    [Fact]
    public void With_nothing_said_the_keys_lie_beside_the_data_and_there_is_no_server()
    {
        _environment[WhereKept.Database] = " ";
        var premises = Of("elsewhere", null, null);
        Assert.Equal(new KeySource.File(Path.GetFullPath("elsewhere.key")), premises.Keys);
        Assert.Null(premises.Postgres);
        Assert.Null(premises.Witness);
        Assert.Equal(Path.GetFullPath("data"), Of(null, null, null).DataFolder);
    }

    [Fact]
    public void Options_and_environment_name_the_rest()
    {
        _environment[WhereKept.Database] = "Host=127.0.0.1;Password=never-said";
        _environment[WhereKept.WitnessFolder] = "/witness";
        var premises = Of("data", "/keys/hub.key", null);
        Assert.Equal(("Host=127.0.0.1;Password=never-said", "/witness"), (premises.Postgres, premises.Witness));
        Assert.Equal(new KeySource.File("/keys/hub.key"), premises.Keys);
        Assert.DoesNotContain("never-said", premises.ToString(), StringComparison.Ordinal);
        Assert.Equal("/other", Of("data", null, "/other").Witness);
        _environment[WhereKept.KeysFile] = "/keys/other.key";
        Assert.Equal(new KeySource.File("/keys/other.key"), Of("data", null, null).Keys);
    }

    private Premises Of(string? data, string? keys, string? witness) => WhereKept.Of(data, keys, witness, name => _environment.GetValueOrDefault(name));

    private string Said(string? data, string? keys, string? witness) => Assert.Throws<UnreadableException>(() => Of(data, keys, witness)).Message;
}
