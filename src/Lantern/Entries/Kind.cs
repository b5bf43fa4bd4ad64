using System.Reflection;
using System.Text.Json;

namespace Lantern.Entries;

/// <summary>A kind of entry: its name, its fields, and how its body is read and written.</summary>
public sealed class Kind
{
    private readonly RecordForm _form;
    private readonly Type? _endsOnlyBy;

    internal Kind(Type type, int index)
    {
        Type = type;
        Index = index;
        Name = Kebab.Of(type.Name);
        Title = Kebab.Words(Name);
        _form = RecordForm.Of(type);
        Version = type.GetCustomAttribute<BodyVersionAttribute>()?.Version ?? 1;
        NeverCorrected = type.GetCustomAttribute<NeverCorrectedAttribute>()?.What;
        var part = type.GetCustomAttribute<PartAttribute>()
            ?? throw new InvalidOperationException($"The kind '{Name}' does not say which part of the record it belongs to: give it [Part].");
        (Part, DefaultMarks) = (part.Part, part.Marks);
        _endsOnlyBy = type.GetCustomAttribute<EndsOnlyByAttribute>()?.Kind;
    }

    /// <summary>The record that is this kind's body.</summary>
    public Type Type { get; }

    /// <summary>Its place in <see cref="Kinds.All"/>, for tables.</summary>
    public int Index { get; }

    /// <summary>Its name in packs, case texts and the store, such as <c>contact-received</c>.</summary>
    public string Name { get; }

    /// <summary>Its name as a practitioner reads it, such as "Contact received".</summary>
    public string Title { get; }

    /// <summary>The part of the record its entries belong to; what puts another entry right belongs to the part of that one.</summary>
    public RecordPart Part { get; }

    /// <summary>What its entries are kept from when they are written, unless their writer opens them and says why.</summary>
    public Marks DefaultMarks { get; }

    /// <summary>The version of the body's form that is written today.</summary>
    public int Version { get; }

    /// <summary>Its fields in the order they are declared, then those of every kind.</summary>
    public IReadOnlyList<Field> Fields => _form.Fields;

    /// <summary>The field of that name, or null.</summary>
    public Field? Field(string name) => _form.Field(name);

    /// <summary>Reads a body from named values, passing over the names the caller keeps for itself.</summary>
    /// <exception cref="UnreadableException">A name that is no field, or a value of the wrong form.</exception>
    public Body Read(Mapping values, Func<string, bool>? passOver = null) =>
        (Body)_form.Read(values, passOver, $"an entry of kind '{Name}'");

    /// <summary>The body as named values; empty fields are left out.</summary>
    public Mapping Write(Body body) => (Mapping)_form.Write(body);

    /// <summary>The body as stored JSON.</summary>
    public byte[] ToJson(Body body) => NodeJson.Write(Write(body));

    /// <summary>A stored body. <paramref name="version"/> is the version it was written in.</summary>
    public Body FromJson(ReadOnlySpan<byte> json, int version)
    {
        if (version > Version)
            throw new JsonException($"An entry of kind '{Name}' was written in version {version}; this program reads up to {Version}. Use a newer Lantern.");
        return Read((Mapping)NodeJson.Read(json));
    }

    /// <summary>The same body with other values in some of its fields, as a correction gives them.</summary>
    public Body With(Body body, Mapping to)
    {
        var now = Write(body).Pairs.Where(pair => to[pair.Name] is null).Concat(to.Pairs).ToList();
        return Read(new Mapping(now, to.At));
    }

    /// <summary>The days named in some of its fields, wherever in their values they stand.</summary>
    public IEnumerable<NamedDay> DaysIn(Mapping values) =>
        from pair in values.Pairs
        from named in _form.DaysIn(new Mapping([pair], values.At), "")
        select named with { Field = pair.Name };

    /// <summary>The same body without the passages that a rule drops; the body itself when none is dropped.</summary>
    public Body Without(Body body, Func<Marks, bool> drop) => (Body)_form.Without(body, (marks, _) => drop(marks))!;

    /// <summary>What its entries settle as a whole, where no correction changes them at all; null where one may.</summary>
    public Settles? NeverCorrected { get; }

    /// <summary>The kind that alone ends what an entry of this kind placed, so that it is not struck out; null where it may be.</summary>
    public Kind? EndsOnlyBy => _endsOnlyBy is { } type ? Kinds.Of(type) : null;

    /// <summary>The values of a body that a correction must leave as they are.</summary>
    internal IEnumerable<SettledValue> Settled(Body body) => _form.Settled(body, "");

    public override string ToString() => Name;
}

/// <summary>Says which version of its form a kind's body is written in, when it is no longer the first.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class BodyVersionAttribute(int version) : Attribute
{
    /// <summary>The version, from 1.</summary>
    public int Version { get; } = version;
}

/// <summary>Every kind of entry there is.</summary>
public static class Kinds
{
    /// <summary>All kinds, by name.</summary>
    public static IReadOnlyList<Kind> All { get; } = typeof(Body).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(Body)) && !type.IsAbstract)
        .OrderBy(type => Kebab.Of(type.Name), StringComparer.Ordinal)
        .Select((type, index) => new Kind(type, index))
        .ToList();

    private static readonly Dictionary<Type, Kind> ByType = All.ToDictionary(kind => kind.Type);
    private static readonly Dictionary<string, Kind> ByName = All.ToDictionary(kind => kind.Name);

    /// <summary>The kind whose body is of that type.</summary>
    public static Kind Of(Type type) => ByType[type];

    /// <summary>The kind whose body is <typeparamref name="T"/>.</summary>
    public static Kind Of<T>() where T : Body => ByType[typeof(T)];

    /// <summary>The kind of that name, or null.</summary>
    public static Kind? Named(string name) => ByName.GetValueOrDefault(name);
}
