using System.Net;
using Lantern.Access;
using Lantern.Entries;
using Lantern.Practice;

namespace Lantern.App.Tests.Pages.Assessments;

public sealed class AssessmentTests(DemoHub hub) : IClassFixture<DemoHub>
{
    [Fact]
    public async Task An_assessment_of_the_parents_alone_is_refused()
    {
        var file = await Assessing.Begun(hub);
        using var worker = await hub.SignedIn("social-worker");
        await Assessing.FillAll(hub, worker, file, (_, area) => !area.ExtraFamilial);
        var reply = (await Assessing.Complete(worker, file)).Ok();
        Assert.Contains(reply.Errors, error => error.Words.Contains("S0-124", StringComparison.Ordinal));
        Assert.Null((await hub.Open(file)).AsOf(hub.Now).Latest<AssessmentCompleted>());
    }

    [Fact]
    public async Task No_role_is_refused_until_the_tool_is_up_to_date_and_with_the_hub_and_help_by_others_is_considered()
    {
        var file = await Assessing.Begun(hub, withTool: false);
        using var worker = await hub.SignedIn("social-worker");
        await Assessing.FillAll(hub, worker, file);
        var reply = (await Assessing.Complete(worker, file, ("Outcome", "no-role"))).Ok();
        Assert.Contains(reply.Errors, error => error.Words.Contains("S2-20", StringComparison.Ordinal));
        Assert.Contains(reply.Errors, error => error.Leads == "#no-role-preventative-work-is");
        await hub.Write("social-worker", file, Assessing.Tool(hub));
        await hub.Write("social-worker", file, new InformationShared { What = "The risk tool", Recipient = Recipient.Hub });
        var page = (await worker.Send((await worker.Get($"/files/{file}/assessment/finish")).Ok(), [("Outcome", "no-role"), ("Because", "Others can help.")], "Save and come back later")).Ok();
        page = (await worker.Get($"/files/{file}/assessment/finish")).Ok();
        (await worker.Send(page, [.. hub.Pack.For(ChecklistUse.Closing).SelectMany(list => LineFilling.Fill(page, list))], "Complete the assessment")).Ok();
        Assert.StartsWith("No role", (await hub.Open(file)).AsOf(hub.Now).Latest<AssessmentCompleted>()!.Outcome, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_current_tool_or_a_managers_look_it_is_not_completed()
    {
        var file = await Assessing.Begun(hub, withTool: false, withOversight: false);
        using var worker = await hub.SignedIn("social-worker");
        await Assessing.FillAll(hub, worker, file);
        var reply = (await Assessing.Complete(worker, file)).Ok();
        Assert.Contains(reply.Errors, error => error.Words.Contains("S2-13", StringComparison.Ordinal));
        Assert.Contains(reply.Errors, error => error.Words.Contains("S2-17", StringComparison.Ordinal));
        Assert.Contains("No risk tool has been completed", reply.Words, StringComparison.Ordinal);
        Assert.Contains("No manager has looked at it yet", reply.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_assessment_under_section_47_by_another_team_needs_a_managers_reason()
    {
        var file = await hub.Referred();
        await hub.Write("hub-manager", file, new CaseAllocated { Worker = "social-worker", Grade = Grade.Experienced });
        using var worker = await hub.SignedIn("social-worker");
        var reply = (await worker.Send((await worker.Get($"/files/{file}/assessment/begin")).Ok(), [("Section", "47"), ("Team", "exploitation"), ("Because", "They know her.")])).Ok();
        Assert.Contains(reply.Errors, error => error.Words.Contains("S2-16", StringComparison.Ordinal) && error.Leads == "#because");
        using var manager = await hub.SignedIn("team-manager");
        await manager.Send((await manager.Get($"/files/{file}/assessment/begin")).Ok(), [("Section", "47"), ("Team", "exploitation"), ("Because", "They know her.")]);
        Assert.Equal(AssessmentTeam.Exploitation, (await hub.Open(file)).AsOf(hub.Now).Latest<AssessmentStarted>()!.Team);
    }

    [Fact]
    public async Task What_is_missing_is_listed_with_a_link_to_where_it_is_mended_and_nothing_is_written()
    {
        var file = await Assessing.Begun(hub);
        using var worker = await hub.SignedIn("social-worker");
        await Assessing.FillAll(hub, worker, file, (_, area) => area.ExtraFamilial);
        var reply = (await Assessing.Complete(worker, file)).Ok();
        Assert.Contains(reply.Errors, error => error.Words.Contains("S0-127", StringComparison.Ordinal));
        Assert.NotNull(reply.Page.QuerySelector($"a[href='/files/{file}/assessment/assessment-what-follows.analysis']"));
        Assert.Equal("She needs more than her family can give now.", reply.Field("Because"));
        Assert.Null((await hub.Open(file)).AsOf(hub.Now).Latest<AssessmentCompleted>());
    }

    [Fact]
    public async Task The_story_may_come_first_and_alone_and_every_part_is_kept_by_itself()
    {
        var file = await Assessing.Begun(hub);
        using var worker = await hub.SignedIn("social-worker");
        var overview = (await worker.Get($"/files/{file}/assessment")).Ok();
        Assert.EndsWith("/assessment/assessment.story", overview.Page.QuerySelectorAll("main a[href*='/assessment/']").First(link => link.GetAttribute("href")!.Contains('.', StringComparison.Ordinal)).GetAttribute("href"), StringComparison.Ordinal);
        var story = (await worker.Get($"/files/{file}/assessment/assessment.story")).Ok();
        await worker.Send(story, [("assessment.story.said", "It began in the summer.")], "Save");
        var peers = (await worker.Get($"/files/{file}/assessment/assessment-settings.peers")).Ok();
        await worker.Send(peers, [("assessment-settings.peer-risks.is", "not-known"), ("assessment-settings.peer-risks.because", "Nobody has asked yet.")], "Save and go to the next part");
        Assert.Equal("It began in the summer.", (await worker.Get($"/files/{file}/assessment/assessment.story")).Field("assessment.story.said"));
        Assert.Equal("not-known", (await worker.Get($"/files/{file}/assessment/assessment-settings.peers")).Field("assessment-settings.peer-risks.is"));
        Assert.Null((await hub.Open(file)).AsOf(hub.Now).Latest<AssessmentCompleted>());
    }

    [Fact]
    public async Task A_completed_assessment_writes_its_recommendations_as_actions_traced_from_the_analysis_to_whom_they_are_shared_with()
    {
        var file = await Assessing.Begun(hub);
        using var worker = await hub.SignedIn("social-worker");
        await Assessing.FillAll(hub, worker, file);
        var finish = (await worker.Get($"/files/{file}/assessment/finish")).Ok();
        Assert.Contains("Told under recommendations of follows-from", finish.Words, StringComparison.Ordinal);
        Assert.Equal($"/files/{file}/assessment", (await Assessing.Complete(worker, file)).Ok().Path);
        var now = (await hub.Open(file)).AsOf(hub.Now);
        var completed = now.LatestEntry<AssessmentCompleted>()!;
        var recommended = Assert.Single(now.All<ActionAgreed>(), one => one.Body.FromLine == "recommendations");
        Assert.Equal(completed.Act, recommended.Entry.Act);
        Assert.Equal("social-worker", recommended.Body.Owner);
        Assert.Equal("Told under recommendations of follows-from", recommended.Body.Follows?.Words);
        var read = (await worker.Get($"/files/{file}/assessments/{completed.Code}")).Ok();
        foreach (var part in (string[])["A child in need", "From the analysis", "Told under recommendations of shared-with", "Told under story of said", "Nobody yet. The child, each parent"])
            Assert.Contains(part, read.Words, StringComparison.Ordinal);
        Assert.Null(await hub.Store.Files.ReadDraft($"{file}/assessment/assessment.story", hub.Worker("social-worker")));
        await hub.Write("social-worker", file, new OutcomeTold { Recipient = Recipient.Parent, Who = "Her mother", Method = "in person" });
        Assert.Contains("Her mother", (await worker.Get($"/files/{file}/assessments/{completed.Code}")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recommendation_that_follows_from_nothing_is_shared_with_nobody_or_names_only_a_step_is_said()
    {
        var file = await Assessing.Begun(hub);
        using var worker = await hub.SignedIn("social-worker");
        const string Line = "assessment-what-follows.recommendations";
        var page = (await worker.Get($"/files/{file}/assessment/assessment-what-follows.recommendations")).Ok();
        await worker.Send(page,
        [
            ($"{Line}.items.1.what", "Sessions"), ($"{Line}.items.1.outcome", "Referral to a service"), ($"{Line}.items.1.owner", "Sam Worker"),
            ($"{Line}.items.1.due.Day", "17"), ($"{Line}.items.1.due.Month", "4"), ($"{Line}.items.1.due.Year", "2026"),
        ], "Save");
        var words = (await worker.Get($"/files/{file}/assessment/finish")).Ok().Words;
        foreach (var part in (string[])["It follows from no point of the analysis", "It has been shared with nobody yet", "It names a step only"])
            Assert.Contains(part, words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Not_known_is_an_answer_that_outlasts_the_assessment_as_a_gap_and_a_setting_outside_the_family_may_be_not_known()
    {
        var file = await Assessing.Begun(hub);
        using var worker = await hub.SignedIn("social-worker");
        await Assessing.FillAll(hub, worker, file, (_, area) => !area.ExtraFamilial);
        var peers = (await worker.Get($"/files/{file}/assessment/assessment-settings.peers")).Ok();
        await worker.Send(peers, [("assessment-settings.peer-risks.is", "not-known"), ("assessment-settings.peer-risks.because", "Nobody has asked yet.")], "Save");
        (await Assessing.Complete(worker, file)).Ok();
        var completed = (await hub.Open(file)).AsOf(hub.Now).LatestEntry<AssessmentCompleted>()!;
        var words = (await worker.Get($"/files/{file}/assessments/{completed.Code}")).Ok().Words;
        Assert.Contains("Not known is never no", words, StringComparison.Ordinal);
        Assert.Contains("Not known Why: Nobody has asked yet.", words, StringComparison.Ordinal);
        Assert.Contains("Working Together to Safeguard Children 2023", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Working Together to Safeguard Children 2013", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_later_version_stands_beside_the_earlier_one_and_says_what_changed()
    {
        var file = await Assessing.Begun(hub);
        using var worker = await hub.SignedIn("social-worker");
        await Assessing.FillAll(hub, worker, file);
        await Assessing.Complete(worker, file);
        var first = (await hub.Open(file)).AsOf(hub.Now).LatestEntry<AssessmentCompleted>()!;
        (await worker.Send(await worker.Get($"/files/{file}/assessments/{first.Code}"), [], "Add to it")).Ok();
        var story = (await worker.Get($"/files/{file}/assessment/assessment.story")).Ok();
        Assert.Equal("Told under story of said", story.Field("assessment.story.said"));
        await worker.Send(story, [("assessment.story.said", "She told more on Friday.")], "Save");
        await Assessing.Complete(worker, file);
        var now = (await hub.Open(file)).AsOf(hub.Now);
        var second = now.LatestEntry<AssessmentCompleted>()!;
        Assert.Equal(first.Number, second.Body.Of);
        Assert.Single(now.All<ActionAgreed>(), one => one.Body.FromLine == "recommendations");
        var read = (await worker.Get($"/files/{file}/assessments/{second.Code}")).Ok().Words;
        Assert.Contains("She told more on Friday.", read, StringComparison.Ordinal);
        Assert.Contains("Before: Told under story of said", read, StringComparison.Ordinal);
        Assert.Contains("Told under story of said", (await worker.Get($"/files/{file}/assessments/{first.Code}")).Ok().Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_overview_says_the_tool_and_its_review_the_talks_the_managers_look_and_the_days_left()
    {
        var file = await Assessing.Begun(hub);
        await hub.Write("social-worker", file, new SessionHeld { With = SessionWith.Child, For = SessionPurpose.Assessment, Minutes = 50 },
            new SessionHeld { With = SessionWith.Child, For = SessionPurpose.Assessment, Minutes = 40 });
        using var worker = await hub.SignedIn("social-worker");
        var words = (await worker.Get($"/files/{file}/assessment")).Ok().Words;
        foreach (var part in (string[])["2 sessions, 90 minutes in all", "Talked through on Monday.", "next review by Sun 7 June 2026", hub.Pack.Clocks["complete-assessment"].Title])
            Assert.Contains(part, words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_that_blame_are_hinted_at_under_the_line_and_the_familys_words_are_measured()
    {
        var file = await Assessing.Begun(hub);
        using var worker = await hub.SignedIn("social-worker");
        var page = (await worker.Get($"/files/{file}/assessment/assessment-settings.school")).Ok();
        const string Line = "assessment-settings.school-protects";
        await worker.Send(page,
        [
            ($"{Line}.items.1.factor", "Her form tutor listens to her and she is no longer putting herself at risk when he walks with her to the bus after lessons on most days of the week."),
            ($"{Line}.items.1.evidence", "Seen"), ($"{Line}.items.1.build", "More"),
        ], "Save");
        var words = (await worker.Get($"/files/{file}/assessment/assessment-settings.school")).Ok().Words;
        Assert.Contains("Words to think again about", words, StringComparison.Ordinal);
        Assert.Contains("It reads with ease from about", words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("assessment/begin")]
    [InlineData("assessment/finish")]
    [InlineData("assessment/assessment.story")]
    public async Task Another_agencys_worker_is_told_whose_it_is(string page)
    {
        var file = await Assessing.Begun(hub);
        using var referrer = await hub.SignedIn(Role.Referrer);
        Assert.Equal(HttpStatusCode.Forbidden, (await referrer.Get($"/files/{file}/{page}")).Status);
        using var stranger = await hub.SignedIn("education");
        (await stranger.Get($"/files/{file}/{page}")).NotThere();
    }

    [Fact]
    public async Task An_associate_is_listed_as_not_clarified_until_the_hub_has_said_what_it_makes_of_them()
    {
        var file = await Assessing.Begun(hub);
        await hub.Write("social-worker", file, new BecameLookedAfter { Basis = "section 20", Residential = true });
        using var worker = await hub.SignedIn("social-worker");
        var page = (await worker.Get($"/files/{file}/associates")).Ok();
        Assert.Contains("Children in residential units go missing more often", page.Words, StringComparison.Ordinal);
        Assert.Contains("R-1001", page.Words, StringComparison.Ordinal);
        (await worker.Send(page, [("Who", "A young man called Ty")])).Ok().Complains("from whom this is known", "#source");
        var named = (await worker.Send(page, [("Who", "A young man called Ty"), ("Source", "The home’s log")])).Ok();
        Assert.Contains("Not clarified yet", named.Words, StringComparison.Ordinal);
        var of = (await hub.Open(file)).AsOf(hub.Now).LatestEntry<AssociateNamed>()!.Number;
        await hub.Write("hub-manager", file, new AssociateClarified { Of = of, AddsToRisk = true, Because = "He drives the others." });
        Assert.Contains("adds to the risk. He drives the others.", (await worker.Get($"/files/{file}/associates")).Ok().Words, StringComparison.Ordinal);
    }
}
