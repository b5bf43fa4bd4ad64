using System.Text.RegularExpressions;
using Lantern.Entries;

namespace Lantern.Practice;

/// <summary>Reads a clock as a pack writes it.</summary>
internal static partial class ClockText
{
    private static readonly string[] Always = ["id", "title", "shape", "within", "met-by", "falls-to", "source", "examples"];

    private static readonly Dictionary<Shape, string[]> Own = new()
    {
        [Shape.Once] = ["starts", "ends"],
        [Shape.Each] = ["starts", "ends"],
        [Shape.Repeating] = ["starts", "ends"],
        [Shape.Before] = ["starts", "ends"],
        [Shape.Lasting] = ["starts", "ends", "warn-from"],
        [Shape.Count] = ["starts", "ends", "times", "window"],
        [Shape.Unmet] = ["beneath", "level"],
    };

    public static Clock Read(Node node, string pack, string edition)
    {
        var any = new Sheet(node, "a clock", [.. Always, .. Own.Values.SelectMany(names => names).Distinct()]);
        var shape = any.Value<Shape>("shape");
        var sheet = new Sheet(node, $"a clock of shape '{Kebab.Of(shape.ToString())}'", [.. Always, .. Own[shape]]);
        var starts = shape == Shape.Unmet ? [] : Triggers(sheet.Need("starts"));
        var (within, agreed) = Within(sheet.Need("within"), shape, starts);
        var (fallsTo, named) = FallsTo(sheet.Need("falls-to"), starts);
        var clock = new Clock
        {
            Id = sheet.Id(),
            Title = sheet.Text("title"),
            Pack = pack,
            Edition = edition,
            Shape = shape,
            Starts = starts,
            Within = within,
            AsAgreed = agreed,
            MetBy = Triggers(sheet.Need("met-by")),
            Ends = Ends(sheet, shape),
            FallsTo = fallsTo,
            FallsToNamed = named,
            Beneath = shape == Shape.Unmet ? sheet.Id("beneath") : null,
            Level = sheet.Number("level"),
            Source = ItemTexts.Source(sheet),
            Examples = ItemTexts.Examples(sheet, "title", "child", "file", "at", "known-at", "owed"),
            At = node.At,
        };
        return shape switch
        {
            Shape.Lasting => clock with { WarnFrom = WarnFrom(sheet, within[0]) },
            Shape.Count => Count(clock, sheet),
            Shape.Before => Planned(clock, sheet),
            _ => clock,
        };
    }

    /// <summary>Holds a clock against the other clocks and the tools it names, once the pack is put together.</summary>
    public static void Check(Clock clock, IReadOnlyDictionary<string, Clock> clocks, IReadOnlyDictionary<string, Tool> tools, string pack)
    {
        var named = clock.Starts.Concat(clock.MetBy).Concat(clock.Ends).Where(trigger => trigger.Kind == Kinds.Of<ToolCompleted>())
            .SelectMany(trigger => trigger.When).Where(condition => condition.Name == "tool").SelectMany(condition => condition.Is ?? new HashSet<string>());
        foreach (var id in named.Where(id => !tools.ContainsKey(id)))
            throw new UnreadableException(clock.At, $"'{clock.Id}' asks for tool '{id}', and pack '{pack}' has no such tool. Name one it has, or put '{clock.Id}' in its 'without'.");
        if (clock.Beneath is not { } below)
            return;
        if (!clocks.TryGetValue(below, out var beneath))
            throw new UnreadableException(clock.At, $"'{clock.Id}' stands above '{below}', and pack '{pack}' has no such clock. Name one it has, or put '{clock.Id}' in its 'without'.");
        if (beneath.Shape == Shape.Unmet)
            throw new UnreadableException(clock.At, $"'{clock.Id}' stands above '{below}', which is itself 'unmet'. Name the clock at the foot of the ladder.");
        if (clock.FallsToNamed is { } name)
            CheckNamed(name, beneath.Starts, clock.At);
    }

    private static IReadOnlyList<Trigger> Ends(Sheet sheet, Shape shape)
    {
        if (shape is Shape.Before or Shape.Lasting)
            return Triggers(sheet.Need("ends"));
        return sheet.Find("ends") is { } node ? Triggers(node) : [];
    }

    private static Clock Count(Clock clock, Sheet sheet)
    {
        sheet.Need("times");
        var times = sheet.Number("times")!.Value;
        if (times < 2)
            throw new UnreadableException(sheet.Need("times").At, "times: one start is no count; use at least 2, or the shape 'each'.");
        var window = sheet.Text("window");
        if (window == "calendar-month")
            return clock with { Times = times };
        var span = Span(sheet.Need("window"), "'calendar-month', or a time such as '90 days'");
        if (span.Unit == Unit.Hours)
            throw new UnreadableException(sheet.Need("window").At, "window: hours are not counted here; use days, weeks or months.");
        return clock with { Times = times, Window = span };
    }

