using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;
using Lantern.Store;
using NodaTime;

namespace Lantern.App.Pages.Strategy;

/// <summary>A row of the invitation grid.</summary>
/// <param name="Key">The part of its fields' names that says which row.</param>
/// <param name="Area">The id of the area it stands in.</param>
/// <param name="Heading">The area's title.</param>
/// <param name="Agency">The agency; null where it is typed.</param>
/// <param name="Role">The role; null where it is typed.</param>
public sealed record InvitationRow(string Key, string Area, string Heading, string? Agency, string? Role)
{
    /// <summary>The line of the pack's list; null for a row of one's own.</summary>
    public ChecklistLine? Line { get; init; }
    /// <summary>Where that list comes from.</summary>
    public Source? Source { get; init; }
    /// <summary>True where leaving it out asks for a reason.</summary>
    public bool IsStanding { get; init; }
    /// <summary>True for the agency that made the referral.</summary>
    public bool Referred { get; init; }
}

/// <summary>Who is asked to a strategy discussion: the lines of the pack's lists, the agencies involved with each child, and rows of one's own.</summary>
public sealed class InvitationSheet
{
    private const string InvolvedArea = "involved";
    private const string ReferringLine = "referring-agency";
    private readonly Pencil _typed;
    private readonly Whom _whom;
    private readonly LocalDate _today;

    /// <param name="typed">What was typed.</param>
    /// <param name="children">The children it is about.</param>
    /// <param name="staff">Who works where.</param>
    /// <param name="facts">The facts that decide which lines stand.</param>
    /// <param name="whom">Who is meant where somebody is named.</param>
    public InvitationSheet(Pencil typed, IReadOnlyList<MeetingChild> children, Staff staff, LineFacts facts, Whom whom)
    {
        var pack = children[0].File.Pack;
        (_typed, _whom, _today) = (typed, whom, London.DayOf(children[0].File.Now));
        var lines = pack.For(ChecklistUse.Invitations).SelectMany(list => list.Areas.SelectMany(area => area.Lines
            .Where(line => line.When.All(facts.Hold) && (line.Places.Count == 0 || line.Places.Any(facts.InPlace)))
            .Select(line => new InvitationRow($"l-{line.Id}", area.Id, area.Title, area.Title, line.Ask) { Line = line, Source = list.Source, IsStanding = line.Standing, Referred = line.Id == ReferringLine }))).DistinctBy(row => row.Key).ToList();
        // Whoever referred has a line of their own in the list where it has one; social care has several.
        var named = lines.Exists(row => row.Line!.Id == ReferringLine);
        var own = children.SelectMany(child => child.Now.All<CaseAllocated>()).Select(one => one.Body.Worker).OfType<string>().Select(id => staff.Worker(id)?.Agency).ToHashSet();
        var agencies = children.SelectMany(child => child.Involved(staff)).GroupBy(one => one.Agency.Id)
            .Select(same => (same.First().Agency, Referred: same.Any(one => one.Referred))).ToList();
        var involved = agencies.Where(one => !(named && one.Referred) && !(lines.Count > 0 && own.Contains(one.Agency.Id)));
        Referring = string.Join(" and ", agencies.Where(one => one.Referred).Select(one => one.Agency.Title));
        Rows =
        [
            .. involved.OrderByDescending(one => one.Referred).Select(one => new InvitationRow($"a-{one.Agency.Id}", InvolvedArea, "Agencies already involved", one.Agency.Title, null)
                { IsStanding = true, Referred = one.Referred }),
            .. lines,
            .. Enumerable.Range(1, typed.Drawn("Own")).Select(n => new InvitationRow($"o-{Words.Number(n)}", "", "Others", null, null)),
        ];
        Lists = [.. pack.For(ChecklistUse.Invitations).Select(list => list.Id)];
        Areas = [.. pack.For(ChecklistUse.Invitations).SelectMany(list => list.Areas).DistinctBy(area => area.Id).Select(area => (area.Id, area.Title))];
    }

    /// <summary>The rows in order.</summary>
    public IReadOnlyList<InvitationRow> Rows { get; }

    /// <summary>The agency that referred, by title; empty where none did.</summary>
    public string Referring { get; }

    /// <summary>The ids of the lists they come from.</summary>
    public IReadOnlyList<string> Lists { get; }

    /// <summary>The areas a row of one's own may stand in.</summary>
    public IReadOnlyList<(string Id, string Title)> Areas { get; }

    /// <summary>A row's field.</summary>
    public static string Name(InvitationRow row, string field) => row.Key.StartsWith("o-", StringComparison.Ordinal) ? $"Own.{row.Key[2..]}.{field}" : $"Invite.{row.Key}.{field}";

    /// <summary>The invitations as typed; a row nobody has touched is left out.</summary>
    public IEnumerable<Invitation> Invitations => Rows.Select(Of).OfType<Invitation>();

