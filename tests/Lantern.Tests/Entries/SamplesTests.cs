using System.Text.Json.Nodes;
using Lantern.Entries;

namespace Lantern.Tests.Entries;

/// <summary>
/// What was once stored must read the same for ever: bodies of every kind as they were stored, and the line each gives in the
/// chronology. The first is <c>KIND.json</c>; where the kind has gained fields since, <c>KIND.2.json</c> and so on have them.
/// </summary>
public class SamplesTests
{
    private static readonly string Samples = Tree.Full("tests", "Lantern.Tests", "Entries", "samples");
    private static readonly string LinesFile = Path.Combine(Samples, "lines.txt");

    // LANTERN_WRITE=1 makes the samples that are missing; it never writes over one, for they are what older releases left.
    private static readonly bool Writes = Environment.GetEnvironmentVariable("LANTERN_WRITE") == "1";

    public static TheoryData<string> Names => [.. Kinds.All.Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_sample_of_a_kind_reads_and_writes_back_the_same(string name)
    {
        var kind = Kinds.Named(name)!;
        Assert.All(Stored(kind), sample =>
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(sample.Json), JsonNode.Parse(kind.ToJson(kind.FromJson(sample.Json, 1)))), $"{sample.Name} reads differently."));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_latest_sample_of_a_kind_has_every_field(string name)
    {
        var kind = Kinds.Named(name)!;
        Assert.Empty(Empty(kind, Stored(kind)[^1].Json));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_line_in_the_chronology_is_the_one_kept(string name)
    {
        var kind = Kinds.Named(name)!;
        Assert.All(Stored(kind), sample =>
        {
            var line = kind.FromJson(sample.Json, 1).Line;
            Assert.DoesNotContain('\n', line);
            Assert.False(line.EndsWith('.'), $"'{line}' ends with a full stop.");
            Assert.Equal(KeptLine(sample.Name, line), line);
        });
    }

    [Fact]
    public void A_body_of_a_later_version_is_not_guessed_at()
    {
        var wrong = Assert.Throws<System.Text.Json.JsonException>(() => Kinds.Of<ChildSeen>().FromJson("{}"u8, 2));
        Assert.Contains("written in version 2; this program reads up to 1", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_kind_of_which_nothing_is_said_has_a_line() =>
        Assert.All(Kinds.All, kind =>
        {
            var line = kind.FromJson("{}"u8, 1).Line;
            Assert.Matches(@"^[A-Z][^.]*[^ .,:]$", line);
        });

    private static List<(string Name, byte[] Json)> Stored(Kind kind)
    {
        var stored = new List<(string Name, byte[] Json)>();
        for (var number = 1; ; number++)
        {
            var name = number == 1 ? kind.Name : $"{kind.Name}.{number}";
            var path = Path.Combine(Samples, name + ".json");
            if (Writes && !File.Exists(path) && (stored.Count == 0 || Empty(kind, stored[^1].Json).Any()))
                File.WriteAllBytes(path, [.. kind.ToJson(kind.Read(SampleValues.Of(kind))), (byte)'\n']);
            if (!File.Exists(path))
                break;
            stored.Add((name, File.ReadAllBytes(path)[..^1]));
        }
        Assert.True(stored.Count > 0, $"{kind.Name} has no stored sample: run the tests once with LANTERN_WRITE=1.");
        return stored;
    }

    private static IEnumerable<string> Empty(Kind kind, byte[] json)
    {
        var body = kind.FromJson(json, 1);
        return kind.Fields.Where(field => field.Read(body) is null).Select(field => field.Name);
    }

    private static string KeptLine(string name, string line)
    {
        lock (LinesFile)
        {
            var kept = File.Exists(LinesFile) ? File.ReadAllLines(LinesFile).ToList() : [];
            if (kept.Find(text => text.StartsWith(name + ": ", StringComparison.Ordinal)) is { } found)
                return found[(name.Length + 2)..];
            Assert.True(Writes, $"{name} has no line in lines.txt: run the tests once with LANTERN_WRITE=1.");
            kept.Add($"{name}: {line}");
            File.WriteAllText(LinesFile, string.Concat(kept.Order(StringComparer.Ordinal).Select(text => text + "\n")));
            return line;
        }
    }
}
