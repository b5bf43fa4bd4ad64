using System.Collections.Concurrent;
using System.Reflection;

namespace Lantern.Entries;

/// <summary>A field of a kind: its name as packs write it, and how its value is read, written and compared.</summary>
public sealed class Field
{
    private readonly Func<object, object?> _get;
    private readonly Action<object, object?> _set;

    internal Field(PropertyInfo property)
    {
        Property = property;
        Name = Kebab.Of(property.Name);
        Form = Form.Of(property.PropertyType);
        NeverCorrected = property.GetCustomAttribute<NeverCorrectedAttribute>()?.What
            ?? (InWords(property.PropertyType) && property.GetCustomAttribute<CorrectableAttribute>() is null ? Settles.WhoIsWho : null);
        (_get, _set) = Accessors.Of(property);
    }

    /// <summary>The name in packs and case texts, such as <c>contact-every</c>.</summary>
    public string Name { get; }

    /// <summary>The form of its value.</summary>
    public Form Form { get; }

    /// <summary>The property it stands for.</summary>
    public PropertyInfo Property { get; }

    /// <summary>What it settles, where no correction changes it; null where one may.</summary>
    public Settles? NeverCorrected { get; }

    /// <summary>The value in a body, or null.</summary>
    public object? Read(object body) => _get(body);

    /// <summary>The value in the words a pack's condition compares, or null where there is none.</summary>
    public string? Words(object body) => _get(body) is { } value && !Form.IsBlank(value) ? Form.Words(value) : null;

    /// <summary>The value said in place of what somebody saw of this field, with the parts they did not see in their places.</summary>
    /// <param name="whole">The body as it reads.</param>
    /// <param name="seen">The body as they see it.</param>
    /// <param name="said">What they say it should read.</param>
    /// <returns>Null where the hidden parts cannot be told from what is said.</returns>
    public Node? PutBack(object whole, object seen, Node said)
    {
        var (all, shown) = (Read(whole), Read(seen));
        if (all is null && shown is null)
            return said;
        if (all is null)
            return null;
        return shown is not null && Form.Same(all, shown) ? said
            : Form.PutBack(all, shown, Form.Read(said)) is { } back ? Form.Write(back) : null;
    }

    /// <summary>The fields of each row, where the field holds rows; none where it holds none.</summary>
    public IReadOnlyList<Field> Rows =>
        Property.PropertyType is { IsGenericType: true } type && Form.Of(type.GetGenericArguments()[^1]) is RecordForm row ? row.Fields : [];

    internal void Set(object body, object? value) => _set(body, value);

    // Words can name anybody; a passage, which may bear marks, says what somebody wrote.
    internal static bool InWords(Type type) => type == typeof(string) || type == typeof(IReadOnlyList<string>);
}

/// <summary>A record whose properties are fields.</summary>
internal sealed class RecordForm : Form
{
    private static readonly ConcurrentDictionary<Type, RecordForm> Known = new();

    private readonly Type _type;
    private readonly Dictionary<string, Field> _byName;
    // A record inside an entry may bear marks as a whole; then all of it goes with them.
    private readonly Field? _marks;
    private readonly Func<object> _make;
    private readonly Func<object, object> _copy;

