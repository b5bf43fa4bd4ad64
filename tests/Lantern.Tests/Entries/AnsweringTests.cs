using Lantern.Entries;

namespace Lantern.Tests.Entries;

public class AnsweringTests
{
    public static TheoryData<Body, Body> Pairs => new()
    {
        { new HubActionSet(), new HubActionAnswered { Of = 2 } },
        { new HubActionSet(), new HubActionDone { Of = 2 } },
        { new RecommendationMade(), new RecommendationAnswered { Of = 2 } },
        { new ActionAgreed(), new ActionDone { Of = 2 } },
    };

    [Theory]
    [MemberData(nameof(Pairs), DisableDiscoveryEnumeration = true)]
    public void An_answer_names_an_entry_of_the_kind_it_answers(Body asked, Body answer)
    {
        Assert.Equal([Refusals.AnswersNothing], new TestFile().With(new ChildSeen()).Against(answer));
        var objection = Assert.Single(new TestFile().With(new ChildSeen()).With(new ChildContacted()).Objections(answer));
        Assert.Equal((Refusals.AnswersTheWrongEntry, "of"), (objection.Refusal, objection.Field));
        Assert.Equal([2], objection.RestsOn);
        Assert.Empty(new TestFile().With(new ChildSeen()).With(asked).Against(answer));
    }

    [Fact]
    public void An_answer_to_an_entry_that_was_struck_out_answers_nothing() =>
        Assert.Equal([Refusals.AnswersNothing],
            new TestFile().With(new ActionAgreed()).With(new EntryStruckOut { Of = 1, Because = "b" }).Against(new ActionDone { Of = 1 }));

    [Fact]
    public void An_answer_may_leave_open_what_it_answers() => Assert.Empty(new TestFile().Against(new ActionDone()));
}
