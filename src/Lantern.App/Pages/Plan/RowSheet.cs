using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;
using NodaTime.Text;

namespace Lantern.App.Pages.Plan;

/// <summary>One row of a plan on a page: what was typed, read as the action agreed.</summary>
public sealed class RowSheet
{
    /// <summary>The marks somebody may tick on a row of their own.</summary>
    public static readonly IReadOnlyList<(Marks Mark, string Says)> Ticked =
    [
        (Lantern.Entries.Marks.Disruption, "It is disruption that would fail if it were known"), (Lantern.Entries.Marks.Police, "It is police-sensitive"),
        (Lantern.Entries.Marks.ThirdParty, "It is about somebody else"), (Lantern.Entries.Marks.Health, "It is health information"),
        (Lantern.Entries.Marks.ProtectedLocation, "It tells where somebody is who must not be found"),
    ];

    private readonly AddModel _page;
    private readonly (Checklist Checklist, ChecklistArea Area, ChecklistLine Line)? _from;

    internal RowSheet(AddModel page, (Checklist Checklist, ChecklistArea Area, ChecklistLine Line)? from, Func<Checklist, LineSheet> sheetOf)
    {
        (_page, _from) = (page, from);
        Sheet = from is { } found ? sheetOf(found.Checklist) : null;
    }

    /// <summary>The sheet of the line's checklist; null for a free row.</summary>
    public LineSheet? Sheet { get; }

    /// <summary>The line with what is asked besides, but for who and when, which every row asks; null for a free row.</summary>
    public ChecklistLine? Line => _from?.Line is { } line ? line with { Asks = [.. line.Asks.Where(ask => ask.Id is not ("owner" or "due"))] } : null;

    /// <summary>The line whose answer the row waits for; null where it waits for none.</summary>
    public ChecklistLine? First => _from is { Line.After: { } after } from ? from.Checklist.Line(after.Line) : null;

    /// <summary>Where the line's asks stand in the form.</summary>
    public string Under => _from?.Line.Answer == LineAnswer.Items ? "items.1" : "details";

    /// <summary>True where the asks are given now; a list that grows is asked each time it grows.</summary>
    public bool AsksNow => _from is { Line: { Answer: LineAnswer.Considered } or { EachIsAction: true } };

    /// <summary>Who the row is kept from.</summary>
    public Marks Marks => (OpenBecause is not null ? Lantern.Entries.Marks.None
            : (_from?.Line.Marks ?? Lantern.Entries.Marks.None) | (IsDisruption ? Lantern.Entries.Marks.Disruption : Lantern.Entries.Marks.None))
        | Ticked.Where(one => _page.Typed.All("Kept").Contains(Kebab.Of(one.Mark.ToString()))).Aggregate(Lantern.Entries.Marks.None, (all, one) => all | one.Mark);

    private string? OpenBecause => _page.Typed.Said("OpenBecause");

    private bool IsDisruption => _page.Typed["Area"] == PlanAreas.Disruption;

    private Passage? Words(string field) => _page.Typed.Said(field) is { } words ? new Passage(words) : null;

    private bool IsToBeNamed => _page.Typed["Naming"] == "role";

    internal static Pencil Begun((Checklist Checklist, ChecklistArea Area, ChecklistLine Line)? from, string area, PlanAreas areas) => from is not { } found
        ? Pencil.Blank.With("From", "free").With("Area", areas.Has(area) ? area : "").With("Naming", "person").With("Family", "no")
        : Pencil.Blank.With("From", $"{found.Checklist.Id}.{found.Line.Id}").With("Area", found.Area.PlanArea).With("Naming", "person")
            .With("Action", found.Line.Action ?? found.Line.Ask).With("Outcome", found.Line.Outcome ?? found.Area.Title)
            .With("Role", found.Line.Roles is [var role] ? role : "").With("Family", found.Line.Family ? "yes" : "no");

    /// <summary>What is wrong with what was typed, by field.</summary>
    public IEnumerable<(string Field, string Words)> Wrong() => [.. Unanswered(), .. Unnamed(), .. Undecided(), .. Sheet?.Unreadable() ?? []];

    /// <summary>The row as it is written.</summary>
    public ActionAgreed Body(Func<string, string> ownerOf) => new()
    {
        Action = Words("Action"),
        Owner = IsToBeNamed ? "To be named" : _page.Typed.Said("Owner") is { } owner ? ownerOf(owner) : null,
        Role = _page.Typed.Said("Role"),
        Due = _page.Typed.Date("Due").Date,
        Area = _page.Typed.Said("Area"),
        Outcome = _page.Typed.Said("Outcome"),
        Supports = _page.Typed.Said("Supports"),
        Checklist = _from?.Checklist.Id,
        FromLine = _from?.Line.Id,
        Because = _page.Typed.Said("Because"),
        OpenBecause = OpenBecause,
        Follows = Words("Follows"),
        Details = Details() is { Count: > 0 } details ? details : null,
        Target = IsDisruption ? _page.Pick<DisruptionTarget>("Target") : null,
        Family = _page.Pick<FamilyShare>("Family"),
        FamilyWords = _page.Pick<FamilyShare>("Family") == FamilyShare.Summary ? Words("FamilyWords") : null,
        FamilyDecidedBy = _page.Typed.Said("FamilyDecidedBy"),
    };

