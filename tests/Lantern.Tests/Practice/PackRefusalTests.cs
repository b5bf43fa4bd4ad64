using Lantern.Entries;
using Lantern.Practice;

namespace Lantern.Tests.Practice;

/// <summary>What is wrong in a pack stops the load, and says where and what to do.</summary>
public class PackRefusalTests
{
    [Theory]
    [InlineData("title: Decide", "titel: Decide", "2:1", "'titel' does not belong to a clock. Use: id, title, shape")]
    [InlineData("title: Decide\n", "", "1:1", "'title' is missing here: a clock of shape 'each' needs it. Add a line 'title: …'.")]
    [InlineData("title: Decide", "title: \"\"", "2:8", "'title' is empty")]
    [InlineData("title: Decide", "title: [Decide]", "2:8", "'title' is a list here; it must be words")]
    [InlineData("id: decide", "id: Decide It", "1:5", "'Decide It' is not an id")]
    [InlineData("id: decide", "id: other", "1:5", "The id 'other' and the file's name 'decide.yaml' differ; call the file 'other.yaml'.")]
    [InlineData("shape: each", "shape: every", "3:8", "shape: 'every' must be one of: once, each, repeating, before, lasting, count, unmet")]
    [InlineData("shape: each", "shape: each\ntimes: 3", "4:1", "'times' does not belong to a clock of shape 'each'")]
    [InlineData("shape: each", "shape: unmet", "4:1", "'starts' does not belong to a clock of shape 'unmet'")]
    [InlineData("shape: each", "shape: count", "1:1", "'times' is missing here: a clock of shape 'count' needs it")]
    [InlineData("shape: each", "shape: lasting", "1:1", "'ends' is missing here: a clock of shape 'lasting' needs it")]
    [InlineData("shape: each", "shape: before\nends: hub-decided", "5:9", "'contact-received' plans nothing: it has no field 'for'")]
    [InlineData("kind: contact-received, when", "kind: contact-recieved, when", "4:17", "'contact-recieved' is not a kind of entry")]
    [InlineData("[hub-decided]", "[hub-decided, nothing-done]", "6:23", "'nothing-done' is not a kind of entry")]
    [InlineData("{ tool: awaited }", "{ tools: awaited }", "4:43", "'tools' is not a field of 'contact-received'. It has: ")]
    [InlineData("{ tool: awaited }", "{ tool: coming }", "4:49", "tool: 'coming' must be one of: attached, awaited")]
    [InlineData("{ tool: awaited }", "{ urgent: maybe }", "4:51", "urgent: 'maybe' must be true or false")]
    [InlineData("{ tool: awaited }", "{ fact: worried }", "4:49", "No fact is called 'worried'. Facts are: alerted, regular-or-high-risk, worker-too-junior.")]
    [InlineData("{ tool: awaited }", "{ by: the-boss }", "4:47", "by: nobody is called 'the-boss'")]
    [InlineData("{ tool: awaited }", "{ tool: [] }", "4:49", "tool: this list is empty; no entry could fit.")]
    [InlineData("{ tool: awaited }", "{}", "4:41", "'when' is named values")]
    [InlineData("1 working-days", "1 fortnight", "5:9", "'1 fortnight' is no length of time")]
    [InlineData("1 working-days", "[1 days, 2 days]", "5:9", "within: a list of times belongs to a clock of shape 'repeating'")]
    [InlineData("1 working-days", "as-agreed", "5:9", "within: 'contact-received' has no field 'due' in which something is agreed")]
    [InlineData("1 working-days", "at-its-due", "5:9", "'at-its-due' is no length of time")]
    [InlineData("falls-to: hub-manager", "falls-to: hub-manger", "7:11", "falls-to: nobody is called 'hub-manger'. Use one of: allocated-worker")]
    [InlineData("falls-to: hub-manager", "falls-to: { named: owner, otherwise: hub-manager }", "7:20", "falls-to: 'contact-received' has no field 'owner' that could name somebody")]
    [InlineData("source: { title: Standards, where: New referrals }\n", "", "1:1", "'source' is missing here")]
    [InlineData("source: { title: Standards, where: New referrals }", "source: { title: Standards }", "8:9", "'where' is missing here: a source needs it")]
    [InlineData("source: { title", "source: { page: 3, title", "8:11", "'page' does not belong to a source")]
    [InlineData("  - title: Nothing has come in\n    file: []\n    at: 2026-04-03\n    owed: []", "", "10:3", "'examples' has 1; a clock of shape 'each' needs at least 2.")]
    [InlineData("owed: []", "owing: []", "18:5", "'owing' does not belong to an example of this")]
    [InlineData("title: Decide", "title: Decide\ntitle: Decide again", "3:1", "'title' stands here twice; keep one.")]
    [InlineData("title: Decide", "title: \"Decide", "2:8", "This is not readable YAML")]
    [InlineData("title: Decide", "title: &a Decide", "2:8", "Anchors and aliases")]
    public void A_clock_that_is_wrong_stops_the_load(string right, string wrong, string at, string words) =>
        Refuses("england/clocks/decide.yaml", Shelf.Clock, right, wrong, at, words);

