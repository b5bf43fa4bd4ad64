using NodaTime;

namespace Lantern.App.Tests.Walks;

public sealed partial class WholeChildTests
{
    private static readonly LocalDate Enquired = new(2026, 4, 20), Conference = new(2026, 4, 28), Reviewed = new(2026, 7, 14), Ended = new(2026, 9, 8);

    private async Task EnquiryMade()
    {
        await _walk.As("social-worker", $"{_file}/enquiry/begin");
        await _walk.Fill(("Joint", "yes"), ("Agencies", "Police"), ("HealthInformation", "awaited"), ("Sees.1.Owner", "Sam Worker"), ("Sees.1.Due", Discussion.PlusDays(4)));
        await _walk.Settle();
        await _walk.Look("enquiry-begins");
        await _walk.Press("Begin the enquiry");
        _walk.On(Enquired);
        await _walk.As("social-worker", $"{_file}/enquiry");
        await _walk.Says("Still not known");
        await _walk.Look("enquiry-on-one-page");
        await _walk.As("social-worker", $"{_file}/enquiry/conclude");
        await _walk.Fill(("Outcome", "conference"), ("Because", "The car was seen again. Robin’s family wants help and cannot stop it alone."));
        await _walk.Refused("Conclude the enquiry", "S0-87");
        await _walk.Look("enquiry-refused");
        var gap = await _walk.Page.Locator("input[name^='Gap.'][value='obtained']").First.GetAttributeAsync("name");
        await _walk.Fill((gap!, "obtained"), (gap![..^2] + "Learned", "The keeper lives in another town and has been spoken to."), ("HealthInformation", "received"));
        await _walk.Fill(("enquiry.enquiry-disruption.said", "The police walk past the gate at lunch. The car has not waited there since the 15th."));
        await _walk.Settle();
        await _walk.Press("Conclude the enquiry");
        await _walk.Look("enquiry-concluded");
    }

    private async Task Assessed()
    {
        await _walk.As("social-worker", $"{_file}/assessment/begin");
        await _walk.Fill(("Section", "47"), ("Team", "area"), ("Because", "The enquiry found continuing risk."));
        await _walk.Press("Begin the assessment");
        await _walk.As("social-worker", $"{_file}/assessment");
        await _walk.Look("assessment-by-its-parts");
        var parts = await _walk.Page.Locator("main a[href*='/assessment/assessment']").EvaluateAllAsync<string[]>("links => links.map((link) => link.getAttribute('href'))");
        foreach (var part in parts)
            await Part(part);
        await _walk.As("team-manager", $"{_file}/write/oversight-recorded");
        await _walk.Fill(("note", "Talked through with Sam. The story is in Robin’s words; the peers are seen as well as the home."));
        await _walk.Press("Write in the file");
        await _walk.As("social-worker", $"{_file}/assessment/finish");
        await _walk.Fill(("Outcome", "conference"), ("Because", "The risk goes on outside the family, and the family needs a plan beside it."));
        await _walk.Look("assessment-finish");
        await _walk.Press("Complete the assessment");
    }

    private async Task Part(string path)
    {
        const string Peers = "assessment-settings.peer-risks.items.1";
        await _walk.As("social-worker", path);
        switch (path.Split('/')[^1])
        {
            case "assessment.story":
                await _walk.Fill(("assessment.story.said", "“It began in the spring. They were nice to me at the bus stop.” She wants to stay at her school."));
                await _walk.Look("assessment-story");
                break;
            case "assessment-settings.peers":
                await _walk.Fill(($"{Peers}.factor", "Older young people wait at the bus stop"), ($"{Peers}.evidence", "School, on four days"),
                    ($"{Peers}.impact", "Robin leaves school to see them"), ($"{Peers}.support", "Somebody to walk with her"));
                break;
            case "assessment-what-follows.analysis":
                await _walk.Fill(("assessment-what-follows.analysis.said", "The pull is outside the family; what protects Robin is her school and her aunt."));
                break;
        }
        await _walk.Settle();
        await _walk.Press("Save");
    }

    private async Task Conferred()
    {
        await _walk.As("social-worker", $"{_file}/conference/plan");
        await _walk.Fill(("Type", "initial"), ("For", Conference), ("For.Time", "10:00"), ("Chair", "Charlie Chair"), ("HubPerson", "Harper Hub"));
        await _walk.Look("conference-planned");
        await _walk.Press("Plan the conference");
        await _walk.As("social-worker", $"{_file}/conference/report");
        await _walk.Fill(("report.child-view.said", "“I want people to stop asking and just be there at lunch.”"));
        await _walk.Fill(("report.parents-view.items.1.parent", "Her mother"), ("report.parents-view.items.1.said", "She wants the car to stay away and help for Robin."));
        await _walk.Settle();
        await _walk.Look("conference-report");
        await _walk.Press("Write the report");
        await _walk.As("social-worker", $"{_file}/conference/ready");
        await _walk.Refused("Write that it is ready", "not shared with the child");
        await _walk.Look("conference-not-ready");
        foreach (var (with, views) in ((string, string)[])[("child", "It is fair. I would leave out the bit about lessons."), ("parents", "Her mother agrees with it.")])
        {
            await _walk.As("social-worker", $"{_file}/conference/share?with={with}");
            await _walk.Fill(("With", with), ("Shared", "yes"), ("Views", views));
            await _walk.Press("Write it");
        }
        await _walk.As("social-worker", $"{_file}/write/information-shared");
        await _walk.Fill(("what", "The risk tool"), ("recipient", "hub"));
        await _walk.Press("Write in the file");
        await _walk.As("social-worker", $"{_file}/conference/ready");
        await _walk.Settle("Done as listed above on this page.");
        await _walk.Press("Write that it is ready");
        _walk.On(Conference);
        await _walk.As("chair", $"{_file}/conference/hold");
        await _walk.Fill(("Outcome", "child-protection-plan"), ("Because", "All agreed that the risk goes on, and that one plan should hold what everybody does."));
        await _walk.Look("conference-held");
        await _walk.Press("Write what was decided");
    }

