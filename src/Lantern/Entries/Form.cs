using System.Collections;
using System.Globalization;
using Lantern.Practice;
using NodaTime;
using NodaTime.Text;

namespace Lantern.Entries;

/// <summary>The form of a field: how its value is read from what was written and written back.</summary>
public abstract class Form
{
    /// <summary>What a value of this form looks like, to follow "must be".</summary>
    public abstract string Expected { get; }

    /// <summary>Reads a value.</summary>
    /// <exception cref="UnreadableException">The node has another form.</exception>
    public abstract object Read(Node node);

    /// <summary>Writes a value so that <see cref="Read"/> gives it back.</summary>
    public abstract Node Write(object value);

    /// <summary>The value in the words a pack's condition compares.</summary>
    public virtual string Words(object value) => Write(value) is Scalar scalar ? scalar.Text : "";

    /// <summary>True when a value says nothing: empty words, an empty list.</summary>
    public virtual bool IsBlank(object value) => value is string { Length: 0 } or ICollection { Count: 0 };

    /// <summary>The value without the parts a rule drops, which is given their marks and the part; null when nothing of it is left.</summary>
    public virtual object? Without(object value, Func<Marks, object, bool> drop) => value;

    /// <summary>The values in it that a correction must leave as they are.</summary>
    public virtual IEnumerable<SettledValue> Settled(object value, string at) => [];

    /// <summary>True when <paramref name="seen"/> is <paramref name="whole"/>, or what is left of it once parts were dropped.</summary>
    internal virtual bool Covers(object whole, object? seen) => seen is not null && Same(whole, seen);

    /// <summary>
    /// What somebody said instead of what they saw, with the parts they did not see put back in their places; null where that
    /// cannot be told from what they said.
    /// </summary>
    internal virtual object? PutBack(object whole, object? seen, object said) => seen is not null && Same(whole, seen) ? said : null;

    private protected static bool CanBeHidden(Marks marks) => (marks & ~Marks.FamilyShareable) != Marks.None;

    /// <summary>True when both say the same.</summary>
    internal bool Same(object one, object other) =>
        ReferenceEquals(one, other) || NodeJson.Write(Write(one)).AsSpan().SequenceEqual(NodeJson.Write(Write(other)));

    /// <summary>Puts back the hidden parts of one value under a name of its own, which what is said may leave out.</summary>
    /// <returns>False where they cannot be told from what is said.</returns>
    private protected static bool PutBackOne(Form form, object whole, object? seen, object? said, out object? back)
    {
        if (seen is not null && form.Same(whole, seen))
            back = said;
        else if (said is null && (seen is null || form.IsBlank(seen)))
            back = whole;
        else if ((said ?? form.Nothing) is { } value)
            back = form.PutBack(whole, seen, value);
        else
            back = null;
        return back is not null || (seen is not null && form.Same(whole, seen));
    }

    /// <summary>The value that says nothing, where the form has one.</summary>
    internal virtual object? Nothing => null;

    /// <summary>The days a value names, wherever in it they stand.</summary>
    /// <param name="node">The value as written.</param>
    /// <param name="path">How to speak of where it stands.</param>
    internal virtual IEnumerable<NamedDay> DaysIn(Node node, string path) => [];

    internal static Form Of(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string)) return new ScalarForm<string>("words", Anything, text => text);
        if (type == typeof(bool)) return new ScalarForm<bool>("true or false", YesNo, yes => yes ? "true" : "false");
        if (type == typeof(int)) return new ScalarForm<int>("a whole number", Number, number => number.ToString(CultureInfo.InvariantCulture));
        if (type == typeof(LocalDate)) return new ScalarForm<LocalDate>("a date such as 2026-04-07", Day, LocalDatePattern.Iso.Format);
        if (type == typeof(Happening)) return new ScalarForm<Happening>("a moment such as 2026-04-07T15:10, or a date", Happening.TryParse, moment => moment.ToString());
        if (type == typeof(Span)) return new ScalarForm<Span>("a time such as '4 weeks' or '1 working-days'", Span.TryParse, span => span.ToString());
        if (type == typeof(Passage)) return new PassageForm();
        if (type == typeof(Mapping)) return new AsWrittenForm();
        if (type.IsEnum) return (Form)Activator.CreateInstance(typeof(ChoiceForm<>).MakeGenericType(type))!;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            return (Form)Activator.CreateInstance(typeof(ListForm<>).MakeGenericType(type.GetGenericArguments()))!;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>))
            return (Form)Activator.CreateInstance(typeof(MapForm<>).MakeGenericType(type.GetGenericArguments()[1]))!;
        return RecordForm.Of(type);
    }

    internal static UnreadableException Wrong(Node node, string expected) =>
        new(node.At, node is Scalar scalar
            ? $"'{Shortened(scalar.Text)}' must be {expected}."
            : $"This is {node.Form}; it must be {expected}.");

    private static string Shortened(string text) => text.Length <= 40 ? text : text[..40] + "…";

    private static bool YesNo(string text, out bool value) =>
        (value = text == "true") || text == "false";

    private static bool Number(string text, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);

    private static bool Day(string text, out LocalDate value) =>
        LocalDatePattern.Iso.Parse(text).TryGetValue(default, out value);

    private static bool Anything(string text, out string value)
    {
        value = text;
        return true;
    }
}
