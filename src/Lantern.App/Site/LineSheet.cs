using System.Globalization;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;

namespace Lantern.App.Site;

/// <summary>The lines of a checklist on a page: what was typed, read as what was made of them, and back.</summary>
public sealed class LineSheet
{
    /// <summary>The most items one line takes.</summary>
    public const int MostItems = 30;

    /// <summary>The most characters one answer may have.</summary>
    public const int Longest = 10_000;

    private static readonly string[] FieldsOfAnAction =
        ["owner", "due", "role", "outcome", "supports", "follows-from", "target", "family", "family-words", "family-decided-by"];

    private const int CharactersOfARow = 22;
    private const int MostRowsOfABox = 8;

    private readonly Pencil _typed;
    private readonly LineFacts _facts;
    private IReadOnlyList<Considered>? _given;
    private IReadOnlyList<LineState>? _states;

    /// <param name="checklist">The checklist.</param>
    /// <param name="typed">What was typed, under the names of <see cref="Name"/>.</param>
    /// <param name="facts">The facts that decide which lines stand.</param>
    /// <param name="area">The only area that is drawn; all where null.</param>
    public LineSheet(Checklist checklist, Pencil typed, LineFacts facts, string? area = null) =>
        (Checklist, _typed, _facts, Area) = (checklist, typed, facts, area);

    /// <summary>The checklist.</summary>
    public Checklist Checklist { get; }

    /// <summary>The only area that is drawn; all where null.</summary>
    public string? Area { get; }

    /// <summary>The phrases to think again about; null where no hints are given.</summary>
    public PhraseList? Language { get; init; }

    /// <summary>Heading level of the areas: 2, or 3 under a heading of the page.</summary>
    public int Heading { get; init; } = 2;

    /// <summary>What was made of the lines; those nothing was made of are left out.</summary>
    public IReadOnlyList<Considered> Given => _given ??= [.. Checklist.Lines.Select(Read).OfType<Considered>()];

    /// <summary>The lines that stand, in order, each with what it lacks.</summary>
    public IReadOnlyList<LineState> States => _states ??= Considering.Read(Checklist, Given, _facts);

    /// <summary>The lines that are drawn, by area.</summary>
    public IEnumerable<IGrouping<ChecklistArea, LineState>> Drawn =>
        States.Where(state => Area is null || state.Area.Id == Area).GroupBy(state => state.Area);

    /// <summary>How many of the lines drawn are still open.</summary>
    public int Open => Drawn.Sum(area => area.Count(state => state.IsOpen));

    /// <summary>How many rows a box needs to show what stands in it.</summary>
    public int RowsFor(string field) => Math.Clamp(1 + (_typed[field].Length / CharactersOfARow), 1, MostRowsOfABox);

    /// <summary>A line's field in the form.</summary>
    public string Name(ChecklistLine line, string field) => $"{Checklist.Id}.{line.Id}.{field}";

    /// <summary>Whether anything was typed into a line.</summary>
    public bool IsTouched(ChecklistLine line) => Given.Any(one => one.Line == line.Id);

    /// <summary>What was typed into a line, with the phrases in it to think again about.</summary>
    public (string Words, IReadOnlyList<LanguageHint> Hints) Hints(ChecklistLine line)
    {
        var given = Language is null ? null : Given.FirstOrDefault(one => one.Line == line.Id);
        IEnumerable<Passage?> said = given is null ? []
            : [given.Said, given.Because, .. given.Details?.Values ?? [], .. (given.Items ?? []).SelectMany(item => item.Values)];
        var words = string.Join('\n', said.OfType<Passage>().Select(passage => passage.Words));
        return (words, words.Length == 0 ? [] : LanguageHints.Read(words, Language!));
    }

    /// <summary>The rows of items to draw: those filled, one more, and as many as were asked for.</summary>
    public int RowsOf(ChecklistLine line)
    {
        var asked = int.TryParse(_typed[Name(line, "rows")], NumberStyles.None, CultureInfo.InvariantCulture, out var rows) ? rows : 0;
        var filled = Enumerable.Range(1, MostItems).LastOrDefault(n => Item(line, n) is not null);
        return Math.Clamp(Math.Max(asked, filled + 1), 1, MostItems);
    }

    /// <summary>What is wrong with what was typed, by field: days that are none, words too long, and what the lines lack.</summary>
    public IEnumerable<(string Field, string Words)> Wrong()
    {
        foreach (var state in States.Where(state => Area is null || state.Area.Id == Area))
        {
            foreach (var wrong in Unreadable(state.Line))
                yield return wrong;
            foreach (var (field, words) in state.Lacks)
                yield return (Name(state.Line, field), $"“{state.Line.Ask}” {words} ({Checklist.Source.Title}, {state.Line.Where})");
        }
    }

