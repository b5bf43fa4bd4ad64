using System.Net;
using Lantern.Entries;
using Lantern.Store.Tests;

namespace Lantern.App.Tests.Pages.Administration;

/// <summary>What people see while the clock of the machine is wrong or its disk full, over HTTP.</summary>
public sealed class MachineTests
{
    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    [InlineData(24 * 731)]
    public async Task While_the_clock_is_wrong_files_open_words_are_kept_and_who_sees_to_it_is_told(int hours)
    {
        var off = TimeSpan.Zero;
        var hub = new DemoHub { Shows = time => new Moved(time, () => off) };
        try
        {
            await hub.InitializeAsync();
            var file = await hub.Worried();
            using var person = await hub.SignedIn("hub-manager");
            using var administrator = await hub.SignedIn("system-administrator");
            using var referrer = await hub.SignedIn("referrer");
            Assert.Contains("Nothing is wrong", (await person.Get("/administration/machine")).Ok().Words, StringComparison.Ordinal);
            off = TimeSpan.FromHours(hours);
            var form = (await person.Get($"/files/{file}/write/child-spoke")).Ok();
            Stopped(await person.Send(form, [("words", "I am not going back")], button: "Write in the file"), "clock of the machine");
            Assert.Contains("I am not going back", (await person.Get($"/files/{file}/write/child-spoke")).Ok().Text, StringComparison.Ordinal);
            foreach (var who in (Person[])[person, administrator])
            {
                Assert.Contains("was moved", (await who.Get("/administration/machine")).Ok().Words, StringComparison.Ordinal);
                Assert.Contains("Something is wrong with the machine", (await who.Get("/account")).Ok().Text, StringComparison.Ordinal);
            }
            (await referrer.Get("/administration/machine")).NotThere();
            Assert.DoesNotContain("Something is wrong with the machine", (await referrer.Get("/")).Ok().Text, StringComparison.Ordinal);
            off = TimeSpan.Zero;
            (await person.Send((await person.Get($"/files/{file}/write/child-spoke")).Ok(), [], button: "Write in the file")).Ok();
            Assert.IsType<ChildSpoke>((await hub.Open(file)).Entries[^1].Body);
            Assert.Contains("Nothing is wrong", (await person.Get("/administration/machine")).Ok().Words, StringComparison.Ordinal);
        }
        finally
        {
            await hub.DisposeAsync();
        }
    }

    [Fact]
    public async Task On_a_full_disk_people_sign_in_files_open_and_writing_says_what_is_wrong()
    {
        var hub = new DemoHub { Reserve = 2 << 20 };
        if (!await SmallDisk.Make(hub.DataFolder, "10m"))
        {
            Directory.Delete(Path.GetDirectoryName(hub.DataFolder)!, recursive: true);
            return;
        }
        try
        {
            await hub.InitializeAsync();
            var file = await hub.Worried();
            using var person = await hub.SignedIn("hub-manager");
            var filler = Path.Combine(hub.DataFolder, "filler");
            SmallDisk.Fill(filler);
            hub.Clock.Advance(TimeSpan.FromMinutes(1));
            var form = (await person.Get($"/files/{file}/write/child-spoke")).Ok();
            Stopped(await person.Send(form, [("words", new string('a', 9000))], button: "Write in the file"), "is full");
            for (var i = 0; i < 10; i++)
            {
                hub.Clock.Advance(TimeSpan.FromMinutes(1));
                using var late = await hub.SignedIn("referrer");
                (await late.Get($"/files/{file}")).Ok();
                (await person.Get($"/files/{file}/chronology")).Ok();
            }
            Assert.Contains("disk of the data folder is full", (await person.Get("/administration/machine")).Ok().Words, StringComparison.Ordinal);
            File.Delete(filler);
            (await person.Send((await person.Get($"/files/{file}/write/child-spoke")).Ok(), [("words", "Again")], button: "Write in the file")).Ok();
            Assert.IsType<ChildSpoke>((await hub.Open(file)).Entries[^1].Body);
        }
        finally
        {
            await SmallDisk.Remove(hub.DataFolder);
            await hub.DisposeAsync();
        }
    }

    private static void Stopped(Reply reply, string says)
    {
        Assert.Equal(HttpStatusCode.ServiceUnavailable, reply.Status);
        Assert.Contains("Nothing new can be written now", reply.Words, StringComparison.Ordinal);
        Assert.Contains(says, reply.Words, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("kept as your draft", reply.Words, StringComparison.Ordinal);
    }

    private sealed class Moved(TimeProvider passing, Func<TimeSpan> off) : TimeProvider
    {
        public override long TimestampFrequency => passing.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => passing.GetUtcNow() + off();

        public override long GetTimestamp() => passing.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            passing.CreateTimer(callback, state, dueTime, period);
    }
}