    private static Clock Planned(Clock clock, Sheet sheet)
    {
        foreach (var start in clock.Starts)
        {
            if (start.Kind.Field("for") is null)
                throw new UnreadableException(sheet.Need("starts").At, $"'{start.Kind.Name}' plans nothing: it has no field 'for'. A clock of shape 'before' starts with a kind that has.");
        }
        return clock;
    }

    private static Span? WarnFrom(Sheet sheet, Span within)
    {
        if (sheet.Find("warn-from") is not { } node)
            return null;
        var warn = Span(node, "a time such as '48 hours'");
        return warn.Unit == within.Unit && warn.Length < within.Length ? warn
            : throw new UnreadableException(node.At, $"warn-from: '{warn}' must be less than '{within}' and in the same unit.");
    }

    private static (IReadOnlyList<Span> Spans, string? Agreed) Within(Node node, Shape shape, IReadOnlyList<Trigger> starts)
    {
        if (node is Sequence list)
        {
            if (shape != Shape.Repeating || list.Items.Count == 0)
                throw new UnreadableException(node.At, "within: a list of times belongs to a clock of shape 'repeating'; write one time such as '4 weeks'.");
            return ([.. list.Items.Select(item => Span(item, "a time such as '3 months'"))], null);
        }
        var text = Sheet.Words(node, "within");
        if (shape == Shape.Unmet && text == "at-its-due")
            return ([], null);
        if (shape is Shape.Once or Shape.Each or Shape.Repeating && AsAgreed().Match(text) is { Success: true } agreed)
        {
            var field = agreed.Groups["field"].Value;
            if (field.Length == 0)
                field = Array.Find(["due", "every"], name => starts.All(start => start.Kind.Field(name) is not null)) ?? "due";
            foreach (var start in starts.Where(start => start.Kind.Field(field) is null))
                throw new UnreadableException(node.At, $"within: '{start.Kind.Name}' has no field '{field}' in which something is agreed. Write 'as-agreed FIELD'.");
            var cap = agreed.Groups["cap"];
            return (cap.Success ? [Span(new Scalar(cap.Value, node.At), "a time such as '3 months'")] : [], field);
        }
        return ([Span(node, shape == Shape.Unmet ? "'at-its-due', or a time such as '1 working-days'" : "a time such as '4 weeks', '1 working-days' or 'as-agreed'")], null);
    }

    private static (string Role, string? Named) FallsTo(Node node, IReadOnlyList<Trigger> starts)
    {
        if (node is Scalar)
            return (Role(node), null);
        var sheet = new Sheet(node, "'falls-to'", "named", "otherwise");
        var named = sheet.Id("named");
        CheckNamed(named, starts, sheet.Need("named").At);
        return (Role(sheet.Need("otherwise")), named);
    }

    private static void CheckNamed(string named, IReadOnlyList<Trigger> starts, Place at)
    {
        foreach (var start in starts.Where(start => start.Kind.Field(named) is null))
            throw new UnreadableException(at, $"falls-to: '{start.Kind.Name}' has no field '{named}' that could name somebody. {FieldsOf(start.Kind)}");
    }

    private static string Role(Node node)
    {
        var role = Sheet.Words(node, "falls-to");
        return DutyRoles.All.Contains(role) ? role : throw new UnreadableException(node.At,
            $"falls-to: nobody is called '{role}'. Use one of: {string.Join(", ", DutyRoles.All)}; or {{ named: FIELD, otherwise: ROLE }}.");
    }

    private static Span Span(Node node, string expected) =>
        node is Scalar scalar && Practice.Span.TryParse(scalar.Text.Trim(), out var span) ? span
            : throw new UnreadableException(node.At, $"{(node is Scalar wrong ? $"'{wrong.Text}'" : "This")} is no length of time. Write {expected}; units are hours, days, weeks, months, working-days.");

    private static IReadOnlyList<Trigger> Triggers(Node node) =>
        node is Sequence list && list.Items.Count > 0 ? [.. list.Items.Select(Trigger)] : [Trigger(node)];

    private static Trigger Trigger(Node node)
    {
        if (node is Scalar)
            return new Trigger(KindOf(node), []);
        var sheet = new Sheet(node, "a kind of entry under conditions", "kind", "when");
        var kind = KindOf(sheet.Need("kind"));
        return new Trigger(kind, ConditionText.Read(sheet.Need("when"), kind));
    }

    private static Kind KindOf(Node node)
    {
        var name = Sheet.Words(node, "kind");
        return Kinds.Named(name) ?? throw new UnreadableException(node.At, $"'{name}' is not a kind of entry. All kinds are in docs/entries.md.");
    }

    internal static string FieldsOf(Kind kind) => $"It has: {string.Join(", ", kind.Fields.Select(field => field.Name))}.";

    [GeneratedRegex(@"^as-agreed( (?<field>[a-z0-9-]+))?(, at most (?<cap>.+))?$")]
    private static partial Regex AsAgreed();
}
