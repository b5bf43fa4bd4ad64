using Lantern.Access;
using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;
using Lantern.Store;
using NodaTime;
using static Lantern.App.Pages.Strategy.FormRows;

namespace Lantern.App.Pages.Strategy;

/// <summary>An action the meeting agreed, with the field it was typed into and the children it is for.</summary>
/// <param name="Body">What is written.</param>
/// <param name="Marks">Who it is kept from.</param>
/// <param name="Item">The item of the agenda it stands under.</param>
/// <param name="Field">The first of its fields.</param>
/// <param name="For">The children whose files it goes into.</param>
public sealed record MeetingAction(ActionAgreed Body, Marks Marks, string Item, string Field, IReadOnlyList<MeetingChild> For)
{
    /// <summary>True where it carries out a line of a checklist.</summary>
    public bool IsOfALine => Body.FromLine is not null;
}

/// <summary>A strategy discussion as it has been minuted so far: every item's draft laid over what was planned.</summary>
public sealed class MeetingSheet
{
    private readonly Dictionary<(string Child, string List), LineSheet> _lines = [];

    /// <param name="typed">All drafts of the meeting, laid over the plan.</param>
    /// <param name="children">The children it is about.</param>
    /// <param name="hub">Who works where.</param>
    /// <param name="minutes">Who takes the minutes.</param>
    public MeetingSheet(Pencil typed, IReadOnlyList<MeetingChild> children, HubStore hub, Reader minutes)
    {
        (Typed, Children, Minutes) = (typed, children, minutes.Worker);
        Whom = new Whom(hub, [.. children.Select(child => child.File)], minutes);
        Planning = new PlanSheet(typed, children);
        var facts = LineFacts.Read(children[0].Now, Pack, Day, Planning.On(new StrategyDiscussionPlanned(), children[0]));
        Grid = new InvitationSheet(typed, children, hub.Staff, facts, Whom);
        var all = Pack.For(ChecklistUse.StrategyDiscussion).ToList();
        Taken = [.. all.Where(list => list.FromTheStart || typed.All("Taken").Contains(list.Id))];
        Offered = [.. all.Where(list => !list.FromTheStart)];
    }

    /// <summary>What stands in each field.</summary>
    public Pencil Typed { get; }

    /// <summary>The children it is about.</summary>
    public IReadOnlyList<MeetingChild> Children { get; }

    /// <summary>Who takes the minutes.</summary>
    public string Minutes { get; }

    /// <summary>Who is meant where somebody is named.</summary>
    public Whom Whom { get; }

    /// <summary>What was known before.</summary>
    public PlanSheet Planning { get; }

    /// <summary>Who is asked, came and said what.</summary>
    public InvitationSheet Grid { get; }

    /// <summary>The aides memoire the meeting goes through.</summary>
    public IReadOnlyList<Checklist> Taken { get; }

    /// <summary>Those it may take up besides.</summary>
    public IReadOnlyList<Checklist> Offered { get; }

    /// <summary>The practice in force.</summary>
    public Pack Pack => Children[0].File.Pack;

    /// <summary>When it began; now where nobody has said.</summary>
    public Happening Began => Typed.Moment("Began") ?? ToTheMinute(Children[0].File.Now);

    /// <summary>When it ended; null where no time is given.</summary>
    public Happening? Ended => Components.Binding.TypedTime.Read(Typed["EndedAt"]) is { } time ? new Happening(Began.Day, time) : null;

    /// <summary>The day it is held.</summary>
    public LocalDate Day => Began.Day;

    /// <summary>The lines of a checklist as they stand for one child.</summary>
    public LineSheet Lines(MeetingChild child, Checklist list) => _lines.TryGetValue((child.Key, list.Id), out var known) ? known
        : _lines[(child.Key, list.Id)] = new LineSheet(list, Typed, LineFacts.Read(child.Now, Pack, Day, Discussion(child))) { Heading = 3 };

    /// <summary>The lines of an area that stand for any of the children, each once.</summary>
    public IReadOnlyList<(LineSheet Sheet, LineState State)> Drawn(Checklist list, string area) =>
        [.. Children.SelectMany(child => Lines(child, list) is var sheet ? sheet.States.Where(state => state.Area.Id == area).Select(state => (sheet, state)) : []).DistinctBy(one => one.state.Line.Id)];

    /// <summary>The areas of a checklist in which a line stands, those that fit the case first.</summary>
    public IEnumerable<ChecklistArea> Areas(Checklist list) =>
        Children.SelectMany(child => Lines(child, list).States).Select(state => state.Area).DistinctBy(area => area.Id);

    /// <summary>Whether something typed is for a child: for all where nobody has said for which.</summary>
    public bool IsFor(string field, MeetingChild child) =>
        Children.Count == 1 || Typed.All(field).Where(key => key.Length > 0).ToList() is not { Count: > 0 } keys || keys.Contains(child.Key);

