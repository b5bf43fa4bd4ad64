using Lantern.Entries;

namespace Lantern.Tests.Entries;

/// <summary>What was once stored must read the same for ever: one stored body of every kind, and the line it gives in the chronology.</summary>
public class SamplesTests
{
    private static readonly string Samples = Tree.Full("tests", "Lantern.Tests", "Entries", "samples");
    private static readonly string LinesFile = Path.Combine(Samples, "lines.txt");

    // LANTERN_WRITE=1 makes the samples that are missing; it never writes over one, for they are what older releases left.
    private static readonly bool Writes = Environment.GetEnvironmentVariable("LANTERN_WRITE") == "1";

    public static TheoryData<string> Names => [.. Kinds.All.Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_kind_has_a_sample_that_reads_and_writes_back_the_same(string name)
    {
        var kind = Kinds.Named(name)!;
        var stored = Stored(kind);
        var body = kind.FromJson(stored, 1);
        Assert.Equal(System.Text.Encoding.UTF8.GetString(stored), System.Text.Encoding.UTF8.GetString(kind.ToJson(body)));
        Assert.Empty(kind.Fields.Where(field => field.Read(body) is null).Select(field => field.Name));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_line_in_the_chronology_is_the_one_kept(string name)
    {
        var kind = Kinds.Named(name)!;
        var line = kind.FromJson(Stored(kind), 1).Line;
        Assert.DoesNotContain('\n', line);
        Assert.False(line.EndsWith('.'), $"'{line}' ends with a full stop.");
        Assert.Equal(KeptLine(name, line), line);
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

    private static byte[] Stored(Kind kind)
    {
        var path = Path.Combine(Samples, kind.Name + ".json");
        if (Writes && !File.Exists(path))
            File.WriteAllBytes(path, [.. kind.ToJson(kind.Read(SampleValues.Of(kind))), (byte)'\n']);
        Assert.True(File.Exists(path), $"{kind.Name} has no stored sample: run the tests once with LANTERN_WRITE=1.");
        return File.ReadAllBytes(path)[..^1];
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