    /// <summary>What cannot be read: days that are none, words too long.</summary>
    public IEnumerable<(string Field, string Words)> Unreadable()
        => Checklist.Lines.SelectMany(Unreadable);

    /// <summary>The lines and items that are agreed, as actions to be written in the same act, each with who it is kept from.</summary>
    /// <param name="ownerOf">The worker's id for a name typed; the name where it is nobody's here.</param>
    /// <param name="decidedBy">Who decides what the family may know.</param>
    public IEnumerable<(ActionAgreed Action, Marks Marks)> Actions(Func<string, string> ownerOf, string decidedBy)
    {
        foreach (var state in States)
        {
            if (state is { Given: { Is: Consideration.Agreed } agreed })
                yield return (ActionOf(state, agreed, ownerOf, decidedBy), state.Line.Marks);
            if (state.Line.EachIsAction)
            {
                foreach (var item in state.Given?.Items ?? [])
                    yield return (ActionOf(state, item, ownerOf, decidedBy), state.Line.Marks);
            }
        }
    }

    /// <summary>Puts what an entry says of a checklist's lines back on the sheet.</summary>
    public static Pencil Begun(Pencil sheet, Checklist checklist, IEnumerable<Considered> said)
    {
        foreach (var one in said)
        {
            if (checklist.Line(one.Line) is not { } line)
                continue;
            string Field(string field) => $"{checklist.Id}.{line.Id}.{field}";
            sheet = sheet.With(Field("is"), one.Is is { } made ? Kebab.Of(made.ToString()) : "")
                .With(Field("because"), one.Because?.Words ?? "").With(Field("owner"), one.Owner ?? "").With(Field("role"), one.Role ?? "")
                .With(Field("due"), one.Due).With(Field("said"), one.Said?.Words ?? "");
            foreach (var ask in line.Asks)
            {
                sheet = Put(sheet, Field($"details.{ask.Id}"), ask, one.Details?.GetValueOrDefault(ask.Id));
                foreach (var (index, item) in (one.Items ?? []).Index())
                    sheet = Put(sheet, Field($"items.{index + 1}.{ask.Id}"), ask, item.GetValueOrDefault(ask.Id));
            }
        }
        return sheet;
    }

    private static Pencil Put(Pencil sheet, string field, LineAsk ask, Passage? said) =>
        said is null ? sheet
        : ask.Form == AskForm.Day ? sheet.With(field, NodaTime.Text.LocalDatePattern.Iso.Parse(said.Words) is { Success: true, Value: var day } ? day : null)
        : sheet.With(field, said.Words);

    private ActionAgreed ActionOf(LineState state, Considered agreed, Func<string, string> ownerOf, string decidedBy)
    {
        return new ActionAgreed
        {
            Action = new Passage(state.Line.Action ?? state.Line.Ask),
            Owner = ownerOf(agreed.Owner ?? ""),
            Role = agreed.Role,
            Due = agreed.Due,
            Area = state.Area.PlanArea,
            Outcome = OutcomeOf(state),
            Checklist = Checklist.Id,
            FromLine = state.Line.Id,
            Details = agreed.Details,
            Because = agreed.Because?.Words,
            Family = FamilyOf(state.Line),
            FamilyDecidedBy = decidedBy,
        };
    }

    // What must be said of an item says what is to be done; what an agreed action has a field for stands there.
    private ActionAgreed ActionOf(LineState state, IReadOnlyDictionary<string, Passage> item, Func<string, string> ownerOf, string decidedBy)
    {
        string? Said(string ask) => item.GetValueOrDefault(ask)?.Words;
        var says = string.Join(", ", state.Line.Asks
            .Where(ask => ask.Form != AskForm.Day && state.Line.Needs.Contains(ask.Id) && !FieldsOfAnAction.Contains(ask.Id)).Select(ask => Said(ask.Id)).OfType<string>());
        return new ActionAgreed
        {
            Action = item.GetValueOrDefault("what") ?? new Passage((state.Line.Action ?? state.Line.Ask) + (says.Length > 0 ? ": " + says : "")),
            Owner = ownerOf(Said("owner") ?? ""),
            Role = Said("role"),
            Due = Said("due") is { } due && NodaTime.Text.LocalDatePattern.Iso.Parse(due) is { Success: true, Value: var day } ? day : null,
            Area = state.Area.PlanArea,
            Outcome = Said("outcome") ?? OutcomeOf(state),
            Supports = Said("supports"),
            Follows = item.GetValueOrDefault("follows-from"),
            Target = Chosen<DisruptionTarget>(Said("target")),
            Family = Chosen<FamilyShare>(Said("family")) ?? FamilyOf(state.Line),
            FamilyWords = item.GetValueOrDefault("family-words"),
            FamilyDecidedBy = Said("family-decided-by") ?? decidedBy,
            Checklist = Checklist.Id,
            FromLine = state.Line.Id,
            Details = item,
        };
    }

