using Lantern.Entries;

namespace Lantern.Tests.Entries;

public class ToolTests
{
    private static readonly ToolCompleted Complete = new()
    {
        Tool = "sample",
        Answers = new Dictionary<string, Answer>
        {
            ["gifts"] = new() { Is = Is.Yes, Because = "A phone nobody bought her" },
            ["late"] = new() { Is = Is.NotKnown },
        },
        Sections = new Dictionary<string, Passage> { ["analysis"] = new("Grooming is likely"), ["judgement"] = new("I agree") },
        Suggested = "low",
        Chosen = "low",
    };

    private static IReadOnlyList<Objection> Against(ToolCompleted tool) => new TestFile().Objections(tool, pack: TestPack.With(TestPack.Tool));

    private static ToolCompleted With(string id, Answer? answer) =>
        Complete with { Answers = Complete.Answers!.Where(pair => pair.Key != id).Concat(answer is null ? [] : [new(id, answer)]).ToDictionary() };

    [Fact]
    public void A_complete_tool_is_accepted_and_not_known_is_an_answer() => Assert.Empty(Against(Complete));

    [Fact]
    public void A_yes_says_what_it_rests_on()
    {
        var objection = Assert.Single(Against(With("gifts", new() { Is = Is.Yes })));
        Assert.Equal((Refusals.IndicatorWithoutExplanation, "answers.gifts", "Unexplained gifts?"), (objection.Refusal, objection.Field, objection.Detail));
        Assert.Empty(Against(With("gifts", new() { Is = Is.No })));
    }

    [Fact]
    public void A_yes_in_a_tool_of_another_authority_says_so_too() =>
        Assert.Equal([Refusals.IndicatorWithoutExplanation], new TestFile().Against(With("gifts", new() { Is = Is.Yes })));

    [Fact]
    public void No_indicator_is_left_out()
    {
        Assert.Equal("answers.late", Assert.Single(Against(With("late", null))).Field);
        Assert.Equal([Refusals.IndicatorLeftBlank], Against(With("late", new() { Because = "Said nothing" })).Select(objection => objection.Refusal));
        Assert.Equal(["answers.gifts", "answers.late"], Against(Complete with { Answers = null }).Select(objection => objection.Field));
    }

    [Fact]
    public void No_part_is_left_blank_once_one_is_written()
    {
        var objection = Assert.Single(Against(Complete with { Sections = new Dictionary<string, Passage> { ["analysis"] = new("a"), ["judgement"] = new(" ") } }));
        Assert.Equal((Refusals.SectionLeftBlank, "sections.judgement"), (objection.Refusal, objection.Field));
        Assert.Empty(Against(Complete with { Sections = null }));
    }

    [Fact]
    public void Another_band_than_the_one_suggested_needs_a_reason()
    {
        Assert.Equal([Refusals.ChoiceWithoutReason], Against(Complete with { Chosen = "high" }).Select(objection => objection.Refusal));
        Assert.Empty(Against(Complete with { Chosen = "high", Because = "What her sister said" }));
        Assert.Empty(Against(Complete with { Chosen = null }));
    }

    [Fact]
    public void The_suggestion_is_reckoned_from_the_answers_whatever_the_entry_says_it_was() =>
        Assert.Equal([Refusals.ChoiceWithoutReason], Against(Complete with { Suggested = "high", Chosen = "high" }).Select(objection => objection.Refusal));

    [Fact]
    public void A_tool_on_paper_brings_its_own_suggestion()
    {
        var paper = new ToolCompleted { Tool = "another", Suggested = "mild", Chosen = "moderate" };
        Assert.Equal([Refusals.ChoiceWithoutReason], new TestFile().Against(paper));
        Assert.Empty(new TestFile().Against(paper with { Chosen = "mild" }));
        Assert.Empty(new TestFile().Against(paper with { Suggested = null }));
    }

    [Fact]
    public void A_tool_the_pack_does_not_hold_is_not_held_to_its_indicators() =>
        Assert.Empty(Against(new ToolCompleted { Tool = "another" }));
}
