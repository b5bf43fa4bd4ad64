using System.Text;
using Lantern.Access;
using Lantern.App.Commands;
using Lantern.App.Demo;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;
using Lantern.Store;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace Lantern.App.Tests.Demo;

public sealed class DemoSeedTests : IDisposable
{
    private static readonly Pack Pack = PackFiles.Load().Find("example-hub")!;
    private static readonly DemoSeed Seed = new(30, 2, 11, new LocalDate(2026, 4, 8));

    private readonly string _folder = Directory.CreateTempSubdirectory("lantern-seed-").FullName;
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 4, 8, 8, 30, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_folder_that_holds_a_hub_is_left_alone()
    {
        var first = await Make("one", Seed with { Files = 2 });
        var wrong = await Assert.ThrowsAsync<StoreUnfitException>(() => Make("one", Seed with { Seed = 12 }));
        Assert.Contains("Name an empty folder", wrong.Message, StringComparison.Ordinal);
        Assert.True(first > 0);
    }

    [Fact]
    public async Task The_same_seed_and_day_give_the_same_hub_to_the_last_letter()
    {
        await Make("one", Seed);
        await Make("two", Seed);
        await Make("three", Seed with { Seed = 12 });
        var one = await Dump("one");
        Assert.Equal(one, await Dump("two"));
        Assert.NotEqual(one, await Dump("three"));
    }

    [Fact]
    public async Task Every_file_opens_and_every_duty_is_reckoned()
    {
        var entries = await Make("one", Seed);
        using var hub = HubStore.Open(Path.Combine(_folder, "one"), Pack, _clock);
        var manager = hub.Staff.Worker("hub-manager")!;
        var files = hub.Index.Files(manager);
        Assert.Equal(Seed.Files, files.Count);
        var read = 0;
        foreach (var line in files)
        {
            var file = (await hub.Files.Open(line.File, manager, Purpose.Of("For the test")))!;
            Assert.All(file.Duties(all: true), duty => Assert.NotEqual(default, duty.Due.Day));
            read += file.Entries.Count;
        }
        Assert.InRange(read, entries * 3 / 4, entries);
    }

    [Theory]
    [InlineData("hub-manager", "decide-on-referral")]
    [InlineData("hub-manager", "convene-strategy-meeting")]
    [InlineData("team-manager", "answer-hub-action")]
    [InlineData("cse-manager", "tell-team-manager")]
    [InlineData("cse-manager", "raise-with-service-manager")]
    [InlineData("cse-manager", "settle-closure-disagreement")]
    [InlineData("team-manager", "meet-when-missing-72-hours")]
    [InlineData("social-worker", "see-child-alone")]
    [InlineData("social-worker", "review-serial-risk-tool")]
    [InlineData("front-door", "send-referral-to-hub")]
    [InlineData("referrer", "complete-awaited-tool")]
    [InlineData("police", "do-agreed-action")]
    [InlineData("health", "do-agreed-action")]
    [InlineData("education", "do-agreed-action")]
    [InlineData("service-manager", "do-agreed-action")]
    public void Everybody_who_signs_in_finds_something_that_waits_for_them(string worker, string clock)
    {
        // On a working day, after a weekend and on a Sunday: the scenes count in working days.
        foreach (var today in (LocalDate[])[new(2026, 4, 8), new(2026, 4, 13), new(2026, 11, 22)])
        {
            var scenes = Scene.Value[today];
            var reader = DemoStaff.Named(worker);
            Assert.True(scenes.Exists(story => Duties.Read(story, Pack).Any(duty => duty.Clock.Id == clock && FallsTo(duty, reader, story))), $"on {today}");
        }
    }

    [Fact]
    public async Task The_command_says_what_it_cannot_make()
    {
        foreach (var wrong in (string[][])[["--files", "0"], ["--years", "99"], ["--until", "soon"], ["--until", "2999-01-01"]])
        {
            Assert.Equal(CommandLine.Unreadable, await CommandLine.Run(["seed", "--data", Path.Combine(_folder, "none"), .. wrong]));
            Assert.False(Directory.Exists(Path.Combine(_folder, "none")));
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static readonly Lazy<Dictionary<LocalDate, List<CaseFile>>> Scene = new(() =>
        new[] { new LocalDate(2026, 4, 8), new(2026, 4, 13), new(2026, 11, 22) }.ToDictionary(
            today => today,
            today => new DemoSeed(Scenes.All.Count, 3, 1, today).Tell(Pack).Select(story => story.FileAt(London.At(today + new LocalTime(10, 0)))).ToList()));

    private static bool FallsTo(Duty duty, Reader reader, CaseFile file)
    {
        var ties = Ties.Of(new FileId("story"), file.Entries, file.At);
        var teams = new Memberships([], DemoStaff.All.ToDictionary(worker => worker.Worker, worker => worker.Team));
        return Relations.FallsTo(duty.FallsTo, reader, Relations.Of(reader, ties, teams, file.At));
    }

    private Task<int> Make(string name, DemoSeed seed) => seed.Make(Path.Combine(_folder, name), Pack, _clock, new Progress());

    private async Task<string> Dump(string name)
    {
        using var hub = HubStore.Open(Path.Combine(_folder, name), Pack, _clock);
        var manager = hub.Staff.Worker("hub-manager")!;
        var text = new StringBuilder();
        foreach (var line in hub.Index.Files(manager).OrderBy(line => line.File.Value, StringComparer.Ordinal))
        {
            foreach (var entry in (await hub.Files.Open(line.File, manager, Purpose.Of("For the test")))!.Entries)
            {
                text.Append(entry.File).Append(' ').Append(entry.Number).Append(' ').Append(entry.Act).Append(' ').Append(entry.Written).Append(' ')
                    .Append(entry.Happened).Append(' ').Append(entry.Writer).Append(' ').Append(entry.Marks).Append(' ')
                    .Append(Encoding.UTF8.GetString(entry.Kind.ToJson(entry.Body))).Append('\n');
            }
        }
        return text.ToString();
    }
}
