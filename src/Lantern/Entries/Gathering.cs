using System.ComponentModel;
using Lantern.Practice;
using Lantern.Readings;
using NodaTime;
using static Lantern.Entries.Objecting;

namespace Lantern.Entries;

/// <summary>How a meeting is held.</summary>
public enum MeetingMode
{
    InPerson,
    Telephone,
    Video,
    /// <summary>Some are in the room, some are not.</summary>
    Mixed,
}

/// <summary>Whether the child has told somebody.</summary>
public enum Disclosure
{
    /// <summary>Not, or not yet; nothing waits for it.</summary>
    None,
    Made,
}

/// <summary>What a person under 18 had to do with it.</summary>
public enum YoungPersonPart
{
    Victim,
    [Description("thought to have committed it")]
    Committed,
    [Description("thought to have helped it happen")]
    Facilitated,
    [Description("told of it")]
    Disclosed,
    [Description("saw it")]
    Witnessed,
}

/// <summary>How a person under 18 gets a strategy discussion of their own.</summary>
public enum OwnDiscussion
{
    /// <summary>One is called with this act.</summary>
    Planned,
    /// <summary>There is one already.</summary>
    Linked,
    /// <summary>None is needed: a witness, or somebody who told.</summary>
    NotNeeded,
}

/// <summary>Whether a report asked for has come.</summary>
public enum ReportState
{
    NotAsked,
    Received,
    NotReceived,
}

/// <summary>Somebody asked to a meeting: what to bring, whether they came, what they said.</summary>
public sealed record Invitation
{
    /// <summary>The line of the list of invitations it stands for, where there is one.</summary>
    [Correctable]
    public string? Line { get; init; }
    /// <summary>The area of that list, such as police, health, education.</summary>
    [Correctable]
    public string? Area { get; init; }
    /// <summary>The agency.</summary>
    [NeverCorrected(Settles.WhoIsWho)]
    public string? Agency { get; init; }
    /// <summary>The role.</summary>
    [NeverCorrected(Settles.WhoIsWho)]
    public string? Role { get; init; }
    /// <summary>The professional's name.</summary>
    [NeverCorrected(Settles.WhoIsWho)]
    [Names(Naming.Words)]
    public string? Person { get; init; }
    /// <summary>The same professional as a worker of this record, where one was chosen: reads what is written of this meeting.</summary>
    [NeverCorrected(Settles.WhoIsWho)]
    [Names(Naming.Words)]
    public string? Worker { get; init; }
    /// <summary>What they are asked to bring.</summary>
    public Passage? Bring { get; init; }
    /// <summary>The day they were asked.</summary>
    public LocalDate? InvitedOn { get; init; }
    /// <summary>Why they are not asked, where the list has them.</summary>
    public Passage? LeftOut { get; init; }
    /// <summary>Whether they came.</summary>
    public bool? Attended { get; init; }
    /// <summary>How they took part.</summary>
    public MeetingMode? Mode { get; init; }
    /// <summary>Whether they sent apologies.</summary>
    public bool? Apologies { get; init; }
    /// <summary>Whether their report or information has come.</summary>
    public ReportState? Report { get; init; }
    /// <summary>What they told the meeting.</summary>
    public Passage? Said { get; init; }
    /// <summary>True when they had nothing to add.</summary>
    public bool? NothingToAdd { get; init; }

    internal bool Is(string line) => Line == line || string.Equals(Role, line, StringComparison.OrdinalIgnoreCase);

    internal bool Of(string area) => Area == area;
}

/// <summary>An authority a child of the meeting lives in or was placed by.</summary>
public sealed record AuthorityConcerned
{
    /// <summary>Which child.</summary>
    public Passage? Child { get; init; }
    /// <summary>The authority of the child's home.</summary>
    [Correctable]
    public string? Home { get; init; }
    /// <summary>The authority that placed the child, where another did.</summary>
    [Correctable]
    public string? Placing { get; init; }
    /// <summary>Whether it has been asked to the meeting.</summary>
    public bool? Invited { get; init; }
    /// <summary>Why not, where it has not.</summary>
    public Passage? LeftOut { get; init; }
}

