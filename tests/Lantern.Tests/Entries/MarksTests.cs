using Lantern.Entries;

namespace Lantern.Tests.Entries;

/// <summary>A passage that a reader may not see is gone from the body, wherever it stands.</summary>
public class MarksTests
{
    private static readonly Passage Secret = new("Watched by the police", Marks.Police);
    private static readonly Passage Open = new("Sessions every week");

    private static T Without<T>(T body, Marks mark) where T : Body => (T)Kinds.Of<T>().Without(body, marks => marks.HasFlag(mark));

    [Fact]
    public void A_passage_with_the_mark_is_dropped_and_another_stays()
    {
        var seen = Without(new MissingStarted { LastSeen = Secret, Circumstances = Open }, Marks.Police);
        Assert.Null(seen.LastSeen);
        Assert.Equal(Open, seen.Circumstances);
        Assert.DoesNotContain("police", seen.Line, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void So_it_is_in_a_list_a_map_and_a_part()
    {
        var plan = Without(new PlanAgreed { Areas = new Dictionary<string, IReadOnlyList<Passage>> { ["police"] = [Secret, Open], ["disruption"] = [Secret] } }, Marks.Police);
        Assert.Equal([Open], plan.Areas!["police"]);
        Assert.Empty(plan.Areas["disruption"]);
        var tool = Without(new ToolCompleted { Sections = new Dictionary<string, Passage> { ["analysis"] = Open, ["intelligence"] = Secret } }, Marks.Police);
        Assert.Equal(["analysis"], tool.Sections!.Keys);
        var held = Without(new StrategyDiscussionHeld { Actions = [new AgreedAction { Action = Secret, Owner = "Ada Lark" }] }, Marks.Police);
        Assert.Equal(new AgreedAction { Owner = "Ada Lark" }, Assert.Single(held.Actions!));
    }

    [Fact]
    public void A_body_without_such_a_passage_is_handed_on_as_it_is()
    {
        var body = new MissingStarted { LastSeen = Secret, Circumstances = Open };
        Assert.Same(body, Without(body, Marks.Health));
    }

    [Fact]
    public void A_passage_with_several_marks_is_dropped_for_any()
    {
        var body = new ChildIdentified { Address = new("12 Sample Row", Marks.ProtectedLocation | Marks.Police), GivenName = "Robin" };
        Assert.Null(Without(body, Marks.ProtectedLocation).Address);
        Assert.Null(Without(body, Marks.Police).Address);
        Assert.Equal("Robin", Without(body, Marks.Police).GivenName);
    }

    [Theory]
    [InlineData("""{"address":"12 Sample Row"}""", Marks.None)]
    [InlineData("""{"address":{"words":"12 Sample Row","marks":["protected-location","police"]}}""", Marks.ProtectedLocation | Marks.Police)]
    public void Marks_are_stored_with_the_passage(string json, Marks marks)
    {
        var kind = Kinds.Of<ChildIdentified>();
        var stored = System.Text.Encoding.UTF8.GetBytes(json);
        var body = (ChildIdentified)kind.FromJson(stored, 1);
        Assert.Equal(new Passage("12 Sample Row", marks), body.Address);
        Assert.Equal(stored, kind.ToJson(body));
    }

    [Fact]
    public void The_line_of_a_childs_details_says_none_of_them()
    {
        var line = new ChildIdentified { GivenName = "Robin", Address = new("12 Sample Row"), Phone = new("07700 900123") }.Line;
        Assert.Equal("Child's details recorded: name, address, phone", line);
    }
}