    [Theory]
    [InlineData("scoring: added", "scoring: summed", "6:10", "scoring: 'summed' must be one of: added, highest")]
    [InlineData("scoring: added", "scoring: highest", "18:28", "'from' does not belong to a band given by its group")]
    [InlineData("points: { current: 1,", "points: { current: one,", "10:24", "current: 'one' must be a whole number")]
    [InlineData("points: { current: 1,", "points: { now: 1, current: 1,", "10:15", "'now' does not belong to 'points'. Use: current, recent, both, historic")]
    [InlineData("historic: 0 }\n    indicators: [{ id: late", "}\n    indicators: [{ id: late", "10:13", "'historic' is missing here")]
    [InlineData("id: lonely", "id: late", "11:54", "'late' is the id of another indicator here")]
    [InlineData("id: grave", "id: slight", "12:9", "'slight' is the id of another group here")]
    [InlineData("from: 0", "from: 1", "18:34", "from: the first band begins at 0 and each next one higher")]
    [InlineData("from: 6", "from: 0", "19:36", "from: the first band begins at 0 and each next one higher")]
    [InlineData("answers: { missing", "answers: { missed", "24:16", "'missed' is not an indicator of 'sample'. It has: late, lonely, missing.")]
    [InlineData("is: yes, when: current", "is: maybe", "24:31", "is: 'maybe' must be one of: yes, no, not-known")]
    [InlineData("suggested: high", "suggested: severe", "26:16", "suggested: this tool has no band 'severe'")]
    public void A_tool_that_is_wrong_stops_the_load(string right, string wrong, string at, string words) =>
        Refuses("england/tools/sample.yaml", Shelf.Tool, right, wrong, at, words);

    [Theory]
    [InlineData("date: 2026-04-06", "date: 2026-04-31", "7:35", "date: '2026-04-31' must be a date such as")]
    [InlineData("date: 2026-04-06", "date: 2026-04-03", "7:35", "'2026-04-03' is the id of another bank holiday here")]
    [InlineData("working-days: 1, is: 2026-04-07", "is: 2026-04-07", "9:5", "'working-days' is missing here")]
    public void A_calendar_that_is_wrong_stops_the_load(string right, string wrong, string at, string words) =>
        Refuses("england/calendars/england-and-wales.yaml", Shelf.Calendar, right, wrong, at, words);

    [Theory]
    [InlineData("calendar: england-and-wales", "", "1:1", "Pack 'england' says no calendar")]
    [InlineData("calendar: england-and-wales", "calendar: wales", "1:1", "Pack 'england' has no calendar 'wales'. It has: england-and-wales.")]
    [InlineData("calendar: england-and-wales", "calender: england-and-wales", "5:1", "'calender' does not belong to a pack")]
    [InlineData("id: england", "id: britain", "1:5", "This folder is called 'england'; pack 'britain' lives in 'britain'")]
    [InlineData("about: For tests.", "about: For tests.\nbuilds-on: [scotland]", "5:13", "builds-on: there is no pack 'scotland' here. There are: england.")]
    [InlineData("about: For tests.", "about: For tests.\nbuilds-on: [england]", "5:13", "packs cannot build on each other in a ring")]
    [InlineData("about: For tests.", "about: For tests.\nwithout: [decide]", "5:11", "without: nothing that 'england' builds on has 'decide'")]
    public void A_pack_whose_head_is_wrong_stops_the_load(string right, string wrong, string at, string words) =>
        Refuses("england/pack.yaml", Shelf.Head, right, wrong, at, words);

