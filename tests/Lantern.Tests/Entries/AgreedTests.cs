using Lantern.Entries;
using Lantern.Practice;

namespace Lantern.Tests.Entries;

/// <summary>What an entry agrees is held against the clocks of the pack that it starts.</summary>
public class AgreedTests
{
    private static readonly Span FourWeeks = new(4, Unit.Weeks);

    private static string[] Contact(int length, Unit unit, params Condition[] when) =>
        [.. new TestFile().Against(Plan(length, unit), pack: TestPack.With(TestPack.AsAgreed("plan-agreed", "contact-every", FourWeeks, when)))
            .Where(refusal => refusal == Refusals.BeyondTheLimit)];

    private static PlanAgreed Plan(int length, Unit unit) => new() { Type = PlanType.Cin, ContactEvery = new Span(length, unit) };

    [Theory]
    [InlineData(5, Unit.Weeks)]
    [InlineData(29, Unit.Days)]
    [InlineData(1, Unit.Months)]
    [InlineData(20, Unit.WorkingDays)]
    [InlineData(673, Unit.Hours)]
    public void A_frequency_that_may_pass_the_limit_is_refused(int length, Unit unit) => Assert.Equal([Refusals.BeyondTheLimit], Contact(length, unit));

    [Theory]
    [InlineData(4, Unit.Weeks)]
    [InlineData(28, Unit.Days)]
    [InlineData(15, Unit.WorkingDays)]
    [InlineData(672, Unit.Hours)]
    public void A_frequency_that_never_does_is_accepted(int length, Unit unit) => Assert.Empty(Contact(length, unit));

    [Fact]
    public void Nothing_agreed_is_accepted_where_the_limit_serves() =>
        Assert.DoesNotContain(Refusals.BeyondTheLimit,
            new TestFile().Against(new PlanAgreed(), pack: TestPack.With(TestPack.AsAgreed("plan-agreed", "contact-every", FourWeeks))));

    [Fact]
    public void Conditions_on_the_start_count()
    {
        Assert.NotEmpty(Contact(5, Unit.Weeks, TestPack.Is("type", "cin", "cp"), TestPack.Has("areas", ConditionTest.Absent)));
        Assert.Empty(Contact(5, Unit.Weeks, TestPack.Is("type", "lac")));
        Assert.Empty(Contact(5, Unit.Weeks, TestPack.Has("because", ConditionTest.Present)));
        Assert.Empty(Contact(5, Unit.Weeks, TestPack.Has("type", ConditionTest.Absent)));
        Assert.Empty(Contact(5, Unit.Weeks, TestPack.Is("by", "allocated-worker")));
        Assert.Empty(Contact(5, Unit.Weeks, TestPack.Has("alerted", ConditionTest.Fact)));
    }

    [Fact]
    public void A_date_after_the_limit_is_refused_and_on_it_is_not()
    {
        var pack = TestPack.With(TestPack.AsAgreed("risk-stated", "due", new Span(3, Unit.Months)));
        var file = new TestFile();
        Assert.Empty(file.Against(new RiskStated { Due = file.Today.PlusMonths(3) }, pack: pack));
        var objection = Assert.Single(file.Objections(new RiskStated { Due = file.Today.PlusMonths(3).PlusDays(1) }, pack: pack));
        Assert.Equal((Refusals.BeyondTheLimit, "due"), (objection.Refusal, objection.Field));
        Assert.Equal("Do what was agreed: at most 3 months (A made-up standard).", objection.Detail);
    }

    [Fact]
    public void Where_nothing_else_serves_something_must_be_agreed()
    {
        var pack = TestPack.With(TestPack.AsAgreed("welfare-contact-agreed", "every"));
        Assert.Equal([Refusals.NoDateAgreed], new TestFile().Against(new WelfareContactAgreed(), pack: pack));
        Assert.Empty(new TestFile().Against(new WelfareContactAgreed { Every = new Span(2, Unit.Days) }, pack: pack));
        Assert.Empty(new TestFile().Against(new WelfareContactMade(), pack: pack));
    }
}
