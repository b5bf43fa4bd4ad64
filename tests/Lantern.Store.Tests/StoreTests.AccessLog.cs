using Lantern.Access;
using Lantern.Entries;
using Lantern.Store.Proof;
using NodaTime;
using static Lantern.Store.Tests.People;

namespace Lantern.Store.Tests;

public abstract partial class StoreTests
{
    /// <summary>The statements with which somebody who owns the database lifts the guard over the access log.</summary>
    protected abstract IReadOnlyList<string> LiftsTheGuardOfTheAccessLog { get; }

    [Theory]
    [InlineData("DELETE FROM access_act WHERE number = 3", "Act 3 of the access log is missing")]
    [InlineData("DELETE FROM access_act WHERE number = (SELECT max(number) FROM access_act)", "")]
    [InlineData("UPDATE access_act SET at = at + 1 WHERE number = 4", "Act 4 of the access log was changed")]
    [InlineData("UPDATE access_act SET sealed = (SELECT sealed FROM access_act WHERE number = 5) WHERE number = 6", "Act 6 of the access log was changed")]
    [InlineData("UPDATE access_act SET hash = previous WHERE number = 7", "Act 7 of the access log was changed")]
    public async Task A_hub_whose_access_log_was_changed_or_cut_does_not_start(string sql, string says)
    {
        var file = await Allocated();
        await Store.Staff.Add(Belonging.Blocked, "council", Ash.Worker, file, "A cousin");
        Store.Dispose();
        foreach (var lift in LiftsTheGuardOfTheAccessLog)
            BehindItsBack(lift);
        BehindItsBack(sql);
        Assert.NotEmpty(Proofs.Check(Premises, null, null, deep: false).Sentences);
        var said = Assert.Throws<StoreUnfitException>(() => OpenStore()).Message;
        Assert.Contains(says, said, StringComparison.Ordinal);
        Assert.Contains("tampering-found.md", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_running_hub_whose_access_log_loses_its_end_lets_nobody_read_or_write()
    {
        var file = await Allocated();
        await Store.Staff.Add(Belonging.Blocked, "council", Lee.Worker, file, "A cousin");
        Assert.Null(await Open(file, Lee));
        foreach (var lift in LiftsTheGuardOfTheAccessLog)
            BehindItsBack(lift);
        BehindItsBack("DELETE FROM access_act WHERE number = (SELECT max(number) FROM access_act)");
        Assert.Contains("cut off", (await Assert.ThrowsAsync<StoreUnfitException>(() => Open(file, Lee))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<StoreUnfitException>(() => Try(Hub, ActPart.In(file, new SignificantIncident(), Today)));
        await Assert.ThrowsAsync<StoreUnfitException>(() => Store.Staff.Save(Lee with { Role = Role.HubManager }));
    }

    [Fact]
    public async Task Whoever_is_not_known_is_neither_saved_nor_let_in()
    {
        var file = await Allocated();
        await Assert.ThrowsAsync<NotSavedException>(() => Store.Staff.Save(new Reader("new", "Ned New", Role.Police, "nowhere", "")));
        await Assert.ThrowsAsync<NotSavedException>(() => Store.Staff.Add(Belonging.NetworkMember, "nowhere", null, file, "Why"));
        await Assert.ThrowsAsync<NotSavedException>(() => Store.Staff.Add(Belonging.NetworkMember, "council", "nobody", file, "Why"));
        await Assert.ThrowsAsync<NotSavedException>(() =>
            Store.Staff.Add(Belonging.NetworkMember, "council", null, new FileId("00000000000000000000000000"), "Why"));
        Assert.Null(Store.Staff.Worker("new"));
        Assert.Empty(Store.Staff.MembershipsOf(file));
    }

    [Fact]
    public async Task Staff_memberships_emergencies_and_reviews_come_back_as_they_were_said()
    {
        var file = await Known("Una");
        await Store.Staff.Save(Ash with { Name = "Ash Renamed" }, by: Hub.Worker);
        var block = await Store.Staff.Add(Belonging.Blocked, "council", Ash.Worker, file, "A cousin", until: Now + Duration.FromDays(9));
        Assert.Null(await Store.Watch.BreakGlass(Ash with { Name = "Ash Renamed" }, new Asked(null, "Watched", null, "R-Una"), "A call in the night", 2));
        await Store.Staff.End(block);
        Assert.Equal(file, await Store.Watch.BreakGlass(Ash, new Asked(null, "Watched", null, "R-Una"), "A second call in the night", 2));
        Clock.Advance(TimeSpan.FromHours(3));
        Reopen();
        Assert.Equal("Ash Renamed", Store.Staff.Worker(Ash.Worker)!.Name);
        var memberships = Store.Staff.MembershipsOf(file);
        Assert.Equal(["A cousin", "A second call in the night"], memberships.Select(one => one.Because));
        Assert.All(memberships, one => Assert.False(one.HoldsAt(Now)));
        Assert.Equal(2, Store.Watch.Alerts(Privacy)!.Count(alert => alert.File == file));
        Assert.Empty(Proofs.Check(Premises, null, null, deep: true).Sentences);
        // Saved again as it was: nothing is said twice.
        var leaves = Proofs.Check(Premises, null, null, deep: false).Leaves;
        await Store.Staff.Save(Pat);
        Assert.Equal(leaves, Proofs.Check(Premises, null, null, deep: false).Leaves);
    }
}
