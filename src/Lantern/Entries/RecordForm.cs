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
        (_get, _set) = Accessors.Of(property);
    }

    /// <summary>The name in packs and case texts, such as <c>contact-every</c>.</summary>
    public string Name { get; }

    /// <summary>The form of its value.</summary>
    public Form Form { get; }

    /// <summary>The property it stands for.</summary>
    public PropertyInfo Property { get; }

    /// <summary>The value in a body, or null.</summary>
    public object? Read(object body) => _get(body);

    /// <summary>The value in the words a pack's condition compares, or null where there is none.</summary>
    public string? Words(object body) => _get(body) is { } value && !Form.IsBlank(value) ? Form.Words(value) : null;

    internal void Set(object body, object? value) => _set(body, value);
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

    public override object? Without(object value, Func<Marks, bool> drop)
    {
        if (_marks?.Read(value) is IReadOnlyList<Marks> marks && drop(marks.Aggregate(Marks.None, (all, mark) => all | mark)))
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
