using System.Reflection;
using Lantern.Access;
using Lantern.Entries;
using Lantern.Practice;
using NodaTime;

namespace Lantern.App.Pages.Write;

/// <summary>Every act there is and what it asks, read from the questions beside this file and the fields of the kinds.</summary>
public sealed class QuestionBook
{
    private const string File = "questions.yaml", Opening = "open-because";

    // Fields in words that name somebody the file knows by id.
    private static readonly HashSet<string> WorkerFields = ["owner", "worker", "supported-by", "person", "chair", "teller", "family-decided-by", "copied-to"];

    // Kinds of entry, plans, answers of a tool and lines of checklists are worked on elsewhere.
    private static readonly HashSet<string> NotAskedHere =
    [
        "tool-completed.answers", "tool-completed.sections", "entry-corrected.to", "hub-action-set.due", "action-agreed.checklist", "action-agreed.from-line",
    ];
    private static readonly HashSet<string> NowhereAsked = ["checklists", "considered", "details"];

    // What joins a row to a list of the pack is nobody's to type, and must not be lost when the row is put right.
    private static readonly HashSet<string> Kept = ["invitation.line", "invitation.area", "invitation.worker"];

    private readonly Mapping _text;
    private readonly Dictionary<Kind, OfferedAct> _acts;

    private QuestionBook(Mapping text)
    {
        _text = text;
        Practices = [.. ((Sequence)text["practices"]!).Items.Cast<Mapping>().Select(Practice)];
        _acts = Practices.SelectMany(practice => practice.Acts).ToDictionary(act => act.Kind);
    }

    /// <summary>The one book.</summary>
    public static QuestionBook Instance { get; } = Load();

    /// <summary>The acts by practice, in the order they are offered.</summary>
    public IReadOnlyList<PracticeActs> Practices { get; }

    /// <summary>The act that writes a kind of entry.</summary>
    public OfferedAct Act(Kind kind) => _acts[kind];

    /// <summary>The names in the text that no kind and no field has; a test asks that there is none.</summary>
    internal IEnumerable<string> Strangers() =>
        from practice in ((Sequence)_text["practices"]!).Items.Cast<Mapping>()
        from act in ((Mapping)practice["acts"]!).Pairs
        let kind = Kinds.Named(act.Name)
        from name in kind is null ? [act.Name] : Named((Mapping)act.Value).Where(field => kind.Field(field) is null).Select(field => $"{act.Name}.{field}")
        select name;

    private static IEnumerable<string> Named(Mapping act) =>
        new[] { act["ask"], act["needs"] }.OfType<Mapping>().SelectMany(part => part.Pairs).Select(pair => pair.Name);

    private static QuestionBook Load()
    {
        var assembly = typeof(QuestionBook).Assembly;
        using var text = new StreamReader(assembly.GetManifestResourceStream(File)!);
        return new QuestionBook((Mapping)Yaml.Read(text.ReadToEnd(), File));
    }

    private PracticeActs Practice(Mapping practice) => new(
        ((Scalar)practice["practice"]!).Text,
        [.. ((Mapping)practice["acts"]!).Pairs.Select(act => Offer(act, practice["about"]))]);

    private OfferedAct Offer(Pair act, Node? about)
    {
        var kind = Kinds.Named(act.Name) ?? throw new UnreadableException(act.NameAt, $"'{act.Name}' is not a kind of entry.");
        var text = (Mapping)act.Value;
        return new OfferedAct(kind, ((Scalar)text["do"]!).Text, FileKinds(text["about"] ?? about), [.. Questions(kind, text)]);
    }

    private static IReadOnlyList<FileKind> FileKinds(Node? about) => about is not Sequence list
        ? [FileKind.Child]
        : [.. Enum.GetValues<FileKind>().Where(kind => list.Items.Any(item => ((Scalar)item).Text == Kebab.Of(kind.ToString())))];