/// <summary>A step to keep a child safe that comes before the meeting.</summary>
public sealed record UrgentAction
{
    /// <summary>What is to be done first.</summary>
    public Passage? Action { get; init; }
    /// <summary>Whether it has been done.</summary>
    public bool? Done { get; init; }
    /// <summary>Why the meeting does not wait for it, where it has not.</summary>
    public Passage? Because { get; init; }
}

/// <summary>A person under 18 who committed, helped, told of or saw what is suspected.</summary>
public sealed record YoungPerson
{
    /// <summary>Who.</summary>
    public Passage? About { get; init; }
    /// <summary>As what.</summary>
    public YoungPersonPart? As { get; init; }
    /// <summary>Whether a safeguarding referral has been made.</summary>
    public bool? Referred { get; init; }
    /// <summary>Its reference.</summary>
    [Correctable]
    public string? Reference { get; init; }
    /// <summary>How they get a strategy discussion of their own.</summary>
    public OwnDiscussion? Discussion { get; init; }
}

/// <summary>Something that is not known and is wanted.</summary>
public sealed record InformationGap
{
    /// <summary>What.</summary>
    public Passage? What { get; init; }
    /// <summary>From whom it is to be had.</summary>
    [Correctable]
    public string? From { get; init; }
}

/// <summary>What planning a strategy discussion and holding it have in common.</summary>
public abstract record StrategyDiscussion : ConsideredBody
{
    /// <summary>When it is to be held, or had been planned for.</summary>
    public Happening? For { get; init; }
    /// <summary>The child or suspect it is about, where that is not the child of this file.</summary>
    public Passage? About { get; init; }
    /// <summary>Who chairs it, and reads the file until it is closed.</summary>
    [NeverCorrected(Settles.WhoIsWho)]
    [Names(Naming.DiscussionChair)]
    public string? Chair { get; init; }
    /// <summary>How it is held.</summary>
    public MeetingMode? Mode { get; init; }
    /// <summary>How many victims there are thought to be.</summary>
    public int? Victims { get; init; }
    /// <summary>How many suspects there are thought to be.</summary>
    public int? Suspects { get; init; }
    /// <summary>Whether it takes place within the hub's weekly meeting.</summary>
    public bool? Weekly { get; init; }
    /// <summary>Whether it is a complex strategy meeting.</summary>
    public bool? Complex { get; init; }
    /// <summary>Why one child's meeting is held though there are several victims or suspects.</summary>
    public Passage? SingleBecause { get; init; }
    /// <summary>Whether the child has told somebody.</summary>
    public Disclosure? Disclosure { get; init; }
    /// <summary>Where the people and events are: areas, not addresses.</summary>
    public Passage? Places { get; init; }
    /// <summary>The authorities concerned.</summary>
    public IReadOnlyList<AuthorityConcerned>? Authorities { get; init; }
    /// <summary>The authority that leads.</summary>
    [NeverCorrected(Settles.WhoIsWho)]
    public string? LeadAuthority { get; init; }
    /// <summary>The senior managers who agreed that.</summary>
    [NeverCorrected(Settles.WhoDecided)]
    [Names(Naming.Words)]
    public IReadOnlyList<string>? LeadAgreedBy { get; init; }
    /// <summary>The day they agreed it.</summary>
    [NeverCorrected(Settles.Authorisation)]
    public LocalDate? LeadAgreedOn { get; init; }
    /// <summary>What keeps a child safe and comes before the meeting.</summary>
    public IReadOnlyList<UrgentAction>? UrgentActions { get; init; }
    /// <summary>People under 18 who had a part in it.</summary>
    public IReadOnlyList<YoungPerson>? YoungPeople { get; init; }
    /// <summary>Who is asked, and once it is held who came and what they said.</summary>
    public IReadOnlyList<Invitation>? Invitations { get; init; }

    /// <summary>True when the children belong to more than one authority.</summary>
    internal bool OtherAuthorities => (Authorities ?? [])
        .SelectMany(one => new[] { one.Home, one.Placing }).Where(name => !IsBlank(name))
        .Select(name => name!.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).Count() > 1;
}

/// <summary>What the procedures say against concluding a strategy discussion, of those it was called with.</summary>
internal static class Gathering
{
    public static IEnumerable<Objection> Against(StrategyDiscussionHeld held, Asking asking) =>
        held.Checklists is not { Count: > 0 } ? []
            : [.. Single(held), .. Authorities(held), .. Urgent(held), .. Young(held), .. NotHeard(held), .. Weekly(held), .. LeftOut(held, asking)];

