using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;

namespace Lantern.App.Demo;

/// <summary>The work with a child while a case is open: plans, visits, meetings, actions, what the child says and what goes wrong.</summary>
internal static class Working
{
    private static readonly string[] Partners = ["police", "health", "education", "police-2", "health-2", "education-2"];

    /// <summary>Lays out what will happen in a case besides what is owed.</summary>
    public static void Live(Story story)
    {
        var days = story.Luck.Between(90, 330);
        for (var i = story.Luck.Between(1, 4); i > 0; i--)
            story.In(5, days, teller => teller.Write(teller.Cast.Holder, new ChildSpoke { Words = new(teller.Luck.Pick(Phrases.Said)), About = new("what helps") }));
        for (var i = story.Luck.Between(1, 2); i > 0; i--)
            story.In(5, days / 2, teller => teller.Write(teller.Cast.Holder, new StrengthNoted { Strength = new(teller.Words(Phrases.Strengths)) }));
        for (var i = story.Luck.Between(1, 4); i > 0; i--)
            story.In(5, days, AgreeAction);
        Maybe(story, 0.7, 4, 20, teller => Judging.Complete(teller, "assessment", teller.Cast.Holder));
        Maybe(story, 0.5, 10, 30, Judging.State);
        Maybe(story, 0.3, 15, days, teller => teller.Write(teller.Cast.Holder, new SignificantIncident { What = new(teller.Words(Phrases.Incidents), teller.Luck.Chance(0.3) ? Marks.Police : Marks.None) }));
        Maybe(story, 0.2, 20, days, teller => teller.Write(teller.Cast.Holder, new SignificantChange { What = new(teller.Words(Phrases.Changes)) }));
        Maybe(story, 0.2, 20, days, teller => teller.Write(teller.Cast.Holder, new ChildSeen { Alone = true, Note = new("Talked about an appointment and its result; the nurse sees the child again in a month.", Marks.Health) }, null, Marks.Health));
        Maybe(story, 0.12, 30, days, teller => Deciding.Allocate(teller, null));
        Maybe(story, 0.07, 15, days, Conferring.NameAnother);
        Maybe(story, 0.08, 20, days, Away.AgreeWelfareContact);
        Maybe(story, 0.05, 20, days, teller => teller.Write(teller.Cast.Holder, new SafetyAlarmProvided { Device = "Personal alarm", ProvidedBy = "police", EffectConsidered = new("Talked through with the child: it helps to call for help and does not make a place safe.") }));
        Maybe(story, 0.08, 20, 60, Care);
        Maybe(story, 0.35, 10, days, Mistakes.Correct);
        Maybe(story, 0.08, 10, days, Mistakes.StrikeOut);
        Away.Lay(story, days);
        Helping.Lay(story, days);
        story.In(days, days + 60, Closing.Propose);
    }

    /// <summary>A plan is agreed, every area filled.</summary>
    public static void Agree(Story story, PlanType type)
    {
        var areas = (story.Pack.Lists.GetValueOrDefault("plan-areas")?.Lines ?? [new ListLine("disruption", "Disruption"), new ListLine("police-investigation", "Police investigation")])
            .ToDictionary(line => line.Id, line => (IReadOnlyList<Passage>)[new Passage($"{story.Words(Phrases.Actions)}.", line.Id == "disruption" ? Marks.Disruption : Marks.None)]);
        var today = new Happening(story.Today);
        var rows = Rows(story).Select(row => ((Body)row, today, row.Area == "disruption" ? Marks.Disruption : Marks.None));
        story.Act(story.Cast.Holder, [.. rows, (new PlanAgreed
        {
            Type = type,
            ContactEvery = new Span(story.Luck.Between(1, 3), Unit.Weeks),
            Areas = areas,
            ReviewBy = story.Today.PlusDays(84),
        }, today, Marks.None)]);
        Maybe(story, 0.8, 70, 84, teller => Review(teller, type));
    }

