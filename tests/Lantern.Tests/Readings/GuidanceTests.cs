using Lantern.Practice;
using Lantern.Readings;
using NodaTime;

namespace Lantern.Tests.Readings;

public class GuidanceTests
{
    [Theory]
    [InlineData(2014, "working-together-2013", "working-together-2018")]
    [InlineData(2020, "working-together-2018", "working-together-2013")]
    public void An_edition_counts_from_its_first_day_to_its_last(int year, string inForce, string not)
    {
        var ids = Guidance.Read(ShippedPacks.All.Find("bradford")!, new LocalDate(year, 6, 1)).Select(line => line.Id).ToList();
        Assert.Contains(inForce, ids);
        Assert.DoesNotContain(not, ids);
    }

    [Fact]
    public void A_pack_without_the_list_has_none_in_force() =>
        Assert.Empty(Guidance.Read(ShippedPacks.All.Find("bradford")! with { Lists = new Dictionary<string, PracticeList>() }, new LocalDate(2020, 6, 1)));
}
