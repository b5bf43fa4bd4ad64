using System.Text.RegularExpressions;
using Lantern.Practice;

namespace Lantern.Tests.Practice;

/// <summary>What docs/packs.md shows is a pack that loads and whose examples come out.</summary>
public partial class PacksPageTests
{
    [Fact]
    public void The_pack_shown_on_the_page_loads_and_its_examples_come_out()
    {
        var shown = Shown().Matches(File.ReadAllText(Tree.Full("docs", "packs.md")))
            .Select(block => new PackText(block.Groups[1].Value, block.Groups[2].Value)).ToList();
        Assert.Equal(["mine/pack.yaml", "mine/clocks/welcome-child.yaml", "mine/tools/first-look.yaml", "mine/checklists/first-meeting.yaml"], shown.Select(text => text.Path));
        var packs = Packs.Load([.. ShippedPacks.Texts(), .. shown]);
        Assert.Empty(packs.Check(["mine"]));
        Assert.Equal(6, packs.CountExamples(["mine"]));
        Assert.False(packs.Find("mine")!.Clocks.ContainsKey("decide-on-contact"));
    }

    [GeneratedRegex(@"```yaml\n# (\S+)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Shown();
}
