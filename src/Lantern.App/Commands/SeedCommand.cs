using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Lantern.App.Demo;
using Lantern.Entries;
using NodaTime;
using NodaTime.Text;

namespace Lantern.App.Commands;

/// <summary><c>lantern seed</c>: a made-up hub of a size, the same for the same seed and day.</summary>
internal static class SeedCommand
{
    private const int MostFiles = 1_000_000, MostYears = 20;

    private static readonly Option<int> Files = new("--files") { Description = "How many files; 200 where it is left out.", DefaultValueFactory = _ => 200 };
    private static readonly Option<int> Years = new("--years") { Description = "Over how many years; 3 where it is left out.", DefaultValueFactory = _ => 3 };
    private static readonly Option<int> Seed = new("--seed") { Description = "The seed; 1 where it is left out.", DefaultValueFactory = _ => 1 };
    private static readonly Option<string?> Data = new("--data") { Description = "The folder to make it in; else ./data." };
    private static readonly Option<string?> Until = new("--until") { Description = "The present day of the hub, such as 2026-11-02; else today." };
    private static readonly Option<string?> Pack = Shared.Pack();
    private static readonly Option<string?> PacksFolder = Shared.PacksFolder();

    public static Command Make()
    {
        var command = new Command("seed", "Make a made-up hub: invented children, invented people, nothing that is anybody's.") { Files, Years, Seed, Data, Until, Pack, PacksFolder };
        command.SetAction((parsed, _) => Run(parsed));
        return command;
    }

    private static async Task<int> Run(ParseResult parsed)
    {
        DemoSeed? seed = null;
        Practice.Pack? pack = null;
        var read = CommandLine.Reading(() =>
        {
            seed = Asked(parsed);
            pack = PackFiles.Load(parsed.GetValue(PacksFolder)).Named(parsed.GetValue(Pack) ?? Shared.DefaultPack, new Place("--pack", 0, 0));
            return 0;
        });
        if (read != 0)
            return read;
        var folder = Path.GetFullPath(parsed.GetValue(Data) ?? "data");
        var watch = Stopwatch.StartNew();
        try
        {
            var entries = await seed!.Make(folder, pack!, TimeProvider.System, new Progress(Console.Out));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{seed.Files:N0} files with {entries:N0} entries up to {LocalDatePattern.Iso.Format(seed.Today)} are in {folder}, made in {watch.Elapsed.TotalSeconds:N1} seconds."));
            return 0;
        }
        catch (Exception wrong) when (wrong is Store.StoreUnfitException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return CommandLine.Unreadable;
        }
    }

    private static DemoSeed Asked(ParseResult parsed)
    {
        if (!string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(WhereKept.Database)))
            throw new UnreadableException(new Place(WhereKept.Database, 0, 0), $"A made-up hub is made in a data folder and not on a PostgreSQL. Take {WhereKept.Database} out of the environment; a backup of it can then be restored on one.");
        var (files, years) = (parsed.GetValue(Files), parsed.GetValue(Years));
        if (files is < 1 or > MostFiles)
            throw new UnreadableException(new Place("--files", 0, 0), $"{files} files cannot be made. Give a number from 1 to {MostFiles:N0}.");
        if (years is < 1 or > MostYears)
            throw new UnreadableException(new Place("--years", 0, 0), $"{years} years cannot be made. Give a number from 1 to {MostYears}.");
        var today = London.DayOf(Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()));
        if (parsed.GetValue(Until) is { } until)
        {
            if (LocalDatePattern.Iso.Parse(until) is not { Success: true } day || day.Value > today)
                throw new UnreadableException(new Place("--until", 0, 0), $"'{until}' is not a day up to today. Write one such as 2026-11-02.");
            today = day.Value;
        }
        return new DemoSeed(files, years, parsed.GetValue(Seed), today);
    }
}
