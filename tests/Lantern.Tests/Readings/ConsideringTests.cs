using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;
using NodaTime;

namespace Lantern.Tests.Readings;

public class ConsideringTests
{
    private const string Text = """
        id: sample-memoire
        title: Sample aide memoire
        for: strategy-discussion
        source: { title: A made-up standard, where: page 1 }
        areas:
          - id: told
            title: Once the child has told
            when: disclosure-made
            lines:
              - { id: interview, ask: Plan the interview, where: L-1, choose: { joint: [yes, no] }, needs: [joint] }
          - id: safety
            title: Safety
            lines:
              - { id: effect, ask: What does an alarm change for the child?, where: L-2, answer: words }
              - { id: alarm, ask: An alarm, where: L-3, first: [effect] }
              - { id: medical, ask: Offer a medical, where: L-4, always: true, marks: [health] }
              - { id: other-medical, ask: Offer another examination, where: L-5, always: true, after: { line: medical, is: declined } }
              - { id: network, ask: Is a network meeting needed?, where: L-6, answer: asked, reasons: [no] }
              - { id: seen, ask: Who sees whom?, where: L-7, answer: items, each: action, asks: { who: Whom?, owner: Who sees them? }, days: { due: By when? } }
              - { id: advice, ask: Ask for advice, where: L-8, when: sarc-age }
              - { id: team, ask: Ask the city's team, where: L-9, places: [Exampleton] }
        examples:
          - { title: Nothing, given: {}, open: [alarm], lacking: [medical] }
          - { title: Declined, given: { medical: { is: declined, because: Her wish } }, sound: [medical], lacking: [other-medical] }
        """;

    private static readonly Checklist Memoire = ChecklistText.Read(Yaml.Read(Text, "sample-memoire.yaml"), "test");

    private static readonly Considered Settled = new() { Line = "medical", Is = Consideration.NotApplicable, Because = new("No harm of that kind is thought of") };

    private static IReadOnlyList<LineState> Read(Considered[] given, params string[] facts) => Considering.Read(Memoire, given, LineFacts.Of(facts));

    private static string[] Lacks(params Considered[] given) =>
        [.. Read(given, "disclosure-made").SelectMany(state => state.Lacks.Select(lack => $"{state.Line.Id}.{lack.Field}"))];

    private static Considered Agreed(string line) => new() { Line = line, Is = Consideration.Agreed, Owner = "Ada Lark", Due = new LocalDate(2026, 6, 1) };

    [Fact]
    public void A_line_that_must_be_settled_cannot_stay_open() => Assert.Equal(["medical.is"], Lacks());

    [Fact]
    public void What_is_declined_needs_a_reason() =>
        Assert.Equal(["alarm.because"], Lacks(Settled, new Considered { Line = "alarm", Is = Consideration.Declined }));

    [Fact]
    public void What_is_agreed_needs_an_owner_and_a_day_and_the_details_it_asks() =>
        Assert.Equal(["interview.owner", "interview.details.joint"], Lacks(Settled, new Considered { Line = "interview", Is = Consideration.Agreed }));

    [Fact]
    public void An_answer_of_another_kind_of_line_is_refused() =>
        Assert.Equal(["network.is"], Lacks(Settled, new Considered { Line = "network", Is = Consideration.Agreed, Owner = "o", Due = new LocalDate(2026, 6, 1) }));

    [Fact]
    public void A_line_waits_for_the_line_that_comes_first()
    {
        Assert.Equal(["alarm.is"], Lacks(Settled, Agreed("alarm")));
        Assert.Empty(Lacks(Settled, Agreed("alarm"), new Considered { Line = "effect", Is = Consideration.Said, Said = new("She may stay out longer") }));
    }

    [Fact]
    public void Declining_one_line_opens_another()
    {
        Assert.DoesNotContain(Read([Settled]), state => state.Line.Id == "other-medical");
        Assert.Equal(["other-medical.is"], Lacks(new Considered { Line = "medical", Is = Consideration.Declined, Because = new("Her wish") }));
    }

    [Fact]
    public void An_answer_the_line_names_needs_a_reason_and_the_others_do_not()
    {
        Assert.Equal(["network.because"], Lacks(Settled, new Considered { Line = "network", Is = Consideration.No }));
        Assert.Empty(Lacks(Settled, new Considered { Line = "network", Is = Consideration.Yes }));
        Assert.Empty(Lacks(Settled, new Considered { Line = "network", Is = Consideration.NotKnown }));
    }

    [Fact]
    public void Each_item_that_is_an_action_has_an_owner_and_a_day()
    {
        Considered Seen(params (string, string)[] said) =>
            new() { Line = "seen", Is = Consideration.Said, Items = [said.ToDictionary(one => one.Item1, one => new Passage(one.Item2))] };
        Assert.Equal(["seen.items.1.owner", "seen.items.1.due"], Lacks(Settled, Seen(("who", "her brother"))));
        Assert.Empty(Lacks(Settled, Seen(("who", "her brother"), ("owner", "Ada Lark"), ("due", "2026-06-01"))));
        Assert.Equal(["seen.items"], Lacks(Settled, new Considered { Line = "seen", Is = Consideration.Said }));
    }

    [Fact]
    public void A_line_stands_only_where_its_fact_or_its_place_holds()
    {
        Assert.DoesNotContain(Read([]), state => state.Line.Id is "advice" or "team");
        Assert.Contains(Read([], LineFactNames.SarcAge), state => state.Line.Id == "advice");
    }

    [Fact]
    public void The_area_whose_fact_holds_comes_first_and_the_other_still_stands()
    {
        Assert.Equal("interview", Read([], LineFactNames.DisclosureMade)[0].Line.Id);
        Assert.Equal("interview", Read([])[^1].Line.Id);
    }

    [Fact]
    public void An_entry_that_names_the_checklist_is_held_to_it_with_the_place_of_the_line_as_source()
    {
        var refusals = new[] { Refusals.LineNotSettled }.ToDictionary(id => id, id => new Refusal(id, "Settle it.", "test", new("General", "x"), [], Place.None));
        var pack = TestPack.Empty with { Checklists = new Dictionary<string, Checklist> { [Memoire.Id] = Memoire }, Refusals = refusals };
        var held = new StrategyDiscussionHeld { SignificantHarm = SignificantHarm.No, Because = "b", Due = new LocalDate(2026, 6, 1) };
        Assert.Empty(new TestFile().Against(held, pack: pack));
        var objection = Assert.Single(new TestFile().Objections(held with { Checklists = [Memoire.Id] }, pack: pack));
        Assert.Equal((Refusals.LineNotSettled, "sample-memoire.medical.is", "L-4"), (objection.Refusal, objection.Field, objection.Source!.Where));
        Assert.Empty(new TestFile().Objections(held with { Checklists = [Memoire.Id], Considered = [Settled] }, pack: pack));
    }

    [Fact]
    public void A_line_with_a_mark_goes_whole_from_who_may_not_see_it()
    {
        var body = new StrategyDiscussionHeld { Considered = [Settled with { Marks = [Marks.Health] }, Agreed("alarm")] };
        var left = (StrategyDiscussionHeld)body.Kind.Without(body, marks => marks.HasFlag(Marks.Health));
        Assert.Equal(["alarm"], left.Considered!.Select(one => one.Line!));
    }
}
