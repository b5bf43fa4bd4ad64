using Lantern.Practice;

namespace Lantern.Tests.Practice;

/// <summary>Every pack that is shipped loads, every example in it comes out as it says, and nothing promised is missing.</summary>
public class ShippedPacksTests
{
    private static readonly string[] Authorities =
        ["bath-and-north-east-somerset", "bradford", "leicestershire-and-rutland", "northumberland", "south-gloucestershire"];

    [Fact]
    public void Every_example_comes_out_as_it_says() => Assert.Empty(ShippedPacks.All.Check());

    [Fact]
    public void Every_clock_has_at_least_three_examples() => Assert.All(
        ShippedPacks.All.Find("example-hub")!.Clocks.Values, clock => Assert.True(clock.Examples.Count >= 3, clock.Id));

    [Theory]
    [InlineData("england", "complete-assessment decide-on-contact do-agreed-action hold-first-core-group hold-initial-conference offer-return-interview review-care-plan review-child-protection-plan")]
    [InlineData("bradford", "acknowledge-referral answer-hub-action clarify-associate complete-awaited-tool contact-child decide-on-referral discuss-closure do-hub-action hear-from-service hold-cin-meeting move-from-junior-worker raise-closure-disagreement raise-with-service-manager report-missing-to-police see-child-alone send-referral-to-hub settle-closure-disagreement share-pre-meeting-report share-pre-meeting-report-with-child tell-team-manager tell-what-was-decided")]
    [InlineData("south-gloucestershire", "make-trigger-plan review-place-on-list review-risk-statement review-serial-risk-tool review-trigger-plan send-plan-to-gp")]
    [InlineData("bath-and-north-east-somerset", "follow-trigger-plan hold-next-meeting hold-separate-strategy-discussion make-welfare-contact")]
    [InlineData("leicestershire-and-rutland", "act-on-high-indicator convene-strategy-meeting discuss-at-weekly-meeting review-risk-after-incident")]
    [InlineData("northumberland", "answer-return-interview meet-when-missing-72-hours meet-when-missing-five-times")]
    public void Each_pack_brings_its_own_clocks(string pack, string clocks) => Assert.Equal(
        clocks.Split(' '), ShippedPacks.All.Find(pack)!.Clocks.Values.Where(clock => clock.Pack == pack).Select(clock => clock.Id).Order());

    [Fact]
    public void Every_authority_builds_on_england_and_the_example_hub_takes_all()
    {
        Assert.All(Authorities, id => Assert.Equal(["england"], ShippedPacks.All.Find(id)!.BuildsOn));
        var hub = ShippedPacks.All.Find("example-hub")!;
        Assert.Equal(46, hub.Clocks.Count);
        Assert.Equal(["cse-1", "seraf"], hub.Tools.Keys.Order());
        Assert.Equal(["england-and-wales", "northern-ireland", "scotland"], hub.Calendars.Keys.Order());
        Assert.Equal(3, hub.Number("regular-missing-episodes", 0));
        Assert.NotNull(hub.Language);
    }

    [Fact]
    public void A_pack_says_that_nobody_has_endorsed_it() =>
        Assert.All(ShippedPacks.All.All, pack => Assert.Contains("endorsed it", pack.About, StringComparison.Ordinal));

    [Fact]
    public void One_more_file_is_one_more_tool_of_every_pack_that_builds_on_it()
    {
        var screen = Shelf.Text("england/tools/sample.yaml", Shelf.Tool);
        var packs = Packs.Load([.. ShippedPacks.Texts(), screen]);
        Assert.Equal(["cse-1", "sample", "seraf"], packs.Find("example-hub")!.Tools.Keys.Order());
        Assert.Empty(packs.Check());
    }
}
