using System.Net;
using Lantern.Entries;
using Lantern.Store.Tests.Postgres;

namespace Lantern.App.Tests.Machines;

/// <summary>Two nodes on one database, one of them by a clock that was wrong when it started: what people see at both.</summary>
public sealed class WrongClockTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lantern-machines-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(1, "ahead of the clock of the database server")]
    [InlineData(-1, "behind the clock of the database server")]
    public async Task At_a_node_an_hour_off_files_open_and_words_are_kept_and_sent_from_the_other(int hours, string says)
    {
        var database = await (await Cluster.Shared).NewDatabase();
        Node.Migrate(database, _folder);
        await using var right = await Node.Start(_folder, "right", database.Web);
        await using var off = await Node.Start(_folder, "off", database.Web, new Shifted(TimeSpan.FromHours(hours)));
        using var there = new Person(off.Address, await off.Begin());
        // Nothing is written in the record yet: only the server's clock shows it.
        Assert.Contains(says, (await there.Get("/administration/machine")).Ok().Words, StringComparison.Ordinal);
        Assert.Contains("Something is wrong with the machine", (await there.Get("/account")).Ok().Text, StringComparison.Ordinal);

        var file = await right.Concern("Seen at the station.");
        using var here = new Person(right.Address, await right.Begin());
        var path = $"/files/{file}/write/concern-recorded";
        for (var i = 0; i < 3; i++)
        {
            var looks = await Looks(right, file);
            (await there.Get($"/files/{file}/chronology")).Ok();
            Assert.True(await Looks(right, file) > looks, "A file was shown and no look noted.");
            var stopped = await there.Send((await there.Get(path)).Ok(), [("concern", $"Typed at the other {i}")]);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, stopped.Status);
            Assert.Contains("Nothing new can be written now", stopped.Words, StringComparison.Ordinal);
            Assert.Contains("kept as your draft", stopped.Words, StringComparison.Ordinal);
            Assert.Equal($"Typed at the other {i}", (await there.Get(path)).Ok().Field("concern"));
            Assert.Contains(says, (await there.Get("/administration/machine")).Ok().Words, StringComparison.Ordinal);

            (await here.Get($"/files/{file}/chronology")).Ok();
            Assert.Contains("Nothing is wrong", (await here.Get("/administration/machine")).Ok().Words, StringComparison.Ordinal);
            // What was typed there is begun, and is written here.
            var begun = (await here.Get(path)).Ok();
            Assert.Equal($"Typed at the other {i}", begun.Field("concern"));
            Assert.NotEqual(path, (await here.Send(begun, [], "Write in the file")).Ok().Path);
        }
        Assert.Equal(["Seen at the station.", "Typed at the other 0", "Typed at the other 1", "Typed at the other 2"], await right.Concerns(file));
        Assert.Equal(await right.Concerns(file), await off.Concerns(file));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(-5)]
    public async Task At_a_node_a_few_seconds_off_people_work_as_at_the_other_and_stay_signed_in_at_both(int seconds)
    {
        var database = await (await Cluster.Shared).NewDatabase();
        Node.Migrate(database, _folder);
        await using var right = await Node.Start(_folder, "right", database.Web);
        await using var off = await Node.Start(_folder, "off", database.Web, new Shifted(TimeSpan.FromSeconds(seconds)));
        var file = await off.Concern("Seen at the station.");
        var written = new List<string> { "Seen at the station." };
        foreach (var ticket in (string[])[await right.Begin(), await off.Begin()])
        {
            foreach (var node in (Node[])[off, right, off])
            {
                using var person = new Person(node.Address, ticket);
                var path = $"/files/{file}/write/concern-recorded";
                written.Add($"Written as number {written.Count}");
                Assert.NotEqual(path, (await person.Send((await person.Get(path)).Ok(), [("concern", written[^1])])).Ok().Path);
                Assert.Contains("Nothing is wrong", (await person.Get("/administration/machine")).Ok().Words, StringComparison.Ordinal);
            }
        }
        Assert.Equal(written, await right.Concerns(file));
    }

    private static async Task<int> Looks(Node node, FileId file) => (await node.Store.Files.Looks(file, node.Store.Staff.Worker("hub-manager")!))!.Count;

    private sealed class Shifted(TimeSpan off) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + off;
    }
}
