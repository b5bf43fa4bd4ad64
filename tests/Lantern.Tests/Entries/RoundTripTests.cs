using CsCheck;
using Lantern.Entries;
using Lantern.Practice;
using NodaTime;

namespace Lantern.Tests.Entries;

/// <summary>Whatever a body says is stored and read back the same.</summary>
public class RoundTripTests
{
    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.Const("Ada Lark"), Gen.Const("“quoted” \"too\" \\ and\na second line"), Gen.Const("ja: { nicht } # ein, Kommentar"),
        Gen.Const("žluťoučký 🐎 ﷽"), Gen.Const("true"), Gen.Const("2026-04-07"), Gen.String[Gen.Char[' ', '~'], 1, 60]);

    public static TheoryData<string> Names => [.. Kinds.All.Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_body_reads_back_as_it_was_written(string name)
    {
        var kind = Kinds.Named(name)!;
        Values(kind).Sample(values =>
        {
            var body = kind.Read(values);
            var again = kind.FromJson(kind.ToJson(body), kind.Version);
            Assert.Equal(kind.ToJson(body), kind.ToJson(again));
            Assert.Equal(body.Line, again.Line);
            foreach (var field in kind.Fields)
                Assert.Equal(field.Words(body), field.Words(again));
        }, iter: 60);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Correcting_a_field_leaves_the_others_as_they_were(string name)
    {
        var kind = Kinds.Named(name)!;
        Gen.Select(Values(kind), One([.. kind.Fields]), Text).Sample((values, field, reason) =>
        {
            var body = kind.Read(values);
            var to = new Mapping([new Pair("because", Place.None, new Scalar(reason, Place.None))], Place.None);
            var corrected = kind.With(body, to);
            Assert.Equal(reason, corrected.Because);
            if (field.Name != "because")
                Assert.Equal(field.Words(body), field.Words(corrected));
        }, iter: 30);
    }

    private static Gen<Mapping> Values(Kind kind)
    {
        var gens = kind.Fields.Select(field => Gen.Bool.SelectMany(said =>
            said ? Value(field.Property.PropertyType).Select(value => (Pair?)new Pair(field.Name, Place.None, value)) : Gen.Const((Pair?)null)));
        return gens.Aggregate(Gen.Const(new List<Pair>()), (all, gen) => all.Select(gen, (pairs, pair) => pair is null ? pairs : [.. pairs, pair]))
            .Select(pairs => new Mapping(pairs, Place.None));
    }

    private static Gen<Node> Value(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsEnum)
            return Said(One([.. Enum.GetNames(type).Select(Kebab.Of)]));
        if (type == typeof(Passage))
            return Gen.OneOf(Said(Text), Gen.Select(Said(Text), Said(One("police", "health", "third-party")))
                .Select(Node (words, mark) => Named(("words", words), ("marks", new Sequence([mark], Place.None)))));
        if (type == typeof(Mapping))
            return Said(Text).Select(Node (value) => Named(("outcome", value), ("because", value)));
        if (!type.IsGenericType)
            return Plain(type);
        var item = Value(type.GetGenericArguments()[^1]);
        return type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)
            ? item.List[0, 3].Select(Node (items) => new Sequence(items, Place.None))
            : item.List[0, 3].Select(Node (items) => Named([.. items.Select((value, index) => ($"key-{index}", value))]));
    }

    private static Gen<Node> Plain(Type type)
    {
        if (type == typeof(string))
            return Said(Text);
        if (type == typeof(bool))
            return Said(One("true", "false"));
        if (type == typeof(int))
            return Said(Gen.Int[0, 10_000].Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        if (type == typeof(LocalDate))
            return Said(Days);
        if (type == typeof(Happening))
            return Said(Gen.OneOf(Days, Gen.Select(Days, One("00:00", "09:05", "23:59", "01:30:15")).Select((day, time) => $"{day}T{time}")));
        if (type == typeof(Span))
            return Said(Gen.Select(Gen.Int[0, 9999], One("hours", "days", "weeks", "months", "working-days")).Select((length, unit) => $"{length} {unit}"));
        var parts = type.GetProperties().Where(part => part.CanWrite)
            .Select(part => Value(part.PropertyType).Select(value => (Kebab.Of(part.Name), value))).ToArray();
        return parts.Aggregate(Gen.Const(new List<(string, Node)>()), (all, part) => all.Select(part, (some, one) => (List<(string, Node)>)[.. some, one]))
            .Select(Node (some) => Named([.. some]));
    }

    private static Gen<string> Days => Gen.Int[0, 20_000].Select(days => NodaTime.Text.LocalDatePattern.Iso.Format(new LocalDate(1990, 1, 1).PlusDays(days)));

    private static Gen<T> One<T>(params T[] choices) => Gen.Int[0, choices.Length - 1].Select(index => choices[index]);

    private static Gen<Node> Said(Gen<string> text) => text.Select(Node (words) => new Scalar(words, Place.None));

    private static Mapping Named(params (string Name, Node Value)[] pairs) =>
        new Mapping(pairs.Select(pair => new Pair(pair.Name, Place.None, pair.Value)).ToList(), Place.None);
}
