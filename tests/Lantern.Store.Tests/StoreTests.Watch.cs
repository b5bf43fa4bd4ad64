using System.Data.Common;
using Lantern.Access;
using Lantern.Entries;
using NodaTime;
using static Lantern.Store.Tests.People;

namespace Lantern.Store.Tests;

public abstract partial class StoreTests
{
    private static readonly Reader Privacy = new("privacy", "Pru Privacy", Role.PrivacyOfficer, "council", "");

    private async Task<FileId> Known(string given)
    {
        var act = new Act($"watch-{given}", [ActPart.InNew(FileKind.Child, new ChildIdentified { GivenName = given, FamilyName = "Watched", Born = new LocalDate(2011, 5, 14), Reference = $"R-{given}" }, Today)]);
        return ((Outcome.Written)await Store.Files.Write(act, Front)).Entries[0].File;
    }

    [Fact]
    public async Task Every_attempt_to_open_a_file_in_an_emergency_is_kept_and_every_opening_is_one_alert_due_in_two_working_days()
    {
        var luck = new Random(7);
        var names = new[] { "Ada", "Bel", "Cy" };
        var files = new Dictionary<string, FileId>();
        foreach (var name in names)
            files[name] = await Known(name);
        await Store.Staff.Add(Belonging.Blocked, "council", "ash", files["Cy"], "A cousin");
        var (opened, nothing) = (0, 0);
        for (var i = 0; i < 60; i++)
        {
            var name = luck.Next(4) == 0 ? "Nobody" : names[luck.Next(3)];
            var file = await Store.Watch.BreakGlass(Ash, new Asked(name, "watched", new LocalDate(2011, 5, 14), null), "A call in the night, number one", 1 + luck.Next(4));
            Assert.Equal(name is "Nobody" or "Cy" ? null : files[name], file);
            (opened, nothing) = file is null ? (opened, nothing + 1) : (opened + 1, nothing);
            Clock.Advance(TimeSpan.FromMinutes(300));
        }
        Reopen();
        var alerts = Store.Watch.Alerts(Privacy)!;
        Assert.Equal((opened, nothing), (alerts.Count(one => one.What.StartsWith("Opened a file", StringComparison.Ordinal)), alerts.Count(one => one.What.StartsWith("Tried to", StringComparison.Ordinal))));
        Assert.Equal(alerts.Count, alerts.Select(one => one.Id).Distinct().Count());
        Assert.All(alerts, alert => Assert.Equal(TestPack.Pack.Calendar.After(London.DayOf(alert.At), 2), alert.Due));
        Assert.DoesNotContain(alerts, alert => alert.What.Contains("Watched", StringComparison.OrdinalIgnoreCase) || alert.What.Contains("Ada", StringComparison.Ordinal));
        Assert.Null(Store.Watch.Alerts(Hub));
    }

    [Fact]
    public async Task An_emergency_without_a_reason_an_end_or_one_child_is_refused()
    {
        var asked = new Asked("Ada", "Watched", new LocalDate(2011, 5, 14), null);
        await Assert.ThrowsAsync<ArgumentException>(() => Store.Watch.BreakGlass(Ash, asked, "Too short     ", 1));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.Watch.BreakGlass(Ash, asked, "A call in the night", 5));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.Watch.BreakGlass(Ash, asked with { Born = null }, "A call in the night", 1));
        Assert.Null(await Store.Watch.BreakGlass(Teacher, asked, "A call in the night", 1));
    }

    [Fact]
    public async Task What_was_tried_and_what_came_of_an_alert_is_never_changed_and_lies_there_sealed()
    {
        var file = await Known("Ida");
        await Store.Watch.BreakGlass(Ash, new Asked(null, "Watched", null, "R-Ida"), "The canary sings at night", 2);
        var alert = Store.Watch.Alerts(Privacy)!.Single(one => one.File == file);
        Assert.True(await Store.Watch.Review(alert.Id, Privacy, Finding.SpokenTo, "Spoke to the worker"));
        Assert.False(await Store.Watch.Review(alert.Id, Privacy, Finding.InOrder, "Another view"));
        foreach (var (sql, says) in ((string, string)[])[("UPDATE access_act SET at = 0", "not changed"), ("DELETE FROM access_act", "not deleted")])
            Assert.Contains(says, Assert.ThrowsAny<DbException>(() => BehindItsBack(sql)).Message, StringComparison.Ordinal);
        Reopen();
        var kept = Store.Watch.Alerts(Privacy)!.Single(one => one.File == file);
        Assert.Equal(("The canary sings at night", Finding.SpokenTo, "Spoke to the worker"), (kept.Because, kept.Review!.Finding, kept.Review.Words));
    }

    [Fact]
    public async Task Members_are_said_and_changed_by_those_the_policy_names_alone()
    {
        var file = await Allocated();
        var end = Now + Duration.FromDays(3);
        foreach (var reader in (Reader[])[Front, Cse, Teacher, Ash, Police])
        {
            Assert.Null(Store.Members.Of(file, reader));
            Assert.False(await Store.Members.Add(file, reader, Belonging.NetworkMember, "school", null, end, "Why"));
        }
        Assert.False(await Store.Members.Add(file, Lee, Belonging.Blocked, "school", null, null, "Why"));
        Assert.False(await Store.Members.Add(file, Lee, Belonging.BreakGlass, "school", "teacher", end, "Why"));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.Members.Add(file, Lee, Belonging.NetworkMember, "school", null, null, "Why"));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.Members.Add(file, Lee, Belonging.NetworkMember, "school", null, Now + Duration.FromDays(400), "Why"));
        Assert.True(await Store.Members.Add(file, Lee, Belonging.NetworkMember, "school", null, end, "The child's school"));
        Assert.NotNull(await Store.Files.Open(file, Colleague, Purpose.WorkingOnTheFile));
        Assert.True(await Store.Members.Add(file, Pat, Belonging.Blocked, "school", "colleague", null, "A neighbour"));
        Assert.Null(await Store.Files.Open(file, Colleague, Purpose.WorkingOnTheFile));
        var members = Store.Members.Of(file, Privacy)!;
        Assert.Equal(["lee The child's school", "pat A neighbour"], members.Acts.Select(act => $"{act.Worker} {act.Because}").Order(StringComparer.Ordinal));
        Assert.True(await Store.Members.End(file, Privacy, members.Memberships.Single(one => one.As == Belonging.Blocked).Id, "Another family"));
        Assert.NotNull(await Store.Files.Open(file, Colleague, Purpose.WorkingOnTheFile));
        Clock.Advance(TimeSpan.FromDays(3));
        Assert.Null(await Store.Files.Open(file, Colleague, Purpose.WorkingOnTheFile));
    }
}
