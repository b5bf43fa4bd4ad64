using Lantern.Access;
using Lantern.Entries;
using Lantern.Readings;
using NodaTime;

namespace Lantern.Tests.Readings;

/// <summary>Snooping as it has happened, sown among a month of ordinary work: who looks where they should not is put before the privacy officer, and ordinary work is not.</summary>
public class UnusualLooksTests(ITestOutputHelper output)
{
    private const int Users = 200, Files = 600, PerKind = 5;
    private static readonly LocalDate Start = new(2026, 4, 7);
    private static readonly string[] WholeHub = ["front-door", "hub-manager", "cse-manager", "service-manager"];

    private readonly List<Look> _looks = [];
    private readonly List<(FileId File, string Worker, Instant At)> _written = [];
    private readonly List<Reader> _workers = [];
    private readonly Dictionary<string, string> _snoopers = [];
    private int _sessions;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Snoopers_are_found_and_ordinary_work_is_left_alone(int seed)
    {
        var luck = new Random(seed);
        Hire(luck);
        for (var day = Start; day < Start.PlusDays(30); day = day.PlusDays(1))
        {
            foreach (var worker in _workers.Where(_ => day.DayOfWeek < IsoDayOfWeek.Saturday))
                Work(worker, day, luck);
            foreach (var (worker, kind) in _snoopers)
                Snoop(_workers.First(one => one.Worker == worker), kind, day, luck);
        }
        var files = Enumerable.Range(0, Files).ToDictionary(Named, FileOf);
        var found = UnusualLooks.Read(_looks.OrderBy(look => look.At), files, _workers, ShippedPacks.Named("example-hub").Calendar).Lines;
        var caught = _snoopers.Keys.Where(snooper => found.Any(line => line.Worker == snooper)).ToList();
        var falsely = found.Where(line => !_snoopers.ContainsKey(line.Worker)).ToList();
        output.WriteLine($"Seed {seed}: {_looks.Count:N0} looks in {_sessions:N0} sessions; {caught.Count} of {_snoopers.Count} snoopers found ({string.Join(", ", _snoopers.Where(one => caught.Contains(one.Key)).GroupBy(one => one.Value).Select(group => $"{group.Key} {group.Count()}"))}), "
            + $"{falsely.Count} false alerts, {falsely.Count * 1000.0 / _sessions:F2} per 1,000 sessions.");
        Assert.True(caught.Count >= 0.95 * _snoopers.Count, $"Not found: {string.Join(", ", _snoopers.Where(one => !caught.Contains(one.Key)))}");
        Assert.True(falsely.Count * 1000 <= _sessions, string.Join('\n', falsely.Select(line => $"{line.Worker} {line.Kind} {line.Because}")));
    }

    [Fact]
    public void A_part_in_the_file_or_a_word_written_there_makes_a_look_ordinary()
    {
        var file = new FileId("f");
        var (worker, night) = (new Reader("w", "Sam Ashgrove", Role.FrontDoor, "a", ""), At(Start, 23));
        var watched = new Dictionary<FileId, WatchedFile> { [file] = new(new HashSet<string> { "ASHGROVE" }, "", []) };
        IReadOnlyList<UnusualLook> Read(string relation, WatchedFile of) => UnusualLooks.Read(
            new[] { 0, 1, 2, 3, 6, 7, 8, 9 }.Select(day => new Look("w", "a", day == 0 ? night : At(Start.PlusDays(day), 10), "Work", relation) { File = file }),
            new Dictionary<FileId, WatchedFile> { [file] = of }, [worker], ShippedPacks.Named("example-hub").Calendar).Lines;
        Assert.Equal(["after-hours", "again-and-again", "same-family-name"], Read("front-door", watched[file]).Select(line => line.Kind).Order());
        Assert.Empty(Read("front-door allocated-worker", watched[file]));
        Assert.Empty(Read("front-door", watched[file] with { Written = [("w", night)] }));
    }