    /// <summary>The invitation of a row; null while nobody has touched it.</summary>
    public Invitation? Of(InvitationRow row)
    {
        if (!_typed.FieldsSaid.Any(field => field.StartsWith(Name(row, ""), StringComparison.Ordinal)))
            return null;
        var person = _typed.Said(Name(row, "Person")) is { } typed ? _whom.Named(typed) : default((string? Worker, string Name)?);
        return new Invitation
        {
            Line = row.Line?.Id,
            Area = row.Area.Length > 0 ? row.Area : _typed.Said(Name(row, "Area")),
            Agency = row.Agency ?? _typed.Said(Name(row, "Agency")),
            Role = row.Role ?? _typed.Said(Name(row, "Role")),
            Person = person?.Name,
            Worker = person?.Worker,
            Bring = _typed.Passage(Name(row, "Bring")),
            InvitedOn = _typed[Name(row, "Asked")] switch { "today" => _today, "on" => _typed.Date(Name(row, "On")).Date, _ => null },
            LeftOut = _typed[Name(row, "Asked")] is "" or "not" ? _typed.Passage(Name(row, "LeftOut")) : null,
            Attended = _typed[Name(row, "Came")] switch { "yes" => true, "apologies" or "no" => false, _ => null },
            Apologies = _typed[Name(row, "Came")] == "apologies" ? true : null,
            Mode = _typed.Choice<MeetingMode>(Name(row, "Mode")),
            Report = _typed.Choice<ReportState>(Name(row, "Report")),
            Said = _typed.Passage(Name(row, "Said"), KeptFrom(_typed[Name(row, "Keep")])),
            NothingToAdd = _typed[Name(row, "Nothing")] == "yes" ? true : null,
        };
    }

    /// <summary>The rows that are always there, those somebody has touched, and those of one's own.</summary>
    public IReadOnlyList<InvitationRow> Usual => [.. Rows.Where(row => row.IsStanding || row.Line is null || Of(row) is not null)];

    /// <summary>The other roles of the lists.</summary>
    public IReadOnlyList<InvitationRow> Others => [.. Rows.Except(Usual)];

    /// <summary>The rows nobody has asked, and nobody has said why not.</summary>
    public IEnumerable<InvitationRow> Blank => Rows.Where(row => row.IsStanding && Of(row) is not ({ InvitedOn: not null } or { LeftOut: not null }));

    /// <summary>Those who took part, in the order of the grid.</summary>
    public IEnumerable<(InvitationRow Row, Invitation Said)> Present =>
        Rows.Select(row => (Row: row, Said: Of(row))).Where(one => one.Said?.Attended == true).Select(one => (one.Row, one.Said!));

    /// <summary>What a row is called: a name, or the role or agency.</summary>
    public string Called(InvitationRow row)
    {
        var role = row.Role ?? row.Agency ?? string.Join(", ", new[] { _typed.Said(Name(row, "Role")), _typed.Said(Name(row, "Agency")) }.OfType<string>());
        return _typed.Said(Name(row, "Person")) is { } typed && _whom.Named(typed).Name is var person ? role.Length > 0 ? $"{person}, {role}" : person : role.Length > 0 ? role : "Somebody else";
    }

    /// <summary>The marks a choice of who is to be kept from something stands for.</summary>
    public static Marks KeptFrom(string word) =>
        Enum.GetValues<Marks>().FirstOrDefault(mark => mark is not (Marks.None or Marks.FamilyShareable) && Kebab.Of(mark.ToString()) == word);

    /// <summary>What cannot be read.</summary>
    public IEnumerable<(string Field, string Words)> Unreadable() =>
        Rows.Where(row => _typed[Name(row, "Asked")] == "on").SelectMany(row => _typed.WrongMoment(Name(row, "On"), "The day they were asked"));

    /// <summary>Puts back on the sheet whom a plan asks.</summary>
    /// <param name="sheet">The sheet so far.</param>
    /// <param name="said">What the plan says.</param>
    /// <param name="staff">Who works where.</param>
    /// <param name="whom">How a worker is called in the list of names.</param>
    public static Pencil Begun(Pencil sheet, IEnumerable<Invitation> said, Staff staff, Whom whom)
    {
        var own = 0;
        foreach (var one in said)
        {
            var agency = one.Area == InvolvedArea ? staff.Agencies().FirstOrDefault(agency => agency.Title == one.Agency) : null;
            var at = one.Line is { } line ? $"Invite.l-{line}." : agency is not null ? $"Invite.a-{agency.Id}." : $"Own.{Words.Number(++own)}.";
            sheet = sheet.With(at + "Person", (one.Worker is { } worker ? whom.Called(worker) : null) ?? one.Person ?? "").With(at + "Bring", one.Bring?.Words ?? "").With(at + "LeftOut", one.LeftOut?.Words ?? "")
                .With(at + "Asked", one.InvitedOn is not null ? "on" : one.LeftOut is not null ? "not" : "").With(at + "On", one.InvitedOn);
            if (at.StartsWith("Own.", StringComparison.Ordinal))
                sheet = sheet.With(at + "Agency", one.Agency ?? "").With(at + "Role", one.Role ?? "").With(at + "Area", one.Area ?? "");
        }
        return sheet;
    }
}
