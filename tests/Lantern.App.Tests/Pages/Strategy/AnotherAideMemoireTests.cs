using Lantern.App.Commands;
using Lantern.App.Tests.Commands;
using Lantern.Entries;

namespace Lantern.App.Tests.Pages.Strategy;

/// <summary>A hub adds an aide memoire of its own as one file beside the packs that ship, and a meeting takes it up. No code is changed.</summary>
public sealed class AnotherAideMemoireTests : IAsyncLifetime
{
    private const string Id = "online-contact";

    private const string Text = """
        id: online-contact
        title: Aide memoire for contact that began online
        for: strategy-discussion
        authors: An invented hub, November 2026
        guidance: Use it where a child is approached in games, groups or messages.
        source: { title: Minutes of an invented hub, where: "2 November 2026, item 4", says: ask about the games first }
        areas:
          - id: devices
            title: Devices and accounts
            plan-area: protecting-child
            lines:
              - { id: online-places, ask: In which games and groups is the child met?, where: item 4, answer: words, always: true, reasons: [none, not-known] }
              - { id: online-settings, ask: Go through the privacy settings with the child, where: item 4, asks: { who: Who sits down with the child? }, needs: [who] }
              - { id: online-report, ask: Report the account to the platform, where: item 4, roles: [Police], marks: [disruption] }
        examples:
          - title: Nobody has asked yet
            facts: []
            given: { online-settings: { is: agreed, owner: Sam Worker, due: 2026-04-20 } }
            open: [online-places]
            lacking: [online-settings]
          - title: All is said
            facts: []
            given: { online-places: { is: said, said: A game on a phone }, online-report: { is: declined, because: The account is gone } }
            sound: [online-places, online-report]
        """;

    private readonly Terminal _terminal = new();
    private DemoHub _hub = null!;
    private Meetings _meetings = null!;

    public async ValueTask InitializeAsync()
    {
        var shelf = _terminal.CopyPacks();
        _terminal.Write($"{shelf}/example-hub/checklists/{Id}.yaml", Text);
        _hub = new DemoHub { Shipped = PackFiles.Load(Path.Combine(_terminal.Folder, shelf)) };
        await _hub.InitializeAsync();
        _meetings = new Meetings(_hub);
    }

    public async ValueTask DisposeAsync()
    {
        await _hub.DisposeAsync();
        _terminal.Dispose();
    }

    [Fact]
    public async Task It_is_offered_beside_the_other_and_asks_nothing_until_it_is_taken_up()
    {
        var file = await _meetings.Allocated();
        using var person = await _hub.SignedIn("social-worker");
        var page = (await person.Get(Meetings.Path(file, "actions"))).Ok();
        Assert.Contains("Use another aide memoire", page.Words, StringComparison.Ordinal);
        Assert.Contains("Aide memoire for contact that began online", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(_meetings.Areas(page), area => area.Contains(Id, StringComparison.Ordinal));
        await _meetings.Fill(person, file);
        Assert.Contains("concluded", (await Meetings.Conclude(person, file)).Ok().News, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_taken_up_its_lines_must_be_settled_and_stand_in_the_entry_the_plan_and_the_minutes()
    {
        var file = await _meetings.Allocated();
        using var person = await _hub.SignedIn("social-worker");
        await Meetings.Type(person, file, "actions", ("Taken", Id));
        await _meetings.Fill(person, file);
        await Meetings.Type(person, file, $"actions.{Id}.devices", [.. Line("online-places", ("is", null), ("because", ""), ("said", ""))]);
        var refused = (await Meetings.Conclude(person, file)).Ok();
        Assert.Contains(refused.Page.QuerySelectorAll(".govuk-inset-text li"), line =>
            line.TextContent.Contains("In which games and groups", StringComparison.Ordinal) && line.TextContent.Contains("Minutes of an invented hub", StringComparison.Ordinal));

        await Meetings.Type(person, file, $"actions.{Id}.devices",
        [
            .. Line("online-places", ("said", "A farming game on her phone")),
            .. Line("online-settings", ("is", "agreed"), ("owner", "Sam Worker"), ("details.who", "Her aunt")), .. Meetings.Day($"{Id}.online-settings.due", _hub.Today.PlusDays(3)),
            .. Line("online-report", ("is", "declined"), ("because", "The account is gone")),
        ]);
        var done = (await Meetings.Conclude(person, file)).Ok();
        Assert.Contains("concluded", done.News, StringComparison.Ordinal);

        var entries = (await _hub.Open(file)).Entries;
        var held = (StrategyDiscussionHeld)Assert.Single(entries, entry => entry.Body is StrategyDiscussionHeld).Body;
        Assert.Contains(Id, held.Checklists!);
        Assert.Equal("A farming game on her phone", Considered(held, "online-places").Said!.Words);
        Assert.Equal(Consideration.Declined, Considered(held, "online-report").Is);
        var action = Assert.Single(entries.Select(entry => entry.Body).OfType<ActionAgreed>(), one => one.Checklist == Id);
        Assert.Equal(("online-settings", "social-worker", "protecting-child"), (action.FromLine, action.Owner, action.Area));
        var minutes = (await person.Get($"{done.Path}/minutes")).Ok().Words;
        foreach (var words in (string[])["In which games and groups is the child met?", "A farming game on her phone", "Go through the privacy settings with the child", "The account is gone"])
            Assert.Contains(words, minutes, StringComparison.Ordinal);
        Assert.Contains("Go through the privacy settings with the child", (await person.Get($"/files/{file}/plan")).Ok().Words, StringComparison.Ordinal);
    }

    private static Considered Considered(StrategyDiscussionHeld held, string line) => held.Considered!.Single(one => one.Checklist == Id && one.Line == line);

    private static IEnumerable<(string, string?)> Line(string line, params (string Field, string? Value)[] fields) => fields.Select(one => ($"{Id}.{line}.{one.Field}", one.Value));
}