    /// <summary>What is written in a child's file, but for the lines considered.</summary>
    public StrategyDiscussionHeld Discussion(MeetingChild child) => Planning.On(new StrategyDiscussionHeld
    {
        Invitations = [.. Grid.Invitations],
        Present = [.. Grid.Present.Select(one => Grid.Called(one.Row))],
        Ended = Ended,
        SignificantHarm = Typed.Choice<SignificantHarm>($"Harm.{child.Key}"),
        Because = Typed.Said($"Because.{child.Key}"),
        Purpose = Typed.Passage("Purpose") is { } purpose && Typed.Said("PurposeBy") is { } by ? purpose with { Words = $"{purpose.Words}\nGiven by {by}." } : Typed.Passage("Purpose"),
        Summary = Typed.Passage("Summary"),
        OtherChildren = OrNull(Typed.Filled("Other").Where(n => IsFor(Field("Other", n, "For"), child)).Select(OtherChild)),
        Gaps = OrNull(Typed.Filled("Gap").Where(n => IsFor(Field("Gap", n, "For"), child)).Select(n => new InformationGap
        {
            What = Typed.Passage(Field("Gap", n, "What")), From = Typed.Said(Field("Gap", n, "From")),
        })),
        Due = Typed.Date("Next").Date,
        NoneNeeded = Typed.Passage("NoneNeeded"),
    }, child);

    /// <summary>The same with what was made of the lines, as far as they are this child's.</summary>
    public StrategyDiscussionHeld Held(MeetingChild child) => Discussion(child) with
    {
        Checklists = [.. Taken.Select(list => list.Id), .. Grid.Lists],
        Considered = [.. Taken.SelectMany(list => Lines(child, list).States.Where(state => state.Given is not null && IsFor(Lines(child, list).Name(state.Line, "for"), child)).Select(state => state.Given!))],
    };

    /// <summary>Every action so far: the lines agreed, and those typed under the safeguarding plan.</summary>
    public IReadOnlyList<MeetingAction> Actions => _actions ??= [.. Taken.SelectMany(OfLines), .. Typed.Filled("Action").Select(Free)];

    private IReadOnlyList<MeetingAction>? _actions;

    /// <summary>The headings an action may stand under.</summary>
    public IReadOnlyList<(string Id, string Title)> PlanAreas => Pack.Lists.GetValueOrDefault("plan-areas") is { } list
        ? [.. list.Lines.Select(line => (line.Id, line.Title))] : [.. Taken.SelectMany(one => one.Areas).DistinctBy(area => area.Id).Select(area => (area.Id, area.Title))];

    /// <summary>The title of a heading.</summary>
    public string AreaTitle(string? area) => PlanAreas.FirstOrDefault(one => one.Id == area) is { Title: { } title } ? title : area is { Length: > 0 } ? Kebab.Words(area) : "Without a heading";

    private IEnumerable<MeetingAction> OfLines(Checklist list) => Children
        .SelectMany(child => Lines(child, list).Actions(Whom.Meant, Minutes).Where(one => IsFor($"{list.Id}.{one.Action.FromLine}.for", child)).Select(one => (Child: child, one.Action, one.Marks)))
        .GroupBy(one => (one.Action.FromLine, one.Action.Action!.Words, one.Action.Owner, one.Action.Due))
        .Select(same => new MeetingAction(same.First().Action, same.First().Marks, $"actions.{list.Id}.{list.Areas.First(area => area.Lines.Any(line => line.Id == same.Key.FromLine)).Id}",
            $"{list.Id}.{same.Key.FromLine}.owner", [.. same.Select(one => one.Child).Distinct()]));

    private MeetingAction Free(int n)
    {
        string Name(string field) => Field("Action", n, field);
        var area = Typed.Said(Name("Area"));
        var family = Typed.Choice<FamilyShare>(Name("Family"));
        var body = new ActionAgreed
        {
            Action = Typed.Passage(Name("What")), Owner = Typed.Said(Name("Owner")) is { } owner ? Whom.Meant(owner) : null, Role = Typed.Said(Name("Role")),
            Due = Typed.Date(Name("Due")).Date, Area = area, Supports = Typed.Said(Name("Supports")),
            Family = family, FamilyDecidedBy = family is null ? null : Minutes,
        };
        var marks = InvitationSheet.KeptFrom(Typed[Name("Keep")]) | (area == "disruption" ? Marks.Disruption : Marks.None);
        return new MeetingAction(body, marks, "plan", Name("What"), [.. Children.Where(child => IsFor(Name("For"), child))]);
    }

    private OtherChild OtherChild(int n) => new()
    {
        About = Typed.Passage(Field("Other", n, "About"), Marks.ThirdParty),
        Relation = Typed.Said(Field("Other", n, "Relation")),
        Outcome = Typed.Said(Field("Other", n, "Outcome")),
    };

    private static List<T>? OrNull<T>(IEnumerable<T> rows) => rows.ToList() is { Count: > 0 } list ? list : null;
}