    private IEnumerable<Question> Questions(Kind kind, Mapping text)
    {
        var ask = text["ask"] as Mapping;
        var inOrder = (ask?.Pairs ?? []).Select(pair => kind.Field(pair.Name)).OfType<Field>();
        var rest = kind.Fields.Where(field => field.Name is not ("of" or "because" or Opening));
        if (Answering.Of(kind).Count > 0)
            yield return Question(kind, kind.Field("of")!, text["of"] ?? Every("of"), text);
        foreach (var field in inOrder.Concat(rest).Distinct())
        {
            if (!NowhereAsked.Contains(field.Name) && !NotAskedHere.Contains($"{kind.Name}.{field.Name}"))
                yield return Question(kind, field, ask?[field.Name], text);
        }
        if (DefaultMarks.Can(kind))
            yield return Question(kind, kind.Field(Opening)!, text[Opening] ?? Every(Opening), text);
        yield return Question(kind, kind.Field("because")!, text["because"] ?? Every("because"), text);
    }

    private Question Question(Kind kind, Field field, Node? said, Mapping text)
    {
        var need = ((text["needs"] as Mapping)?[field.Name] as Scalar)?.Text;
        return Ask(field.Name, field.Property, said) with { Need = need };
    }

    private Question Ask(string field, PropertyInfo property, Node? said)
    {
        var (ask, hint) = Said(said, field);
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var item = type.IsGenericType ? type.GetGenericArguments()[0] : null;
        var how = field switch
        {
            "because" or Opening => Asked.Text,
            "of" => Asked.Entry,
            "tool" or "duty" or "suggested" or "chosen" when type == typeof(string) => Asked.FromPack,
            "topics" => Asked.SeveralFromPack,
            _ when type == typeof(string) => WorkerFields.Contains(field) ? Asked.Worker : Asked.Line,
            _ => Form(type, item),
        };
        var question = new Question(field, how, ask, hint) { Choices = Choices(type) };
        return how == Asked.Rows ? question with { Row = ((Scalar)Row(item!)["row"]!).Text, Columns = Columns(item!) } : question;
    }

    private static Asked Form(Type type, Type? item) => type switch
    {
        _ when type == typeof(Passage) => Asked.Passage,
        _ when type == typeof(bool) => Asked.YesNo,
        _ when type == typeof(int) => Asked.Number,
        _ when type == typeof(LocalDate) => Asked.Day,
        _ when type == typeof(Happening) => Asked.Moment,
        _ when type == typeof(Span) => Asked.Span,
        { IsEnum: true } => Asked.Choice,
        _ when item is null => throw new InvalidOperationException($"Nobody has said how a {type.Name} is asked for."),
        _ when type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) => Asked.Areas,
        _ when item == typeof(string) => Asked.Lines,
        _ when item == typeof(Passage) => Asked.Passages,
        _ => Asked.Rows,
    };

    private List<Question> Columns(Type row)
    {
        var asked = Row(row);
        return [.. row.GetProperties().Where(property => property.CanWrite).Select(property =>
        {
            var name = Kebab.Of(property.Name);
            return Kept.Contains($"{Kebab.Of(row.Name)}.{name}") ? new Question(name, Asked.Kept, Kebab.Words(name), null) : Ask(name, property, asked[name]);
        })];
    }

    private Mapping Row(Type row) => (Mapping)((Mapping)_text["rows"]!)[Kebab.Of(row.Name)]!;

    private List<Offered> Choices(Type type)
    {
        if (!type.IsEnum)
            return [];
        var words = (_text["choices"] as Mapping)?[Kebab.Of(type.Name)] as Mapping;
        return [.. Enum.GetValues(type).Cast<Enum>().Select(value =>
        {
            var word = Kebab.Of(value.ToString());
            var (title, hint) = words?[word] is { } said ? Said(said, word) : (Kebab.Words(value.InWords()), null);
            return new Offered(word, title, hint);
        })];
    }

    private Node? Every(string field) => ((Mapping)_text["every"]!)[field];

    private static (string Ask, string? Hint) Said(Node? said, string field) => said switch
    {
        Scalar ask => (ask.Text, null),
        Sequence { Items: [Scalar ask, Scalar hint] } => (ask.Text, hint.Text),
        _ => (Kebab.Words(field), null),
    };
}