    private static IEnumerable<Objection> Single(StrategyDiscussionHeld held) =>
        (held.Victims > 1 || held.Suspects > 1) && held.Complex != true && IsBlank(held.SingleBecause)
            ? [new(Refusals.SingleMeetingForSeveral, "single-because")] : [];

    // The weekly meeting counts as a strategy discussion only where the three who must be there are.
    private static IEnumerable<Objection> Weekly(StrategyDiscussionHeld held)
    {
        if (held.Weekly != true)
            yield break;
        var present = (held.Invitations ?? []).Where(one => one.Attended == true).ToList();
        if (Lacking(("social care", !present.Exists(one => one.Of("social-care"))), ("the police", !present.Exists(one => one.Of("police"))),
            ("health", !present.Exists(one => one.Of("health")))) is { } lacking)
            yield return new(Refusals.WeeklyMeetingWithoutTheThree, "invitations", $"It lacks {lacking}.");
    }

    private static IEnumerable<Objection> Authorities(StrategyDiscussionHeld held)
    {
        if (!held.OtherAuthorities)
            yield break;
        foreach (var one in (held.Authorities ?? []).Where(one => one.Invited != true && IsBlank(one.LeftOut)))
            yield return new(Refusals.AuthorityNotInvited, "authorities", $"It is {one.Placing ?? one.Home}.");
        if (Lacking(("the authority that leads", IsBlank(held.LeadAuthority)), ("the senior managers who agreed it", held.LeadAgreedBy is not { Count: > 0 }),
            ("the day they did", held.LeadAgreedOn is null)) is { } lacking)
            yield return new(Refusals.NoLeadAuthority, "lead-authority", $"It lacks {lacking}.");
    }

    // By telephone what is urgent may be agreed in the same call.
    private static IEnumerable<Objection> Urgent(StrategyDiscussionHeld held) =>
        held.Mode == MeetingMode.Telephone ? [] : (held.UrgentActions ?? []).Index().Where(one => one.Item.Done != true && IsBlank(one.Item.Because))
            .Select(one => new Objection(Refusals.UrgentActionFirst, "urgent-actions", $"Urgent action {one.Index + 1} is not done."));

    private static IEnumerable<Objection> Young(StrategyDiscussionHeld held)
    {
        foreach (var (index, one) in (held.YoungPeople ?? []).Index())
        {
            var concerned = one.As is YoungPersonPart.Victim or YoungPersonPart.Committed or YoungPersonPart.Facilitated;
            if (one.Discussion is null || (concerned && one.Discussion == OwnDiscussion.NotNeeded))
                yield return new(Refusals.NoDiscussionOfTheirOwn, "young-people", $"Young person {index + 1} has none.");
        }
    }

    private static IEnumerable<Objection> NotHeard(StrategyDiscussionHeld held)
    {
        foreach (var one in (held.Invitations ?? []).Where(one => one.Attended == true && IsBlank(one.Said) && one.NothingToAdd != true))
            yield return new(Refusals.AttendeeNotHeard, "invitations", $"It is {one.Role ?? one.Agency}.");
    }

    // Somebody the list always has is asked, has sent what they know, or is left out for a reason.
    private static IEnumerable<Objection> LeftOut(StrategyDiscussionHeld held, Asking asking)
    {
        var facts = LineFacts.Read(asking.File, asking.Pack, asking.Entry.Happened.Day, held);
        foreach (var list in held.Checklists!.Select(id => asking.Pack.Checklists.GetValueOrDefault(id)).OfType<Checklist>())
        {
            if (list.For != ChecklistUse.Invitations)
                continue;
            foreach (var line in list.Lines.Where(line => line.Standing && line.When.All(facts.Hold) && (line.Places.Count == 0 || line.Places.Any(facts.InPlace))))
            {
                var asked = (held.Invitations ?? []).Where(one => one.Line == line.Id).ToList();
                if (!asked.Exists(one => one.InvitedOn is not null || one.Attended == true || one.Report == ReportState.Received || !IsBlank(one.LeftOut)))
                    yield return new(Refusals.StandingInvitationBlank, "invitations", $"It is “{line.Ask}”.") { Source = list.Source with { Where = line.Where, Says = null } };
            }
        }
    }
}