    private void Hire(Random luck)
    {
        for (var i = 0; i < Users; i++)
        {
            var (role, team) = i < 120 ? (Role.SocialWorker, "north") : i < 140 ? (Role.TeamManager, "north") : i < 170 ? (Role.FrontDoor, "") : (Role.Health, "");
            _workers.Add(new Reader($"w{i}", $"Worker {Surname(luck.Next(250))}", role, "agency", team));
        }
        // Only who can open more than their own cases can snoop: the whole hub, and partners on files their agency belongs to.
        string[] kinds = ["bulk", "slow-bulk", "one-file", "relatives", "neighbours"];
        for (var i = 0; i < kinds.Length * PerKind; i++)
            _snoopers[$"w{140 + i}"] = kinds[i / PerKind];
    }

    private void Work(Reader worker, LocalDate day, Random luck)
    {
        for (var session = luck.Next(1, 4); session > 0; session--)
        {
            _sessions++;
            // Now and then somebody finishes late what they are writing.
            var late = luck.Next(100) < 3;
            var hour = late ? luck.Next(20, 22) : luck.Next(8, 18);
            for (var files = worker.Role == Role.FrontDoor ? luck.Next(1, 6) : luck.Next(1, 4); files > 0; files--)
            {
                var own = int.Parse(worker.Worker[1..], System.Globalization.CultureInfo.InvariantCulture) * 3;
                var file = worker.Role == Role.FrontDoor ? luck.Next(Files) : (own + luck.Next(5)) % Files;
                var relation = worker.Role switch { Role.SocialWorker => "allocated-worker", Role.TeamManager => "team-manager", Role.FrontDoor => WholeHub[luck.Next(4)], _ => "network-member" };
                Look(worker, file, At(day, hour), relation);
                if (late || luck.Next(100) < (worker.Role == Role.FrontDoor ? 92 : 45))
                    _written.Add((Named(file), worker.Worker, At(day, hour) + Duration.FromMinutes(20)));
            }
        }
    }

    private void Snoop(Reader worker, string kind, LocalDate day, Random luck)
    {
        var relation = WholeHub[luck.Next(4)];
        var number = Period.DaysBetween(Start, day);
        var own = Enumerable.Range(0, Files).Where(file => SurnameOf(file) == worker.Name.Split(' ')[1]).ToList();
        switch (kind)
        {
            case "bulk" when number == 8: // everybody of a list, in one afternoon
                for (var i = 0; i < 40; i++)
                    Look(worker, luck.Next(Files), At(day, 14), relation);
                break;
            case "slow-bulk": // 145 people in a month, five a day
                for (var i = 0; i < 5; i++)
                    Look(worker, (number * 5 + i + 100) % Files, At(day, 12), relation);
                break;
            case "one-file": // one family, 67 times
                for (var i = 0; i < 2 + number % 2; i++)
                    Look(worker, 37 + worker.Worker[^1], At(day, 11 + i), relation);
                break;
            case "relatives" when number is 3 or 17:
                Look(worker, own.Count > 0 ? own[0] : 0, At(day, 13), relation);
                break;
            case "neighbours" when number is > 9 and < 13: // the street, after the shift
                for (var i = 0; i < 2; i++)
                    Look(worker, 12 + 40 * (2 * (number - 10) + i), At(day, 18), relation);
                break;
        }
    }

    private void Look(Reader worker, int file, Instant at, string relation) =>
        _looks.Add(new Look(worker.Worker, worker.Agency, at + Duration.FromSeconds(_looks.Count % 3000), "Working on the file", relation) { File = Named(file) });

    private WatchedFile FileOf(int file) => new(new HashSet<string> { SurnameOf(file).ToUpperInvariant() }, $"STREET {file % 40}",
        [.. _written.Where(one => one.File == Named(file)).Select(one => (one.Worker, one.At))]);

    private static FileId Named(int file) => new($"file{file}");

    private static string SurnameOf(int file) => Surname(file % 250);

    private static string Surname(int number) => $"Invented{(char)('a' + number / 26)}{(char)('a' + number % 26)}";

    private static Instant At(LocalDate day, int hour) => day.At(new LocalTime(hour, 0)).InZoneLeniently(London.Zone).ToInstant();
}