    private async Task PlanAgreed()
    {
        await _walk.As("social-worker", $"{_file}/plan/agree");
        await _walk.Fill(("Type", "cp"), ("ContactEvery", "2"), ("ReviewBy", Reviewed), ("Gp", "to-be-sent"), ("Because", "It follows the conference."));
        await _walk.Look("plan-agreed");
        await Row(1, "supporting-child", "Meet every Tuesday after art", "Robin has somebody she trusts", "Sam Worker", "Social worker");
        await _walk.Press("Add another row");
        await Row(2, "supporting-parents", "Meet Robin’s mother for talks of her own", "Her mother has help of her own", hub.Offered("commissioned-service"), "Family worker");
        await _walk.Press("Add another row");
        await Row(3, "police-investigation", "Tell the social worker every week what may be told", "Nobody learns of it late", hub.Offered("police"), "Police");
        await _walk.Look("plan-rows", "[name='Rows.1.Action']");
        await _walk.Settle();
        await _walk.Press("Agree the plan");
        await _walk.As("social-worker", $"{_file}/plan");
        await _walk.Says("Child protection plan", "Meet every Tuesday after art", "Walk past the school gate at lunch every day");
        await _walk.Look("the-live-plan");
        await _walk.As("social-worker", $"{_file}/plan/copy?for=child");
        await _walk.Look("copy-for-the-child");
    }

    private Task Row(int row, string area, string action, string outcome, string owner, string role) => _walk.Fill(
        ($"Rows.{row}.Action", action), ($"Rows.{row}.Outcome", outcome), ($"Rows.{row}.Area", area), ($"Rows.{row}.Owner", owner), ($"Rows.{row}.Role", role), ($"Rows.{row}.Due", Conference.PlusDays(14)));

    private async Task PlanReviewed()
    {
        _walk.On(Reviewed);
        await _walk.As("social-worker", $"{_file}/plan/review");
        await _walk.Fill(("Type", "cp"), ("Meeting", "core-group"), ("Present", "Sam Worker, social worker\nParker Police, police\nRobin and her mother"),
            ("Outcome", "Robin has not missed a day since May. The car has not come back."), ("ReviewBy", Ended));
        await _walk.Fill(("review.disruption-so-far.said", "The gate is watched at lunch; the keeper of the car stays away."));
        await _walk.Refused("Write the review", "Say what the review made of");
        await _walk.Look("review-refused");
        foreach (var row in await _walk.Page.Locator("textarea[name^='Row.'][name$='.Progress']").EvaluateAllAsync<string[]>("fields => fields.map((field) => field.name)"))
            await _walk.Fill((row, "Done as agreed; nothing stands open."), (row[..^8] + "Basis", "fact"), (row[..^8] + "End", "done"));
        await _walk.Look("review-row-by-row", "[name^='Row.']");
        await _walk.Settle();
        await _walk.Press("Write the review");
        await _walk.As("hub-manager", $"{_file}/write/risk-level-set");
        await _walk.Fill(("level", "at-risk"), ("because", "At school every day since May; the car has not come back."));
        await _walk.Press("Write in the file");
    }

    private async Task SteppedDownAndEnded()
    {
        await _walk.As("social-worker", $"{_file}/plan/agree");
        await _walk.Fill(("Type", "cin"), ("Ends", "cp"), ("EndBecause", "The risk has fallen and the family can go on with less."), ("ContactEvery", "4"), ("ReviewBy", Ended), ("Gp", "to-be-sent"));
        await _walk.Fill(("None", "disruption"), ("None", "police-investigation"), ("Because", "The core group agreed that a child in need plan is enough."));
        await Row(1, "supporting-child", "Keep Tuesdays after art until September", "Robin keeps somebody she trusts", "Sam Worker", "Social worker");
        await _walk.Look("step-down");
        await _walk.Settle();
        await _walk.Press("Agree the plan");
        _walk.On(Ended);
        await _walk.As("social-worker", $"{_file}/plan/end");
        await _walk.Fill(("Because", "Robin is at school every day and rings Sam by herself. School stays in touch."));
        await _walk.Look("plan-ended");
        await _walk.Press("End the plan");
    }

    private async Task Closed()
    {
        await _walk.As("social-worker", $"{_file}/write/closure-proposed");
        await _walk.Fill(("due", Ended.PlusDays(6)), ("because", "No concern since May; school, family and Robin agree."));
        await _walk.Look("closure-proposed");
        await _walk.Press("Write in the file");
        await _walk.As("hub-manager", $"{_file}/write/hub-closure-discussed");
        await _walk.Fill(("agreed", "true"), ("level", "at-risk"), ("agencies", "Police\nHealth\nEducation"), ("because", "Nothing new since May."));
        await _walk.Press("Write in the file");
        await _walk.As("team-manager", $"{_file}/write/file-closed");
        await _walk.Fill(("outcome", "Robin is safe; school stays in touch."));
        await _walk.Look("file-closed");
        await _walk.Press("Write in the file");
        await _walk.As("team-manager", $"{_file}/journey");
        await _walk.Look("journey");
    }
}
