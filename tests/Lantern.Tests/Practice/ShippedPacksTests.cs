namespace Lantern.Tests.Practice;

/// <summary>Every pack that is shipped loads, and every example in it comes out as it says.</summary>
public class ShippedPacksTests
{
    [Fact]
    public void Every_example_comes_out_as_it_says() => Assert.Empty(ShippedPacks.All.Value.Check());
}