    [Fact]
    public void A_file_of_more_than_150_lines_stops_the_load()
    {
        var wrong = Assert.Throws<UnreadableException>(() => Shelf.With(
            Shelf.Text("england/clocks/long.yaml", Shelf.Clock + string.Concat(Enumerable.Repeat("\n# why", 140)))));
        Assert.Equal("packs/england/clocks/long.yaml:151:1", wrong.At.ToString());
        Assert.Contains("158 lines; a file of a pack has at most 150", wrong.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("england/clock/late.yaml", "lies in the wrong folder. In a pack, things lie in: calendars, checklists, clocks, lists, refusals, settings, tools; beside them only pack.yaml and language.yaml.")]
    [InlineData("england/late.yaml", "lies in the wrong folder")]
    [InlineData("elsewhere/clocks/late.yaml", "belongs to no pack: no pack.yaml stands above it")]
    [InlineData("england/clocks/old/late.yaml", "belongs to no pack")]
    public void A_file_in_the_wrong_folder_stops_the_load(string path, string words)
    {
        var wrong = Assert.Throws<UnreadableException>(() => Shelf.With(Shelf.Text(path, Shelf.Clock)));
        Assert.Equal($"packs/{path}:1:1", wrong.At.ToString());
        Assert.Contains(words, wrong.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void One_id_for_two_things_of_a_pack_stops_the_load()
    {
        var setting = Shelf.Text("england/settings/decide.yaml", "id: decide\ntitle: A number\nnumber: 3\nsource: { title: a, where: b }");
        var wrong = Assert.Throws<UnreadableException>(() => Shelf.With(setting));
        Assert.Equal("packs/england/settings/decide.yaml:1:5", wrong.At.ToString());
        Assert.Contains("'decide' is already the id of the clock in packs/england/clocks/decide.yaml", wrong.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_thing_that_would_replace_one_of_another_sort_stops_the_load()
    {
        var setting = Shelf.Text("bradford/settings/decide.yaml", "id: decide\ntitle: A number\nnumber: 3\nsource: { title: a, where: b }");
        var wrong = Assert.Throws<UnreadableException>(() => Shelf.With(Shelf.Authority("bradford"), setting));
        Assert.Equal("packs/bradford/settings/decide.yaml:1:5", wrong.At.ToString());
        Assert.Contains("is a setting here and a clock in packs/england/clocks/decide.yaml", wrong.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pack_handed_in_twice_stops_the_load() =>
        Assert.Contains("handed in twice", Assert.Throws<UnreadableException>(() => Shelf.With(Shelf.England[0])).Words, StringComparison.Ordinal);

    [Theory]
    [InlineData("decides", "'ladder' stands above 'decides', and pack 'england' has no such clock")]
    [InlineData("ladder", "'ladder' stands above 'ladder', which is itself 'unmet'")]
    public void A_clock_above_nothing_stops_the_load(string beneath, string words)
    {
        var ladder = Shelf.Clock.Replace("id: decide", "id: ladder", StringComparison.Ordinal)
            .Replace("shape: each", "shape: unmet", StringComparison.Ordinal)
            .Replace("starts: { kind: contact-received, when: { tool: awaited } }", $"beneath: {beneath}", StringComparison.Ordinal);
        var wrong = Assert.Throws<UnreadableException>(() => Shelf.With(Shelf.Text("england/clocks/ladder.yaml", ladder)));
        Assert.Equal("packs/england/clocks/ladder.yaml:1:1", wrong.At.ToString());
        Assert.Contains(words, wrong.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_clock_that_asks_for_a_tool_nobody_brings_stops_the_load()
    {
        var clock = Shelf.Clock.Replace("met-by: [hub-decided]", "met-by: { kind: tool-completed, when: { tool: sampel } }", StringComparison.Ordinal);
        var wrong = Assert.Throws<UnreadableException>(() => Packs.Load(
            [.. Shelf.England.Where(text => !text.Path.EndsWith("decide.yaml", StringComparison.Ordinal)), Shelf.Text("england/clocks/decide.yaml", clock)]));
        Assert.Equal("packs/england/clocks/decide.yaml:1:1", wrong.At.ToString());
        Assert.Contains("'decide' asks for tool 'sampel', and pack 'england' has no such tool", wrong.Words, StringComparison.Ordinal);
    }

    private static void Refuses(string path, string text, string right, string wrong, string at, string words)
    {
        Assert.Contains(right, text, StringComparison.Ordinal);
        var first = text.IndexOf(right, StringComparison.Ordinal);
        var changed = Shelf.Text(path, text[..first] + wrong + text[(first + right.Length)..]);
        var texts = Shelf.England.Where(other => other.Path != changed.Path).Append(changed).ToList();
        var refused = Assert.Throws<UnreadableException>(() => Packs.Load(texts));
        Assert.Equal($"packs/{path}:{at}", refused.At.ToString());
        Assert.Contains(words, refused.Words, StringComparison.Ordinal);
    }
}