    private RecordForm(Type type)
    {
        _type = type;
        Fields = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.SetMethod is not null)
            .OrderBy(property => property.DeclaringType == type ? 0 : 1)
            .Select(property => new Field(property)).ToList();
        _marks = Fields.FirstOrDefault(field => field.Property.PropertyType == typeof(IReadOnlyList<Marks>));
        _byName = Fields.ToDictionary(field => field.Name);
        (_make, _copy) = Accessors.Of(type);
    }

    public IReadOnlyList<Field> Fields { get; }

    public override string Expected => $"named values out of: {string.Join(", ", Fields.Select(known => known.Name))}";

    public new static RecordForm Of(Type type) => Known.GetOrAdd(type, static t => new RecordForm(t));

    public Field? Field(string name) => _byName.GetValueOrDefault(name);

    public override object Read(Node node) => Read(node, null, Kebab.Words(Kebab.Of(_type.Name)).ToLowerInvariant());

    public object Read(Node node, Func<string, bool>? passOver, string what)
    {
        if (node is not Mapping mapping)
            throw Wrong(node, Expected);
        var made = _make();
        foreach (var pair in mapping.Pairs)
        {
            if (passOver?.Invoke(pair.Name) == true)
                continue;
            var field = Field(pair.Name) ?? throw new UnreadableException(pair.NameAt,
                $"'{pair.Name}' is not a field of {what}. Use one of: {string.Join(", ", Fields.Select(known => known.Name))}.");
            try
            {
                field.Set(made, field.Form.Read(pair.Value));
            }
            catch (UnreadableException wrong) when (wrong.At == pair.Value.At && !wrong.Words.StartsWith(pair.Name, StringComparison.Ordinal))
            {
                throw new UnreadableException(wrong.At, $"{pair.Name}: {wrong.Words}");
            }
        }
        return made;
    }

    public override Node Write(object value)
    {
        var pairs = new List<Pair>();
        foreach (var field in Fields)
        {
            if (field.Read(value) is { } said && !field.Form.IsBlank(said))
                pairs.Add(new Pair(field.Name, Place.None, field.Form.Write(said)));
        }
        return new Mapping(pairs, Place.None);
    }

    internal override IEnumerable<NamedDay> DaysIn(Node node, string path) =>
        node is not Mapping mapping ? []
        : mapping.Pairs.SelectMany(pair => Field(pair.Name)?.Form.DaysIn(pair.Value, path.Length == 0 ? Kebab.Words(pair.Name) : $"{path}, {Kebab.Words(pair.Name).ToLowerInvariant()}") ?? []);

    public override IEnumerable<SettledValue> Settled(object value, string at)
    {
        foreach (var field in Fields)
        {
            if (field.Read(value) is not { } said || field.Form.IsBlank(said))
                continue;
            var name = at.Length == 0 ? field.Name : $"{at}.{field.Name}";
            IEnumerable<SettledValue> within = field.NeverCorrected is { } what
                ? [new SettledValue(name, System.Text.Encoding.UTF8.GetString(NodeJson.Write(field.Form.Write(said))), what)]
                : field.Form.Settled(said, name);
            foreach (var one in within)
                yield return one;
        }
    }

    internal override bool Covers(object whole, object? seen)
    {
        if (seen is null)
            return _marks?.Read(whole) is IReadOnlyList<Marks> marks && CanBeHidden(marks.Aggregate(Marks.None, (all, mark) => all | mark));
        return Fields.All(field => (field.Read(whole), field.Read(seen)) switch
        {
            (null, null) => true,
            (null, _) => false,
            var (all, shown) => field.Form.Covers(all, shown),
        });
    }

    internal override object? PutBack(object whole, object? seen, object said)
    {
        if (seen is null)
            return null;
        var back = _copy(said);
        foreach (var field in Fields)
        {
            if (field.Read(whole) is not { } all)
                continue;
            if (!PutBackOne(field.Form, all, field.Read(seen), field.Read(said), out var left))
                return null;
            field.Set(back, left);
        }
        return back;
    }

    public override object? Without(object value, Func<Marks, object, bool> drop)
    {
        if (_marks?.Read(value) is IReadOnlyList<Marks> marks && drop(marks.Aggregate(Marks.None, (all, mark) => all | mark), value))
            return null;
        object? copy = null;
        foreach (var field in Fields)
        {
            if (field.Read(value) is not { } said)
                continue;
            var left = field.Form.Without(said, drop);
            if (!ReferenceEquals(left, said) && !Equals(left, said))
                field.Set(copy ??= _copy(value), left);
        }
        return copy ?? value;
    }
}
