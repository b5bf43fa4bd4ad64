using Lantern.Store.Postgres;

namespace Lantern.Store.Tests.Postgres;

public sealed class LineTests
{
    [Theory]
    [InlineData("127.1")]
    [InlineData("127.0.0.1.example.org")]
    [InlineData("0x7f000001")]
    [InlineData("2130706433")]
    [InlineData("localhost.")]
    [InlineData("localhost.example.org")]
    [InlineData("127.1:5432")]
    [InlineData("192.0.2.1")]
    [InlineData("localhost,192.0.2.1")]
    public void What_is_not_exactly_this_machine_is_asked_for_its_certificate(string host) =>
        Assert.Throws<StoreUnfitException>(() => Line.Guarded($"Host={host};Database=hub;Username=lantern"));

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:5433")]
    [InlineData("::1")]
    [InlineData("[::1]:5433")]
    [InlineData("/var/run/postgresql")]
    [InlineData("localhost,127.0.0.1:5433")]
    public void This_machine_needs_none(string host) => Assert.Contains(host, Line.Guarded($"Host={host};Database=hub;Username=lantern"), StringComparison.Ordinal);
}
