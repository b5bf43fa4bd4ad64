using CsCheck;
using Lantern.Entries;

namespace Lantern.Tests.Entries;

/// <summary>A hidden part is not overwritten: what somebody says instead of what they saw keeps what they did not see.</summary>
public class PutBackTests
{
    private static Node? PutBack(Body whole, Marks hidden, string field, Node said) =>
        whole.Kind.Field(field)!.PutBack(whole, whole.Kind.Without(whole, marks => (marks & hidden) != Marks.None), said);

    private static Node Yaml(string text) => Lantern.Practice.Yaml.Read(text, "said");

    private static T Reads<T>(T whole, Marks hidden, string field, string said) where T : Body =>
        (T)whole.Kind.With(whole, new Mapping([new Pair(field, Place.None, PutBack(whole, hidden, field, Yaml(said))!)], Place.None));

    [Fact]
    public void A_hidden_passage_is_neither_replaced_nor_emptied()
    {
        var child = new ChildIdentified { Address = new Passage("1 Row", Marks.Legal) };
        Assert.Null(PutBack(child, Marks.Legal, "address", new Scalar("2 Row", Place.None)));
        Assert.Null(PutBack(child, Marks.Legal, "address", new Scalar("", Place.None)));
        Assert.NotNull(PutBack(child, Marks.Police, "address", new Scalar("2 Row", Place.None)));
    }

    [Fact]
    public void What_is_hidden_in_a_row_stays_with_that_row_and_where_that_cannot_be_told_nothing_is_put_right()
    {
        var held = new MeetingHeld
        {
            Actions = [new AgreedAction { Action = new Passage("Watch", Marks.Police), Owner = "pip" }, new AgreedAction { Action = new Passage("Ring"), Owner = "lee" }],
        };
        var reads = Reads(held, Marks.Police, "actions", "[{ owner: pip }, { action: Call, owner: lee }]");
        Assert.Equal(["Watch", "Call"], reads.Actions!.Select(action => action.Action!.Words));
        var added = Reads(held, Marks.Police, "actions", "[{ owner: pip }, { action: Ring, owner: lee }, { action: Write }]");
        Assert.Equal(["Watch", "Ring", "Write"], added.Actions!.Select(action => action.Action!.Words));
        foreach (var said in (string[])["[{ action: Ring, owner: lee }]", "[{ action: Walk, owner: pip }, { action: Ring, owner: lee }]", "[{ action: Ring, owner: lee }, { owner: pip }]"])
            Assert.Null(PutBack(held, Marks.Police, "actions", Yaml(said)));
    }

    [Fact]
    public void What_is_hidden_under_a_heading_stays_there()
    {
        var plan = new PlanAgreed
        {
            Areas = new Dictionary<string, IReadOnlyList<Passage>>
            {
                ["actions"] = [new("Ring"), new("Hidden", Marks.Police), new("Visit")],
                ["disruption"] = [new("Also hidden", Marks.Police)],
                ["police"] = [new("Seen")],
            },
        };
        var reads = Reads(plan, Marks.Police, "areas", "{ actions: [Ring, Meet], police: [Changed], new: [More] }").Areas!;
        Assert.Equal(["Ring", "Hidden", "Meet"], reads["actions"].Select(one => one.Words));
        Assert.Equal(["Also hidden"], reads["disruption"].Select(one => one.Words));
        Assert.Equal("Changed More", $"{reads["police"].Single().Words} {reads["new"].Single().Words}");
        Assert.Equal(["Added", "Also hidden"], Reads(plan, Marks.Police, "areas", "{ disruption: [Added] }").Areas!["disruption"].Select(one => one.Words).Order());
    }

    [Fact]
    public void A_field_in_which_no_version_is_seen_is_not_overwritten() =>
        Assert.Null(Kinds.Of<StrengthNoted>().Field("strength")!.PutBack(
            new StrengthNoted { Strength = new Passage("Now without a mark") }, new StrengthNoted(), new Scalar("Other", Place.None)));

    [Fact]
    public void Whatever_is_said_of_a_list_the_hidden_parts_stay_in_order_and_the_rest_reads_as_said() =>
        Gen.Int[0, 5].Select(Gen.Bool).List[0, 6].Select(Gen.Int[0, 9].List[0, 8]).Sample((parts, said) =>
        {
            var whole = new PersonOfConcernIdentified { Phones = [.. parts.Select(part => new Passage($"{part.Item1}", part.Item2 ? Marks.Police : Marks.None))] };
            var node = new Sequence([.. said.Select(one => (Node)new Scalar($"{one}", Place.None))], Place.None);
            if (PutBack(whole, Marks.Police, "phones", node) is not { } back)
            {
                Assert.True(said.Count < parts.Count(part => !part.Item2) && parts.Exists(part => part.Item2), "Only fewer lines that are not what is left of the old are refused.");
                return;
            }
            var reads = ((PersonOfConcernIdentified)whole.Kind.Read(new Mapping([new Pair("phones", Place.None, back)], Place.None))).Phones!;
            Assert.Equal(parts.Where(part => part.Item2).Select(part => $"{part.Item1}"), reads.Where(one => one.Marks != Marks.None).Select(one => one.Words));
            Assert.Equal(said.Select(one => $"{one}"), reads.Where(one => one.Marks == Marks.None).Select(one => one.Words));
        }, iter: 20_000);
}
