using Lantern.Entries;
using Lantern.Readings;
using NodaTime;

namespace Lantern.App.Tests.Walks;

/// <summary>
/// One invented child from a concern to a closed file in Chromium, each act on its page by the role whose act it is.
/// With LANTERN_GUIDE naming a folder, the pictures of docs/guide are kept there.
/// </summary>
public sealed partial class WholeChildTests(DemoHub hub, Browser browser, ITestOutputHelper output) : IClassFixture<DemoHub>, IAsyncDisposable
{
    private static readonly LocalDate Referral = new(2026, 4, 7), Discussion = new(2026, 4, 9);

    private readonly GuideWalk _walk = new(hub, browser);
    private string _file = "";

    [Fact]
    public async Task A_child_is_taken_from_a_concern_to_a_closed_plan_and_a_closed_file()
    {
        await Referred();
        await ThroughTheHub();
        await Judged();
        await DiscussionPlanned();
        await DiscussionHeld();
        await EnquiryMade();
        await Assessed();
        await Conferred();
        await PlanAgreed();
        await PlanReviewed();
        await SteppedDownAndEnded();
        await Closed();
        await StandsInTheRecord();
        output.WriteLine($"{_walk.Pages} pages, {_walk.Clicks} clicks");
    }

    public ValueTask DisposeAsync() => _walk.DisposeAsync();

    private FileId File => new(_file.Split('/')[2]);

    private async Task Referred()
    {
        await _walk.As("referrer", "/concerns/new");
        await _walk.Fill(("GivenName", "Robin"), ("FamilyName", "Example"), ("Born", new LocalDate(2011, 5, 14)));
        await _walk.Look("is-the-child-known");
        await _walk.Press("Look whether the child is known");
        await _walk.Press("Record a concern about a new child");
        await _walk.Fill(
            ("Concern", "Left the site at lunch on four days. Came back on Monday with a phone nobody can explain."),
            ("School", "Example Academy"), ("Address", "1 Example Street"), ("Reference", "R-1001"), ("Manager", "Morgan Manager"));
        await _walk.Look("concern");
        await _walk.Press("Check what you wrote");
        await _walk.Press("Record the concern");
        await _walk.Says("The concern is in the record.");
        _file = string.Join('/', new Uri(_walk.Page.Url).AbsolutePath.Split('/')[..3]);
        await _walk.As("referrer", $"{_file}/referral");
        await _walk.Fill(("ParentsTold", "Her mother was told on the telephone on Monday."));
        await _walk.Look("referral");
        await _walk.Press("Continue");
        await _walk.Press("Send the referral");
        await _walk.Look("referral-sent");
    }

    private async Task ThroughTheHub()
    {
        await _walk.As("front-door", $"{_file}/send-to-hub");
        await _walk.Fill(("Because", "A phone nobody can explain and days away from school; the tool follows."));
        await _walk.Look("send-to-hub");
        await _walk.Press("Send to the hub");
        await _walk.As("hub-manager", $"{_file}/acknowledge");
        await _walk.Fill(("Method", "phone"));
        await _walk.Press("Write that it was acknowledged");
        await _walk.Refused("Write the decision", "Bradford");
        await _walk.Fill(("Outcome", "assessment-section-47"), ("Because", "Two agencies have seen the same car wait at the gate. A discussion with the police is needed."));
        await _walk.Look("hub-decides");
        await _walk.Press("Write the decision");
        await _walk.Fill(("Action", "Open the case and complete the risk tool with Robin"), ("Owner", "north"), ("Timescale", Referral.PlusDays(1)));
        await _walk.Look("hub-asks-for-action");
        await _walk.Press("Ask for the action");
        await _walk.Says("Taylor Team");
        await _walk.As("team-manager", $"{_file}/write/case-allocated");
        await _walk.Fill(("worker", "social-worker"), ("grade", "experienced"), ("because", "Sam knows the school and has room for one more child."));
        await _walk.Look("allocate");
        await _walk.Press("Write in the file");
        await _walk.As("team-manager", $"{_file}/answer-action");
        await _walk.Fill(("Answer", "Sam Worker takes it on and sees Robin tomorrow."), ("Done", "no"));
        await _walk.Press("Answer the hub");
    }

    private async Task Judged()
    {
        _walk.On(Referral.PlusDays(1));
        await _walk.As("social-worker", $"{_file}/tools/seraf");
        await _walk.Fill(("Concern", "Days away from school and a phone nobody can explain."), ("With", "child"));
        foreach (var group in hub.Pack.Tools["seraf"].Groups)
        {
            var seen = group.Indicators[0].Id;
            await _walk.Fill(($"Is.{seen}", "current"), ($"Because.{seen}", "Form tutor, on four days since March"));
        }
        await _walk.Press("Answer the rest “not known”");
        foreach (var part in hub.Pack.Tools["seraf"].Sections)
            await _walk.Fill(($"Section.{part.Id}", "none known"));
        await _walk.Look("risk-tool", "main");
        await _walk.Press("See the result");
        await _walk.Look("risk-tool-result");
        await _walk.Fill(("Chosen", "significant"), ("ChosenBecause", "School and police saw the same car within a week."));
        await _walk.Press("Write it in the record");
        await _walk.As("hub-manager", $"{_file}/write/risk-level-set");
        await _walk.Fill(("level", "high"), ("because", "The tool, and what the school and the police saw; Robin’s family cannot stop it alone."));
        await _walk.Look("level-of-risk");
        await _walk.Press("Write in the file");
        var asked = (await hub.Open(File)).Entries.Single(entry => entry.Body is HubActionSet).Code;
        await _walk.As("social-worker", $"{_file}/write/hub-action-done?of={asked}");
        await _walk.Fill(("result", "The case is open and the tool is completed with Robin."));
        await _walk.Press("Write in the file");
    }

    private async Task StandsInTheRecord()
    {
        var open = await hub.Open(File);
        var now = open.AsOf(hub.Now);
        Assert.NotNull(now.Latest<FileClosed>());
        Assert.Equal([PlanType.Cp, PlanType.Cin], now.All<PlanEnded>().Select(one => one.Body.Type!.Value));
        Assert.Empty(PlanOnADay.Read(now).Live);
        Assert.Empty(open.Duties());
        Assert.Equal(["referrer", "front-door", "hub-manager", "team-manager", "social-worker", "chair"], open.Entries.Select(entry => entry.Writer.Worker).Distinct());
    }
}
