namespace Lantern.App.Tests.Commands;

/// <summary><c>lantern pack check</c> at the terminal.</summary>
public sealed class PackCommandTests : IDisposable
{
    private const string Head = "id: mine\ntitle: Mine\nedition: 2026-11\nabout: For tests.\nbuilds-on: [england]\n";

    private const string Clock = """
        id: welcome
        title: Welcome the child
        shape: each
        starts: contact-received
        within: 1 working-days
        met-by: child-seen
        falls-to: allocated-worker
        source: { title: A made-up standard, where: page 1 }
        examples:
          - { title: On a Friday, file: [{ kind: contact-received, happened: 2026-03-13 }], at: 2026-03-14, owed: [{ due: 2026-03-16, state: due }] }
          - { title: Nothing came in, file: [], at: 2026-03-14, owed: [] }
        """;

    private readonly Terminal _terminal = new();

    public void Dispose() => _terminal.Dispose();

    [Fact]
    public async Task An_example_that_does_not_come_out_is_named_and_exits_1()
    {
        _terminal.Write("mine/pack.yaml", Head);
        _terminal.Write("mine/clocks/welcome.yaml", Clock.Replace("due: 2026-03-16", "due: 2026-03-14", StringComparison.Ordinal));
        var answer = await _terminal.Lantern("pack", "check", "mine");
        Assert.Equal(1, answer.Code);
        Assert.Contains("mine/clocks/welcome.yaml:10:107: welcome, “On a Friday”: expected 2026-03-14 due; came out 2026-03-16 due.", answer.Out, StringComparison.Ordinal);
        Assert.Contains("1 pack (mine@2026-11): 2 examples, 1 not as they say.", answer.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("title: Welcome", "titel: Welcome", "mine/clocks/welcome.yaml:2:1: 'titel' does not belong to a clock")]
    [InlineData("met-by: child-seen", "met-by: child-sean", "mine/clocks/welcome.yaml:6:9: 'child-sean' is not a kind of entry")]
    [InlineData("source: { title: A made-up standard, where: page 1 }\n", "", "mine/clocks/welcome.yaml:1:1: 'source' is missing here")]
    public async Task A_pack_that_cannot_be_read_says_where_and_exits_2(string right, string wrong, string says)
    {
        _terminal.Write("mine/pack.yaml", Head);
        _terminal.Write("mine/clocks/welcome.yaml", Clock.Replace(right, wrong, StringComparison.Ordinal));
        var answer = await _terminal.Lantern("pack", "check", "mine");
        Assert.Equal(2, answer.Code);
        Assert.StartsWith(says, answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere", "There is no such folder of packs")]
    [InlineData("empty", "There is no pack here")]
    public async Task A_folder_without_packs_exits_2(string folder, string says)
    {
        _terminal.Write("empty/readme.txt", "nothing");
        var answer = await _terminal.Lantern("pack", "check", folder);
        Assert.Equal(2, answer.Code);
        Assert.Contains(says, answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failing_example_stops_every_other_command_too()
    {
        var shelf = _terminal.CopyPacks();
        _terminal.Write("shelf/bradford/clocks/welcome.yaml", Clock.Replace("due: 2026-03-16", "due: 2026-03-14", StringComparison.Ordinal));
        var answer = await _terminal.Lantern("tools", "--packs", shelf);
        Assert.Equal(2, answer.Code);
        Assert.Empty(answer.Out);
        Assert.StartsWith("shelf/bradford/clocks/welcome.yaml:10:107: welcome, “On a Friday”: expected 2026-03-14 due; came out 2026-03-16 due. Mend", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pack_of_ones_own_is_checked_on_what_it_builds_on()
    {
        _terminal.Write("mine/pack.yaml", Head);
        _terminal.Write("mine/clocks/welcome.yaml", Clock);
        var answer = await _terminal.Lantern("pack", "check", "mine");
        Assert.Equal("1 pack (mine@2026-11): 2 examples, 0 not as they say." + Environment.NewLine, answer.Out);
        Assert.Equal(0, answer.Code);
    }

    [Fact]
    public async Task The_packs_that_ship_are_all_well()
    {
        var answer = await _terminal.Lantern("pack", "check");
        Assert.Equal(0, answer.Code);
        Assert.StartsWith("7 packs (", answer.Out, StringComparison.Ordinal);
        Assert.Contains("examples, 0 not as they say.", answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_file_more_and_there_is_one_tool_more()
    {
        var shelf = _terminal.CopyPacks();
        _terminal.Write("shelf/bradford/tools/first-look.yaml", """
            id: first-look
            title: First look
            edition: 2026-11
            stage: screen
            guidance: For tests.
            scoring: added
            groups:
              - id: signs
                title: Signs
                points: { current: 1, recent: 0, both: 1, historic: 0 }
                indicators: [{ id: gifts, ask: "Gifts nobody can explain?" }]
            bands:
              - { id: low, title: Low, from: 0, means: Little is seen., suggests: [Talk.] }
              - { id: high, title: High, from: 1, means: Something is seen., suggests: [Refer.] }
            source: { title: A made-up standard, where: page 2 }
            examples:
              - { answers: {}, score: 0, suggested: low }
              - { answers: { gifts: { is: yes } }, score: 1, suggested: high }
            """);
        Assert.Equal(0, (await _terminal.Lantern("pack", "check", shelf)).Code);
        var tools = (await _terminal.Lantern("tools", "--packs", shelf, "--json")).Json.AsArray();
        Assert.Equal(["cse-1", "first-look", "seraf"], tools.Select(tool => (string)tool!["tool"]!));
        var answers = _terminal.Write("answers.yaml", "gifts: { is: yes }");
        Assert.Equal("high", (string)(await _terminal.Lantern("assess", "first-look", answers, "--packs", shelf, "--json")).Json["suggested"]!);
    }
}