    private FamilyShare FamilyOf(ChecklistLine line) =>
        _typed[Name(line, "family")] switch { "no" => FamilyShare.No, "yes" => FamilyShare.Yes, _ => line.Family ? FamilyShare.Yes : FamilyShare.No };

    private static T? Chosen<T>(string? said)
        where T : struct, Enum => Enum.GetValues<T>().Where(one => Kebab.Of(one.ToString()) == said).Select(one => (T?)one).FirstOrDefault();

    // In the library an area is headed by the outcome; elsewhere its title is a heading and no outcome.
    private string? OutcomeOf(LineState state) => state.Line.Outcome ?? (Checklist.For == ChecklistUse.Outcomes ? state.Area.Title : null);

    private Considered? Read(ChecklistLine line)
    {
        var items = line.Answer == LineAnswer.Items
            ? Enumerable.Range(1, MostItems).Select(n => Item(line, n)).OfType<IReadOnlyDictionary<string, Passage>>().ToList() : [];
        var details = line.Answer == LineAnswer.Items ? null : Details(line, "details");
        var (said, because) = (Words(line, "said"), Words(line, "because"));
        var made = Made(line) ?? (said is not null || items.Count > 0 ? Consideration.Said : null);
        if (made is null && because is null && details is null && _typed.Said(Name(line, "owner")) is null)
            return null;
        return new Considered
        {
            Checklist = Checklist.Id,
            Line = line.Id,
            Is = made ?? Consideration.Open,
            Because = because,
            Owner = _typed.Said(Name(line, "owner")),
            Role = _typed.Said(Name(line, "role")),
            Due = _typed.Date(Name(line, "due")).Date,
            Said = said,
            Details = details,
            Items = items.Count > 0 ? items : null,
            Marks = line.Marks == Marks.None ? null : [.. Enum.GetValues<Marks>().Where(mark => mark != Marks.None && line.Marks.HasFlag(mark))],
        };
    }

    private Consideration? Made(ChecklistLine line) =>
        Enum.GetValues<Consideration>().Where(made => Kebab.Of(made.ToString()) == _typed[Name(line, "is")]).Select(made => (Consideration?)made).FirstOrDefault();

    private Passage? Words(ChecklistLine line, string field) => _typed.Said(Name(line, field)) is { } words ? new Passage(words) : null;

    private Dictionary<string, Passage>? Item(ChecklistLine line, int n) => Details(line, $"items.{n.ToString(CultureInfo.InvariantCulture)}");

    private Dictionary<string, Passage>? Details(ChecklistLine line, string under)
    {
        var details = new Dictionary<string, Passage>();
        foreach (var ask in line.Asks)
        {
            var name = Name(line, $"{under}.{ask.Id}");
            var words = ask.Form == AskForm.Day ? _typed.Date(name).Date is { } day ? NodaTime.Text.LocalDatePattern.Iso.Format(day) : null : _typed.Said(name);
            if (words is not null)
                details[ask.Id] = new Passage(words);
        }
        return details.Count > 0 ? details : null;
    }

    private IEnumerable<(string Field, string Words)> Unreadable(ChecklistLine line)
    {
        foreach (var field in (string[])["because", "owner", "role", "said"])
        {
            if (_typed[Name(line, field)].Length > Longest)
                yield return (Name(line, field), $"Shorten this to {Site.Words.Number(Longest)} characters");
        }
        if (_typed.Date(Name(line, "due")).Problem is { } due)
            yield return (Name(line, "due"), $"The day for “{line.Ask}” {due}");
        foreach (var ask in line.Asks)
        {
            var names = line.Answer == LineAnswer.Items
                ? Enumerable.Range(1, MostItems).Select(n => Name(line, $"items.{n.ToString(CultureInfo.InvariantCulture)}.{ask.Id}")) : [Name(line, $"details.{ask.Id}")];
            foreach (var name in names)
            {
                if (ask.Form == AskForm.Day && _typed.Date(name).Problem is { } wrong)
                    yield return (name, $"“{ask.Ask}” {wrong}");
                else if (_typed[name].Length > Longest)
                    yield return (name, $"Shorten this to {Site.Words.Number(Longest)} characters");
                else if (ask.Form == AskForm.Choice && _typed.Said(name) is { } chosen && !ask.Choices.Contains(chosen))
                    yield return (name, $"“{ask.Ask}”: choose one of those offered");
            }
        }
    }
}
