using Lantern.Practice;

namespace Lantern.Tests.Practice;

/// <summary>An example that does not come out as it says is named, with its place, what was expected and what came out.</summary>
public class PackExamplesTests
{
    [Theory]
    [InlineData("due: 2026-04-07, state: due", "due: 2026-04-08, state: due", "14:11", "2026-04-08 due", "2026-04-07 due")]
    [InlineData("state: due", "state: overdue", "14:11", "2026-04-07 overdue", "2026-04-07 due")]
    [InlineData("owed: [{ due: 2026-04-07, state: due }]", "owed: []", "14:11", "nothing", "2026-04-07 due")]
    [InlineData("state: due }", "state: due, falls-to: police }", "14:11", "2026-04-07 due falling to police", "2026-04-07 due falling to hub-manager")]
    [InlineData("state: due }", "state: due, started-by: 2 }", "14:11", "2026-04-07 due begun by entry 2", "2026-04-07 due begun by entry 1")]
    [InlineData("owed: []", "owed: [{ due: 2026-04-07, state: due }]", "18:11", "2026-04-07 due", "nothing")]
    [InlineData("due: 2026-04-07", "due: soon", "14:19", "an example that can be read", "due: 'soon' is neither a date nor a moment")]
    [InlineData("state: due }", "state: late }", "14:38", "an example that can be read", "state: 'late' must be one of: coming, due, overdue, met, met-late, missed, ended")]
    [InlineData("kind: contact-received, happened", "kind: contact-recieved, happened", "12:17", "an example that can be read", "'contact-recieved' is not a kind of entry")]
    [InlineData("happened: 2026-04-02", "happend: 2026-04-02", "12:9", "an example that can be read", "This entry does not say when it happened")]
    [InlineData("    at: 2026-04-03\n    owed: []", "    owed: []", "15:5", "an example that can be read", "This example does not say when it is asked")]
    public void A_clock(string right, string wrong, string at, string expected, string cameOut) =>
        Fails("england/clocks/decide.yaml", Shelf.Clock, right, wrong, at, expected, cameOut);

    [Theory]
    [InlineData("score: 6", "score: 7", "25:12", "7", "6")]
    [InlineData("suggested: high", "suggested: low", "26:16", "low", "high")]
    [InlineData("suggested: high", "suggested: none", "26:16", "none", "high")]
    [InlineData("alerts: [missing]", "alerts: []", "27:13", "nothing", "missing")]
    [InlineData("gaps: [late, lonely, missing]", "gaps: [late]", "22:80", "late", "late, lonely, missing")]
    [InlineData("slight: 1, grave", "slight: 2, grave", "29:12", "slight 2", "slight 1")]
    public void A_tool(string right, string wrong, string at, string expected, string cameOut) =>
        Fails("england/tools/sample.yaml", Shelf.Tool, right, wrong, at, expected, cameOut);

    [Fact]
    public void A_calendar() => Fails("england/calendars/england-and-wales.yaml", Shelf.Calendar,
        "is: 2026-04-07", "is: 2026-04-06", "9:47", "2026-04-06", "2026-04-07");

    [Fact]
    public void A_list_of_phrases()
    {
        const string Phrases = """
            id: language
            title: Words
            source: { title: a, where: b }
            phrases:
              - { id: blame, avoid: [asked for it, to blame*], instead: [Say what happened.], why: It blames. }
            examples:
              - { words: He is to blamed., finds: [blame] }
              - { words: She asked for it., finds: [] }
            """;
        var failing = Assert.Single(Shelf.With(Shelf.Text("england/language.yaml", Phrases)).Check());
        Assert.Equal("packs/england/language.yaml:8:40: language: expected nothing; came out blame.", failing.ToString());
    }

    [Fact]
    public void All_is_well_when_every_example_comes_out() => Assert.Empty(Shelf.With().Check());

    [Fact]
    public void Only_the_packs_asked_about_are_run()
    {
        var packs = Shelf.With(
            Shelf.Authority("bradford"),
            Shelf.Text("bradford/clocks/decide.yaml", Shelf.Clock.Replace("due: 2026-04-07", "due: 2026-04-09", StringComparison.Ordinal)));
        Assert.Empty(packs.Check(["england"]));
        Assert.StartsWith("packs/bradford/clocks/decide.yaml:14:11: decide, “Over Easter”: expected 2026-04-09 due; came out 2026-04-07 due.",
            Assert.Single(packs.Check(["bradford"])).ToString(), StringComparison.Ordinal);
    }

    private static void Fails(string path, string text, string right, string wrong, string at, string expected, string cameOut)
    {
        var first = text.IndexOf(right, StringComparison.Ordinal);
        var changed = Shelf.Text(path, text[..first] + wrong + text[(first + right.Length)..]);
        var failing = Assert.Single(Packs.Load([.. Shelf.England.Where(other => other.Path != changed.Path), changed]).Check());
        Assert.Equal($"packs/{path}:{at}", failing.At.ToString());
        Assert.Equal(expected, failing.Expected);
        Assert.StartsWith(cameOut, failing.CameOut, StringComparison.Ordinal);
    }
}
