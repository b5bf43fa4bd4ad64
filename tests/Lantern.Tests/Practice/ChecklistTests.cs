using Lantern.Entries;
using Lantern.Practice;

namespace Lantern.Tests.Practice;

public class ChecklistTests
{
    private const string Memoire = """
        id: memoire
        title: Sample
        for: strategy-discussion
        source: { title: A made-up standard, where: page 1 }
        areas:
          - id: safety
            title: Safety
            lines:
              - { id: alarm, ask: An alarm, where: L-1, asks: { kind: Which? }, needs: [kind] }
              - { id: other, ask: Another, where: L-2, after: { line: alarm, is: declined } }
        examples:
          - { title: Nothing, given: {}, open: [alarm] }
          - { title: Declined, given: { alarm: { is: declined, because: b } }, sound: [alarm], open: [other] }
        """;

    private static Packs With(string text) => Shelf.With(Shelf.Text("england/checklists/memoire.yaml", text));

    [Theory]
    [InlineData("for: strategy-discussion", "for: tea", "for: 'tea' must be one of: strategy-planning, strategy-discussion")]
    [InlineData("needs: [kind]", "needs: [colour]", "needs: this line does not ask 'colour'. It asks: kind.")]
    [InlineData("line: alarm, is: declined", "line: bell, is: declined", "A line names the line 'bell', which this checklist does not have.")]
    [InlineData("where: L-2, ", "where: L-2, when: raining, ", "when: no fact is called 'raining'. There are: no-disclosure")]
    [InlineData("where: L-2, ", "where: L-2, answer: items, ", "A line answered by items needs 'asks', 'days' or 'choose'")]
    [InlineData("where: L-2, ", "where: L-2, each: action, ", "each: only 'each: action' is known")]
    [InlineData("where: L-2, ", "where: L-2, choose: { c: [one] }, ", "c: write at least two to choose from")]
    [InlineData("id: other,", "id: alarm,", "'alarm' is the id of another line here. Give each its own.")]
    [InlineData("where: L-1, ", "", "'where' is missing here: a line of a checklist needs it.")]
    [InlineData("open: [alarm]", "open: [bell]", "open: this checklist has no line 'bell'.")]
    [InlineData("given: { alarm:", "given: { bell:", "given: this checklist has no line 'bell'.")]
    public void What_is_wrong_in_a_checklist_says_where_and_what_to_do(string right, string wrong, string says)
    {
        var refused = Assert.Throws<UnreadableException>(() => With(Memoire.Replace(right, wrong, StringComparison.Ordinal)));
        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
        Assert.StartsWith("packs/england/checklists/memoire.yaml", refused.At.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_example_that_does_not_come_out_is_found()
    {
        Assert.Empty(With(Memoire).Check());
        var failing = Assert.Single(With(Memoire.Replace("open: [other]", "lacking: [other]", StringComparison.Ordinal)).Check());
        Assert.Equal("memoire, “Declined”: expected other; came out nothing.", failing.Words);
    }

    [Fact]
    public void A_pack_that_builds_on_another_takes_its_checklists_and_replaces_one_of_the_same_id()
    {
        var packs = Shelf.With(Shelf.Text("england/checklists/memoire.yaml", Memoire), Shelf.Authority("mine"),
            Shelf.Text("mine/checklists/memoire.yaml", Memoire.Replace("title: Sample", "title: Ours", StringComparison.Ordinal)));
        Assert.Equal("Sample", packs.Find("england")!.Checklists["memoire"].Title);
        Assert.Equal("Ours", packs.Find("mine")!.Checklists["memoire"].Title);
    }
}