    // What the plan is made of: a row for the child, one for the parents, one that makes life harder for whoever is a risk.
    private static IEnumerable<ActionAgreed> Rows(Story story)
    {
        (string Area, string Outcome, string Owner, string Role)[] rows =
        [
            ("supporting-child", "The child has somebody to trust and knows what is happening", story.Cast.Holder, "Social worker"),
            ("supporting-parents", "Parents know what to look for and have support of their own", story.Cast.Holder, "Social worker"),
            ("disruption", "Whoever is a risk to the child finds it harder", "police", "Police"),
        ];
        return rows.Select(row => new ActionAgreed
        {
            Action = new(story.Words(Phrases.Actions)), Owner = row.Owner, Role = row.Role, Due = story.Today.PlusDays(story.Luck.Between(14, 80)),
            Area = row.Area, Outcome = row.Outcome, Target = row.Area == "disruption" ? DisruptionTarget.Place : null,
            Family = row.Area == "disruption" ? FamilyShare.No : FamilyShare.Yes, FamilyDecidedBy = story.Cast.Holder,
        });
    }

    private static void Review(Story story, PlanType type)
    {
        if (story.File.LatestEntry<Body>(body => body is PlanAgreed or PlanEnded)?.Body is not PlanAgreed)
            return;
        var today = new Happening(story.Today);
        var progress = PlanOnADay.Read(story.File).Rows.Where(row => row.IsOpen).Select(row => ((Body)new ActionProgressed
        {
            Of = row.Entry.Number, Progress = new(story.Words(Phrases.Results)), Basis = Basis.Reported,
        }, today, row.Entry.Marks));
        story.Act(story.Cast.Holder, [.. progress, (new PlanReviewed { Type = type, Outcome = new("Most of it helps; one step was taken out, one put in."), ReviewBy = story.Today.PlusDays(84) }, today, Marks.None)]);
    }

    /// <summary>The child is seen, alone and by the allocated worker.</summary>
    public static void See(Story story)
    {
        var yesterday = story.Luck.Chance(0.2) && story.Pack.Calendar.Works(story.Today.PlusDays(-1));
        story.Write(story.Cast.Holder, new ChildSeen { Alone = true, Where = new("At school"), Note = new(story.Words(Phrases.Visits)) },
            yesterday ? new Happening(story.Today.PlusDays(-1)) : null);
    }

    /// <summary>A meeting of the kind that is owed.</summary>
    public static void Meet(Story story, Trigger trigger)
    {
        var type = trigger.When.FirstOrDefault(condition => condition.Name == "type")?.Is?.FirstOrDefault();
        var meeting = Enum.GetValues<MeetingType>().FirstOrDefault(one => Kebab.Of(one.ToString()) == type, MeetingType.Operational);
        story.Write(meeting is MeetingType.Operational ? "hub-manager" : story.Cast.Holder, new MeetingHeld
        {
            Type = meeting,
            Present = meeting is MeetingType.Operational ? ["Hub", "Police", "Health", "Education"] : ["Child", "Parent", "School", "Health"],
            Summary = new("What has changed since the last meeting, what the child says about it, and what is next."),
        });
        if (story.Luck.Chance(0.35))
            AgreeAction(story);
    }

    /// <summary>Somebody takes something on.</summary>
    public static void AgreeAction(Story story)
    {
        var owner = story.Luck.Chance(0.55) ? story.Cast.Holder : story.Luck.Pick(Partners);
        Agree(story, owner, story.Luck.Between(7, 28));
    }

    /// <summary>A named person takes something on until a day.</summary>
    public static void Agree(Story story, string owner, int days) => story.Write(story.Cast.Holder, new ActionAgreed
    {
        Action = new(story.Words(Phrases.Actions)),
        Owner = owner,
        Due = story.Today.PlusDays(days),
    });

    /// <summary>Who does an agreed action: its owner, where that is one of the workers.</summary>
    public static string DoerOf(Story story, Duty duty) =>
        duty.FallsTo is { } owner && DemoStaff.All.Any(worker => worker.Worker == owner) ? owner : story.Cast.Holder;

    private static void Care(Story story)
    {
        if (story.Write(story.Cast.Holder, new BecameLookedAfter { Basis = "Section 20 of the Children Act 1989", Placement = new(MadeUpChild.Address(story.Luck.Random), Marks.ProtectedLocation) }) == 0)
            return;
        if (story.Luck.Chance(0.5))
            story.In(60, 200, teller => teller.Write(teller.Cast.Holder, new CeasedToBeLookedAfter { Because = "Back with the family; support stays in place." }));
    }

    private static void Maybe(Story story, double chance, int fewest, int most, Action<Story> beat)
    {
        if (story.Luck.Chance(chance))
            story.In(fewest, Math.Max(fewest, most), beat);
    }
}
