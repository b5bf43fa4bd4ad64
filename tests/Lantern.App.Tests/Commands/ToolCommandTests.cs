namespace Lantern.App.Tests.Commands;

/// <summary><c>lantern assess</c> and <c>lantern tools</c> at the terminal.</summary>
public sealed class ToolCommandTests : IDisposable
{
    private readonly Terminal _terminal = new();

    public void Dispose() => _terminal.Dispose();

    [Theory]
    [InlineData("few-friend: { is: yes }", "answers.yaml:1:1: 'few-friend' is not an indicator of 'seraf'")]
    [InlineData("few-friends: { is: maybe }", "answers.yaml:1:20: is: 'maybe' must be one of: yes, no, not-known")]
    [InlineData("few-friends: yes", "answers.yaml:1:14: ")]
    [InlineData("few-friends: { is: yes, when: soon }", "answers.yaml:1:31: when: 'soon' must be one of: current, recent, both, historic")]
    [InlineData("few-friends: { is: yes\n", "answers.yaml:")]
    [InlineData("", "answers.yaml:1:1: This text is empty")]
    public async Task Answers_that_cannot_be_read_say_where_and_exit_2(string answers, string says)
    {
        var answer = await _terminal.Lantern("assess", "seraf", _terminal.Write("answers.yaml", answers), "--json");
        Assert.Equal(2, answer.Code);
        Assert.Contains(says, answer.Error, StringComparison.Ordinal);
        Assert.Empty(answer.Out);
    }

    [Theory]
    [InlineData("seraff", "example-hub", "'seraff' is not a tool of pack 'example-hub'. It has: cse-1, seraf.")]
    [InlineData("seraf", "leicestershire-and-rutland", "'seraf' is not a tool of pack 'leicestershire-and-rutland'. It has: cse-1.")]
    [InlineData("seraf", "bradford", "Pack 'bradford' has no tools")]
    [InlineData("seraf", "leeds", "'leeds' is not a pack here")]
    public async Task A_tool_or_pack_nobody_knows_exits_2(string tool, string pack, string says)
    {
        var answer = await _terminal.Lantern("assess", tool, _terminal.Write("answers.yaml", "{}"), "--pack", pack);
        Assert.Equal(2, answer.Code);
        Assert.Contains(says, answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_exits_2() => Assert.Equal(2, (await _terminal.Lantern("assess", "seraf", "nowhere.yaml")).Code);

    [Fact]
    public async Task Assess_answers_in_json()
    {
        var answers = _terminal.Write("answers.yaml", """
            missing-overnight: { is: yes, when: current, because: two nights in a row }
            out-late: { is: "yes" }
            few-friends: { is: no }
            distress: { is: not-known }
            """);
        var json = (await _terminal.Lantern("assess", "seraf", answers, "--pack", "south-gloucestershire", "--json")).Json.AsObject();
        Assert.Equal(["tool", "edition", "score", "parts", "suggested", "alerts", "gaps"], json.Select(pair => pair.Key));
        Assert.Equal("""{"vulnerability":0,"moderate":1,"significant":5}""", json["parts"]!.ToJsonString());
        Assert.Equal(("seraf", 6, "mild"), ((string)json["tool"]!, (int)json["score"]!, (string)json["suggested"]!));
        Assert.Equal("""["missing-overnight"]""", json["alerts"]!.ToJsonString());
        var gaps = json["gaps"]!.AsArray().Select(gap => (string)gap!).ToList();
        Assert.Equal(16, gaps.Count);
        Assert.Contains("distress", gaps);
        Assert.DoesNotContain("few-friends", gaps);
    }

    [Fact]
    public async Task A_tool_without_a_total_has_no_score_and_nothing_ticked_no_band()
    {
        var json = (await _terminal.Lantern("assess", "cse-1", _terminal.Write("answers.yaml", "{}"), "--json")).Json;
        Assert.Null(json["score"]);
        Assert.Null(json["suggested"]);
        Assert.Empty(json["alerts"]!.AsArray());
    }

    [Fact]
    public async Task Assess_says_in_words_what_counted_and_that_a_person_decides()
    {
        var answer = await _terminal.Lantern("assess", "cse-1", _terminal.Write("answers.yaml", "controlled: { is: yes }"));
        Assert.Contains("controlled: current, 1 point", answer.Out, StringComparison.Ordinal);
        Assert.Contains("High risk. It suggests; a named person decides.", answer.Out, StringComparison.Ordinal);
        Assert.Contains("calls for immediate action", answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tools_lists_bands_and_indicators()
    {
        var json = (await _terminal.Lantern("tools", "--json")).Json.AsArray();
        Assert.Equal(["cse-1", "seraf"], json.Select(tool => (string)tool!["tool"]!));
        Assert.Equal(["tool", "title", "edition", "bands", "indicators"], json[0]!.AsObject().Select(pair => pair.Key));
        Assert.Equal("""["not-at-risk","mild","moderate","significant"]""", json[1]!["bands"]!.ToJsonString());
        Assert.Equal(["id", "group", "ask"], json[1]!["indicators"]![0]!.AsObject().Select(pair => pair.Key));
        Assert.Equal("vulnerability", (string)json[1]!["indicators"]![0]!["group"]!);
    }
}
