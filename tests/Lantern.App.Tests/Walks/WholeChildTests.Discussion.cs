namespace Lantern.App.Tests.Walks;

public sealed partial class WholeChildTests
{
    private static readonly (string Invitation, string Person, string Said)[] Present =
    [
        ("l-social-worker", "Sam Worker", "Seen at home on Wednesday. Robin says the days away were to see friends."),
        ("l-social-care-manager", "Taylor Team", "Nothing was known to the team before this referral."),
        ("l-hub", "Harper Hub", "A second child of the same school was referred in March."),
        ("l-police-child-protection", "Parker Police", "The car at the gate is known from another street."),
        ("l-school-safeguarding", "Ellis Education", "Away on four days since March; goes to lessons she likes."),
    ];

    private async Task DiscussionPlanned()
    {
        await _walk.As("social-worker", $"{_file}/strategy/plan");
        await _walk.Says("Still missing");
        await _walk.Fill(
            ("Need", Referral), ("For", Discussion), ("For.Time", "09:00"), ("Mode", "in-person"), ("Chair", "chair"), ("Victims", "1"), ("Suspects", "1"),
            ("Disclosure", "none"), ("Places", "Example Town"));
        await _walk.Look("plan-a-discussion");
        foreach (var (invitation, person, _) in Present)
            await _walk.Fill(($"Invite.{invitation}.Person", person), ($"Invite.{invitation}.Asked", "today"));
        await _walk.Fill(
            ("Invite.l-gp.Person", "Dr Example"), ("Invite.l-gp.Bring", "What the practice knows of Robin’s health"), ("Invite.l-gp.Asked", "today"),
            ("Invite.l-sexual-health.Asked", "not"), ("Invite.l-sexual-health.LeftOut", "Robin has never been there"));
        await _walk.Look("invitation-grid", "#invitations");
        await _walk.Settle();
        await _walk.Press("Write the plan");
        await _walk.As("chair", "/");
        await _walk.Look("the-chair-has-it");
    }

    private async Task DiscussionHeld()
    {
        _walk.On(Discussion);
        await _walk.As("chair", $"{_file}/strategy/meeting/opening");
        await _walk.Look("before-it-opens");
        await _walk.GoOn();
        foreach (var (invitation, _, _) in Present)
            await _walk.Fill(($"Invite.{invitation}.Came", "yes"), ($"Invite.{invitation}.Mode", "in-person"));
        await _walk.Fill(("Invite.l-gp.Came", "no"), ("Invite.l-gp.Report", "received"));
        await _walk.AccountForTheRest();
        await _walk.Look("introductions");
        await _walk.GoOn();
        await _walk.Fill(("Purpose", "Days away from school, a phone nobody can explain, a car that waits at the gate. Agree what keeps Robin safe, and decide."), ("PurposeBy", "Sam Worker"));
        await _walk.GoOn();
        foreach (var (invitation, _, said) in Present)
            await _walk.Fill(($"Invite.{invitation}.Said", said));
        await _walk.Look("information");
        await _walk.GoOn();
        await _walk.Look("aide-memoire");
        await _walk.GoOn();
        while (new Uri(_walk.Page.Url).AbsolutePath.Split('/')[^1] is var item && item.StartsWith("actions.", StringComparison.Ordinal))
            await Considered(item["actions.".Length..]);
        await Decided();
        await Concluded();
    }

    // One area of the aide memoire: what makes this child's meeting its own is filled in, the rest is settled.
    private async Task Considered(string area)
    {
        switch (area)
        {
            case "strategy-discussion.every-child":
                await _walk.Fill(Agreed("strategy-discussion.lead-professional", "Sam Worker"));
                await _walk.Fill(("strategy-discussion.lead-professional.details.who", "Sam Worker"), ("strategy-discussion.child-voice.said", "“I like art. I do not like being asked about my phone.”"));
                break;
            case "strategy-discussion.physical-safety":
                await _walk.Fill(("strategy-discussion.risk-tool.is", "yes"), ("strategy-discussion.risk-tool.details.which", "The tool of 8 April, completed with Robin"));
                await _walk.Fill(Agreed("strategy-discussion.marker-home", hub.Offered("police")));
                await _walk.Look("physical-safety");
                break;
            case "strategy-plan.seeing":
                await _walk.Fill(("strategy-plan.see-child.items.1.owner", "Sam Worker"), ("strategy-plan.see-child.items.1.due", Discussion.PlusDays(4)));
                break;
        }
        await _walk.Settle();
        await _walk.GoOn();
    }

    private async Task Decided()
    {
        await _walk.Fill(($"Harm.{File}", "yes"));
        await _walk.Look("decision-without-a-reason");
        await _walk.As("chair", $"{_file}/strategy/conclude");
        await _walk.Says("Missing:");
        await _walk.Look("what-is-missing");
        await _walk.As("chair", $"{_file}/strategy/meeting/decision");
        await _walk.Fill(($"Harm.{File}", "yes"), ($"Because.{File}", "School and police saw the same car, Robin was away on four days and cannot say with whom. Her family alone cannot stop it."));
        await _walk.GoOn();
        await _walk.Fill(
            ("Action.1.What", "Walk past the school gate at lunch every day"), ("Action.1.Owner", hub.Offered("police")), ("Action.1.Role", "Police"), ("Action.1.Due", Discussion.PlusDays(8)),
            ("Action.1.Area", "disruption"), ("Gap.1.What", "Who keeps the car"), ("Gap.1.From", "Parker Police"));
        await _walk.Look("safeguarding-plan");
        await _walk.GoOn();
    }

    private async Task Concluded()
    {
        await _walk.Fill(("Summary", "Significant harm is likely; a joint enquiry begins today. Sam Worker leads, Parker Police answers for the gate."), ("ReadBack", "yes"));
        await _walk.Look("read-back");
        await _walk.GoOn();
        await _walk.Fill(("Next", Discussion.PlusDays(12)));
        await _walk.GoOn();
        await _walk.Says("Nothing is missing");
        await _walk.Look("nothing-is-missing");
        await _walk.Press("Conclude and write it in the file");
        await _walk.Says("The meeting is concluded", "A section 47 enquiry follows");
        await _walk.Look("discussion-held");
        await _walk.Follow("Minutes, as you may see them");
        await _walk.Says("Walk past the school gate", "goes to lessons she likes");
        await _walk.Look("minutes");
    }

    private static (string, object)[] Agreed(string line, string owner) => [($"{line}.is", "agreed"), ($"{line}.owner", owner), ($"{line}.due", Discussion.PlusDays(5))];
}
