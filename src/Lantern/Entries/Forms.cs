using System.Globalization;
using NodaTime;

namespace Lantern.Entries;

internal delegate bool TryRead<T>(string text, out T value);

/// <summary>One value in words.</summary>
internal sealed class ScalarForm<T>(string expected, TryRead<T> read, Func<T, string> write) : Form where T : notnull
{
    public override string Expected => expected;

    public override object Read(Node node) =>
        node is Scalar scalar && read(scalar.Text, out var value) ? value : throw Wrong(node, expected);

    public override Node Write(object value) => new Scalar(write((T)value), Place.None);

    public override string Words(object value) => write((T)value);

    internal override IEnumerable<NamedDay> DaysIn(Node node, string path) =>
        node is not Scalar scalar || !read(scalar.Text, out var value) ? []
        : value switch
        {
            LocalDate day => [new NamedDay(path, day, node.At)],
            Happening moment => [new NamedDay(path, moment.Day, node.At)],
            _ => [],
        };
}

/// <summary>One of a closed list of words.</summary>
internal sealed class ChoiceForm<T> : Form where T : struct, Enum
{
    private static readonly Dictionary<string, T> ByWord = Enum.GetValues<T>().ToDictionary(value => Kebab.Of(value.ToString()));
    private static readonly Dictionary<T, string> Word = ByWord.ToDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>The words to choose from.</summary>
    public IEnumerable<string> Choices => ByWord.Keys;

    public override string Expected => "one of: " + string.Join(", ", ByWord.Keys);

    public override object Read(Node node) =>
        node is Scalar scalar && ByWord.TryGetValue(scalar.Text, out var value) ? value : throw Wrong(node, Expected);

    public override Node Write(object value) => new Scalar(Word[(T)value], Place.None);

    public override string Words(object value) => Word[(T)value];
}

/// <summary>Words with marks of their own: plain words, or <c>{ words, marks }</c>.</summary>
internal sealed class PassageForm : Form
{
    private static readonly ListForm<Marks> MarkList = new();

    public override string Expected => "words, or { words: …, marks: […] }";

    public override object Read(Node node)
    {
        if (node is Scalar scalar)
            return new Passage(scalar.Text);
        if (node is not Mapping mapping || mapping["words"] is not Scalar words || mapping.Pairs.Any(pair => pair.Name is not ("words" or "marks")))
            throw Wrong(node, Expected);
        var marks = mapping["marks"] is { } given ? (IReadOnlyList<Marks>)MarkList.Read(given) : [];
        return new Passage(words.Text, marks.Aggregate(Marks.None, (all, mark) => all | mark));
    }

    public override Node Write(object value)
    {
        var passage = (Passage)value;
        var words = new Scalar(passage.Words, Place.None);
        if (passage.Marks == Marks.None)
            return words;
        var marks = Enum.GetValues<Marks>().Where(mark => mark != Marks.None && passage.Marks.HasFlag(mark)).ToList();
        return new Mapping([new("words", Place.None, words), new("marks", Place.None, MarkList.Write(marks))], Place.None);
    }

    public override string Words(object value) => ((Passage)value).Words;

    public override bool IsBlank(object value) => ((Passage)value).Words.Length == 0;

    public override object? Without(object value, Func<Marks, bool> drop) => drop(((Passage)value).Marks) ? null : value;
}

/// <summary>Named values kept as they were written, as a correction gives them.</summary>
internal sealed class AsWrittenForm : Form
{
    public override string Expected => "named values such as { due: 2026-04-07 }";

    public override object Read(Node node) => node is Mapping ? node : throw Wrong(node, Expected);

    public override Node Write(object value) => (Mapping)value;

    public override bool IsBlank(object value) => ((Mapping)value).Pairs.Count == 0;
}

/// <summary>A list of values of one form; a single value stands for a list of one.</summary>
internal sealed class ListForm<T> : Form where T : notnull
{
    private readonly Form _item = Of(typeof(T));

    public override string Expected => "a list, each " + _item.Expected;

    public override object Read(Node node) =>
        (node is Sequence sequence ? sequence.Items : [node]).Select(item => (T)_item.Read(item)).ToList();

    public override Node Write(object value) =>
        new Sequence(((IReadOnlyList<T>)value).Select(item => _item.Write(item)).ToList(), Place.None);

    public override bool IsBlank(object value) => ((IReadOnlyList<T>)value).Count == 0;

    internal override IEnumerable<NamedDay> DaysIn(Node node, string path) =>
        node is not Sequence sequence ? _item.DaysIn(node, path)
        : sequence.Items.SelectMany((item, index) => _item.DaysIn(item, $"{path} {(index + 1).ToString(CultureInfo.InvariantCulture)}"));

    public override object? Without(object value, Func<Marks, bool> drop)
    {
        var items = (IReadOnlyList<T>)value;
        var kept = items.Select(item => _item.Without(item, drop)).ToList();
        return kept.Zip(items).All(pair => ReferenceEquals(pair.First, pair.Second) || Equals(pair.First, pair.Second))
            ? value
            : kept.OfType<T>().ToList();
    }
}

/// <summary>Values of one form under names the pack or the writer chose; a plain list of names stands for each name in its own words.</summary>
internal sealed class MapForm<T> : Form where T : notnull
{
    private readonly Form _value = Of(typeof(T));

    public override string Expected => "named values, each " + _value.Expected;

    public override object Read(Node node)
    {
        var map = new Dictionary<string, T>();
        if (node is Sequence names && names.Items.All(item => item is Scalar))
        {
            foreach (var name in names.Items.Cast<Scalar>())
                map[name.Text] = (T)_value.Read(name with { Text = Kebab.Words(name.Text) });
            return map;
        }
        if (node is not Mapping mapping)
            throw Wrong(node, Expected);
        foreach (var pair in mapping.Pairs)
            map[pair.Name] = (T)_value.Read(pair.Value);
        return map;
    }

    public override Node Write(object value) =>
        new Mapping(((IReadOnlyDictionary<string, T>)value).Select(pair => new Pair(pair.Key, Place.None, _value.Write(pair.Value))).ToList(), Place.None);

    public override bool IsBlank(object value) => ((IReadOnlyDictionary<string, T>)value).Count == 0;

    internal override IEnumerable<NamedDay> DaysIn(Node node, string path) =>
        node is Mapping mapping ? mapping.Pairs.SelectMany(pair => _value.DaysIn(pair.Value, $"{path}, {Kebab.Words(pair.Name)}")) : [];

    public override object? Without(object value, Func<Marks, bool> drop)
    {
        var map = (IReadOnlyDictionary<string, T>)value;
        var kept = map.Select(pair => (pair.Key, Left: _value.Without(pair.Value, drop))).Where(pair => pair.Left is not null).ToList();
        return kept.Count == map.Count && kept.All(pair => Equals(pair.Left, map[pair.Key]))
            ? value
            : kept.ToDictionary(pair => pair.Key, pair => (T)pair.Left!);
    }
}
