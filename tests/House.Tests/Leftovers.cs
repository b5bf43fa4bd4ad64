using System.Text.RegularExpressions;

namespace House.Tests;

public class Leftovers
{
    // Put together here, so that this file does not find itself.
    static readonly Regex Marker = new($@"\b(TO{"DO"}|FIX{"ME"}|HA{"CK"}|XX{"X"}|NotImplemented{"Exception"})\b|\bSkip\s*=\s*""");

    static readonly Regex MachinePath = new($@"(?<![\w.-])/(wo{"rk"}|ro{"ot"}|ho{"me"}/\w+)/|\.\./sha{"red"}\b");

    static IEnumerable<SourceFile> Searched => Tree.Files.Where(f => !f.IsUnder("docs/decisions") && f.Name != "LICENSE");

    [Fact]
    public void Nothing_is_left_half_done() => Fault.None(Searched.SelectMany(f => Found(f, Marker, "is left over: finish it or take it out")));

    [Fact]
    public void No_path_of_a_developers_machine_is_committed() =>
        Fault.None(Tree.Files.SelectMany(f => Found(f, MachinePath, "is a place on somebody's machine")));

    [Fact]
    public void A_leftover_marker_is_seen()
    {
        Assert.Equal(2, Assert.Single(Found(new("src/a.cs", $"class A {{\n // TO{"DO"} later\n}}"), Marker, "")).Line);
        Assert.Single(Found(new("tests/a.cs", $"[Fact(Skip{" ="} \"slow\")]"), Marker, ""));
        Assert.Empty(Found(new("src/a.cs", "var done = rows.Skip(2);"), Marker, ""));
    }

    [Fact]
    public void A_machine_path_is_seen()
    {
        Assert.Single(Found(new("run", $"cd /wo{"rk"}/h"), MachinePath, ""));
        Assert.Single(Found(new("a.md", $"see ../sha{"red"}/x"), MachinePath, ""));
        Assert.Empty(Found(new("a.md", $"social-wo{"rk"}/visits and files/wo{"rk"}/x"), MachinePath, ""));
    }

    static IEnumerable<Fault> Found(SourceFile file, Regex needle, string words) =>
        needle.Matches(file.Text).Select(m => new Fault(file.Path, file.LineAt(m.Index), $"{m.Value} {words}"));
}
