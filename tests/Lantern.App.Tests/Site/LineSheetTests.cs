using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;

namespace Lantern.App.Tests.Site;

/// <summary>What is typed into the items of a checklist becomes agreed actions that say what is done, and nothing the family may not read.</summary>
public class LineSheetTests
{
    [Fact]
    public void An_action_says_what_must_be_said_of_it_and_never_the_words_for_the_family()
    {
        var sheet = Typed("plan", "disruption", ("what", "Patrols"), ("about", "The bus station"), ("owner", "Police"), ("target", "place"), ("family", "summary"),
            ("family-words", "The police watch the town centre"), ("family-decided-by", "Team manager"));
        var (action, marks) = Assert.Single(sheet.Actions(name => name, "somebody else"));
        Assert.Equal("Patrols", action.Action!.Words);
        Assert.Equal(("disruption", DisruptionTarget.Place, FamilyShare.Summary), (action.Area, action.Target, action.Family));
        Assert.Equal(("The police watch the town centre", "Team manager"), (action.FamilyWords?.Words, action.FamilyDecidedBy));
        Assert.Equal(Marks.Disruption, marks);
    }

    [Fact]
    public void A_recommendation_keeps_its_outcome_and_the_point_it_follows_from()
    {
        var sheet = Typed("assessment-what-follows", "recommendations", ("what", "Weekly sessions"), ("outcome", "Somebody to talk to"), ("follows-from", "Point 1"), ("owner", "Support worker"));
        var (action, _) = Assert.Single(sheet.Actions(name => name, "somebody else"));
        Assert.Equal("Weekly sessions", action.Action!.Words);
        Assert.Equal(("Somebody to talk to", "Point 1", "supporting-child"), (action.Outcome, action.Follows?.Words, action.Area));
    }

    [Fact]
    public void Without_one_word_for_it_an_action_says_what_its_items_must_say_and_no_more()
    {
        var sheet = Typed("outcome-disrupt", "checks", ("subject", "A house in the next town"), ("made-by", "police"), ("owner", "Police"), ("result", "Nothing is known yet"));
        var (action, _) = Assert.Single(sheet.Actions(name => name, "somebody else"));
        Assert.Equal("Check a person or property: A house in the next town, police", action.Action!.Words);
        Assert.Equal((FamilyShare.No, "somebody else"), (action.Family, action.FamilyDecidedBy));
    }

    private static LineSheet Typed(string checklist, string line, params (string Ask, string Said)[] said)
    {
        var pencil = said.Aggregate(Pencil.Blank, (sheet, one) => sheet.With($"{checklist}.{line}.items.1.{one.Ask}", one.Said));
        return new LineSheet(Shipped.Checklists[checklist], pencil, LineFacts.Of([]));
    }

    private static Pack Shipped { get; } = Packs.Load([.. Directory.EnumerateFiles(Path.Combine(Root(), "packs"), "*.yaml", SearchOption.AllDirectories)
        .Select(path => new PackText(Path.GetRelativePath(Root(), path), File.ReadAllText(path)))]).Find("example-hub")!;

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Lantern.slnx")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
