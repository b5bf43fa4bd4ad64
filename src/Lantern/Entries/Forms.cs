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

    public override object? Without(object value, Func<Marks, object, bool> drop) => drop(((Passage)value).Marks, value) ? null : value;

    internal override bool Covers(object whole, object? seen) => seen is null ? CanBeHidden(((Passage)whole).Marks) : Equals(whole, seen);
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

    public override object? Without(object value, Func<Marks, object, bool> drop)
    {
        var items = (IReadOnlyList<T>)value;
        var kept = items.Select(item => _item.Without(item, drop)).ToList();
        return kept.Zip(items).All(pair => ReferenceEquals(pair.First, pair.Second) || Equals(pair.First, pair.Second))
            ? value
            : kept.OfType<T>().ToList();
    }

    public override IEnumerable<SettledValue> Settled(object value, string at) =>
        ((IReadOnlyList<T>)value).Index().SelectMany(item => _item.Settled(item.Item, string.Create(CultureInfo.InvariantCulture, $"{at}.{item.Index}")));

    internal override bool Covers(object whole, object? seen) => Places((IReadOnlyList<T>)whole, Items(seen)) is not null;

    internal override object? PutBack(object whole, object? seen, object said)
    {
        var (all, shown, now) = ((IReadOnlyList<T>)whole, Items(seen), (IReadOnlyList<T>)said);
        if (Places(all, shown) is not { } places || Matches(shown, now) is not { } matches)
            return null;
        var back = new List<T>();
        for (int i = 0, next = 0; i < all.Count; i++)
        {
            if (next == places.Count || places[next] != i)
            {
                back.Add(all[i]);
                continue;
            }
            var at = next++;
            var isWhole = _item.Same(all[i], shown[at]);
            if (matches[at] is not { } to)
            {
                if (!isWhole)
                    return null;
                continue;
            }
            // What is hidden in a row stays with that row: it must be plain which row that is now.
            if (!isWhole && !_item.Same(shown[at], now[to]) && !OnlyThis(shown, now, at))
                return null;
            if (_item.PutBack(all[i], shown[at], now[to]) is not T item)
                return null;
            back.Add(item);
        }
        back.AddRange(now.Skip(shown.Count));
        return back;
    }

    internal override object? Nothing => new List<T>();

    private static IReadOnlyList<T> Items(object? value) => (IReadOnlyList<T>?)value ?? [];

    // Where what is seen stands in the whole, in order; null where it is not what is left of it.
    private List<int>? Places(IReadOnlyList<T> whole, IReadOnlyList<T> seen)
    {
        var places = new List<int>(seen.Count);
        for (var i = 0; i < whole.Count; i++)
        {
            if (places.Count < seen.Count && _item.Covers(whole[i], seen[places.Count]))
                places.Add(i);
            else if (!_item.Covers(whole[i], null))
                return null;
        }
        return places.Count == seen.Count ? places : null;
    }

    // For each that was seen the place of what is said in its stead, null where it was taken out: by place, or by what is left.
    private List<int?>? Matches(IReadOnlyList<T> seen, IReadOnlyList<T> now)
    {
        if (now.Count >= seen.Count)
            return [.. Enumerable.Range(0, seen.Count).Select(i => (int?)i)];
        var next = 0;
        var matches = seen.Select(item => next < now.Count && _item.Same(item, now[next]) ? next++ : (int?)null).ToList();
        return next == now.Count ? matches : null;
    }

    private bool OnlyThis(IReadOnlyList<T> seen, IReadOnlyList<T> now, int at) =>
        seen.Count == now.Count && Enumerable.Range(0, seen.Count).All(i => i == at || _item.Same(seen[i], now[i]));
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

    public override object? Without(object value, Func<Marks, object, bool> drop)
    {
        var map = (IReadOnlyDictionary<string, T>)value;
        var kept = map.Select(pair => (pair.Key, Left: _value.Without(pair.Value, drop))).Where(pair => pair.Left is not null).ToList();
        return kept.Count == map.Count && kept.All(pair => Equals(pair.Left, map[pair.Key]))
            ? value
            : kept.ToDictionary(pair => pair.Key, pair => (T)pair.Left!);
    }

    public override IEnumerable<SettledValue> Settled(object value, string at) =>
        ((IReadOnlyDictionary<string, T>)value).SelectMany(pair => _value.Settled(pair.Value, $"{at}.{pair.Key}"));

    internal override bool Covers(object whole, object? seen)
    {
        var (all, shown) = ((IReadOnlyDictionary<string, T>)whole, Pairs(seen));
        return shown.Keys.All(all.ContainsKey) && all.All(pair => _value.Covers(pair.Value, shown.TryGetValue(pair.Key, out var one) ? one : null));
    }

    internal override object? PutBack(object whole, object? seen, object said)
    {
        var (all, shown, now) = ((IReadOnlyDictionary<string, T>)whole, Pairs(seen), (IReadOnlyDictionary<string, T>)said);
        var back = new Dictionary<string, T>();
        foreach (var (key, value) in all)
        {
            object? saw = shown.TryGetValue(key, out var one) ? one : null;
            object? says = now.TryGetValue(key, out var other) ? other : null;
            if (!PutBackOne(_value, value, saw, says, out var left))
                return null;
            if (left is T kept)
                back[key] = kept;
        }
        foreach (var pair in now.Where(pair => !all.ContainsKey(pair.Key)))
            back[pair.Key] = pair.Value;
        return back;
    }

    private static IReadOnlyDictionary<string, T> Pairs(object? value) => (IReadOnlyDictionary<string, T>?)value ?? new Dictionary<string, T>();
}