    private Dictionary<string, Passage> Details()
    {
        var details = new Dictionary<string, Passage>(Asked() ?? []);
        foreach (var (id, words) in ((string, string?)[])[(RowWords.LeadAgency, IsDisruption ? _page.Typed.Said("LeadAgency") : null),
            (RowWords.NamedBy, IsToBeNamed && _page.Typed.Date("NamedBy").Date is { } day ? LocalDatePattern.Iso.Format(day) : null)])
        {
            if (words is not null)
                details[id] = new Passage(words);
        }
        if (First is { } first && Answered(first) is { } before)
        {
            details[first.Id] = new Passage(before.Is!.Value.InWords());
            foreach (var (id, passage) in before.Details ?? new Dictionary<string, Passage>())
                details[id] = passage;
        }
        return details;
    }

    private Dictionary<string, Passage>? Asked()
    {
        var said = Line is { } line ? Answered(line) : null;
        return (said?.Details ?? (said?.Items is [var item, ..] ? item : null))?.ToDictionary();
    }

    private Considered? Answered(ChecklistLine line) => Sheet?.Given.FirstOrDefault(one => one.Line == line.Id);

    private IEnumerable<(string Field, string Words)> Unanswered()
    {
        if (_page.Typed.Said("Action") is null)
            yield return ("Action", "Say what is to be done");
        if (!_page.Areas.Has(_page.Typed["Area"]))
            yield return ("Area", "Choose the heading of the plan it belongs to");
        if (_from is not { } from || Sheet is null)
            yield break;
        if (First is { } first && (Answered(first)?.Is is not { } made || !from.Line.After!.Is.Contains(made)))
            yield return (Sheet.Name(first, "is"), $"This row is only for a child for whom “{first.Ask}” is answered “{from.Line.After!.Is[0].InWords()}”{Source(from, first)}");
        else if (First is { } answered)
            foreach (var need in answered.Needs.Where(need => Answered(answered)?.Details?.GetValueOrDefault(need) is null))
                yield return (Sheet.Name(answered, $"details.{need}"), $"Answer “{Ask(answered, need)}”{Source(from, answered)}");
        foreach (var need in AsksNow ? from.Line.Needs.Where(need => need is not ("owner" or "due")) : [])
        {
            if (Asked()?.GetValueOrDefault(need) is null)
                yield return (Sheet.Name(from.Line, $"{Under}.{need}"), $"Answer “{Ask(from.Line, need)}”{Source(from, from.Line)}");
        }
    }

    private IEnumerable<(string Field, string Words)> Unnamed()
    {
        var due = _page.Typed.Date("Due");
        if (due.Date is null)
            yield return ("Due", due.IsEmpty ? "Give the day it is to be done by" : $"The day {due.Problem}");
        if (!IsToBeNamed && _page.Typed.Said("Owner") is null)
            yield return ("Owner", "Name who does it; or say that somebody is to be named, and by when");
        if (_page.Typed.Said("Role") is null)
            yield return ("Role", "Say as what they do it, such as social worker or parent");
        var named = _page.Typed.Date("NamedBy");
        if (IsToBeNamed && named.Date is null)
            yield return ("NamedBy", named.IsEmpty ? "Give the day by which somebody is named" : $"The day {named.Problem}");
    }

    private IEnumerable<(string Field, string Words)> Undecided()
    {
        if (IsDisruption && _page.Pick<DisruptionTarget>("Target") is null)
            yield return ("Target", "Say what the disruption is aimed at");
        if (IsDisruption && _page.Typed.Said("LeadAgency") is null)
            yield return ("LeadAgency", "Say which agency leads on it");
        if (_page.Pick<FamilyShare>("Family") is not { } family)
            yield return ("Family", "Say whether the family may know of it");
        else if (_page.Typed.Said("FamilyDecidedBy") is null && (IsDisruption || family != FamilyShare.No))
            yield return ("FamilyDecidedBy", "Say who decided what the family may know");
        if (_page.Pick<FamilyShare>("Family") == FamilyShare.Summary && _page.Typed.Said("FamilyWords") is null)
            yield return ("FamilyWords", "Write what the family may read");
        if (_page.Pick<FamilyShare>("Family") == FamilyShare.Yes && FamilyWords.IsKept(Marks))
            yield return ("Family", "It is kept from somebody, so the family cannot have it whole. Write a summary for them, or say no");
    }

    private static string Ask(ChecklistLine line, string id) => line.Asks.FirstOrDefault(ask => ask.Id == id)?.Ask ?? Kebab.Words(id);

    private static string Source((Checklist Checklist, ChecklistArea Area, ChecklistLine Line) from, ChecklistLine line) => $" ({from.Checklist.Source.Title}, {line.Where})";
}
