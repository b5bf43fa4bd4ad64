using System.Text.RegularExpressions;

namespace House.Tests;

public partial class Docs
{
    const int DecisionLines = 60;

    static readonly string[] Parts = ["## Context", "## Decision", "## Consequences"];

    static IEnumerable<SourceFile> Pages => Tree.Files.Where(f => f.Is(".md"));

    [Fact]
    public void The_readme_has_two_commands_and_both_can_be_run()
    {
        var readme = Tree.Files.Single(f => f.Path == "README.md");
        var commands = ShellBlock().Matches(readme.Text).SelectMany(m => m.Groups[1].Value.Trim().Split('\n')).Select(l => l.Split(' ')[0]);
        Assert.Equal(["./run", "./test"], commands);
        foreach (var command in new[] { "run", "test", ".ci/run" })
            Assert.True(CanBeRun(command), $"{command}:1 is not executable: chmod +x {command}");
    }

    [Fact]
    public void A_build_machine_runs_the_same_tests_as_a_person() =>
        Assert.Contains("/test\"", File.ReadAllText(Tree.Full(".ci/run")), StringComparison.Ordinal);

    [Fact]
    public void Every_link_in_the_docs_leads_somewhere() => Fault.None(Pages.SelectMany(DeadLinks));

    [Fact]
    public void Every_decision_is_short_and_has_three_parts() =>
        Fault.None(Tree.Files.Where(f => f.IsUnder("docs/decisions")).SelectMany(Malformed));

    [Fact]
    public void Decisions_are_numbered_without_a_gap()
    {
        var numbers = Tree.Files.Where(f => f.IsUnder("docs/decisions")).Select(f => f.Name[..4]).ToList();
        Assert.Equal(Enumerable.Range(1, numbers.Count).Select(n => $"{n:0000}"), numbers);
    }

    [Fact]
    public void A_dead_link_and_a_shapeless_decision_are_seen()
    {
        Assert.Equal(2, Assert.Single(DeadLinks(new("docs/a.md", "[here](../LICENSE)\n[gone](nowhere.md#top)\n[out](https://example.org)"))).Line);
        Assert.Equal(4, Malformed(new("docs/decisions/0099-a.md", "# 98 · A\n\n## Context\n" + new string('\n', 90) + "x")).Count());
        Assert.False(CanBeRun("README.md"));
    }

    static bool CanBeRun(string path) =>
        OperatingSystem.IsWindows() || (File.GetUnixFileMode(Tree.Full(path)) & UnixFileMode.UserExecute) != 0;

    static IEnumerable<Fault> DeadLinks(SourceFile file) =>
        from m in Link().Matches(file.Text)
        let target = m.Groups[1].Value.Split('#')[0]
        where target.Length > 0 && !target.Contains(':', StringComparison.Ordinal)
        let path = Path.GetRelativePath(Tree.Root, Path.Combine(Tree.Root, Path.GetDirectoryName(file.Path)!, target))
        where !Tree.Has(path)
        select new Fault(file.Path, file.LineAt(m.Index), $"leads to {target}, which is not there");

    static IEnumerable<Fault> Malformed(SourceFile file)
    {
        if (!file.Text.StartsWith($"# {file.Name[..4]} · ", StringComparison.Ordinal))
            yield return new(file.Path, 1, $"begins with '# {file.Name[..4]} · ' and what was decided");
        foreach (var part in Parts.Where(p => !file.Lines.Contains(p)))
            yield return new(file.Path, 1, $"has no '{part}'");
        if (file.Lines.Length > DecisionLines)
            yield return new(file.Path, DecisionLines + 1, $"has {file.Lines.Length} lines; {DecisionLines} are enough");
    }

    [GeneratedRegex(@"```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex ShellBlock();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
