using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;
using NodaTime;

namespace Lantern.Bench;

/// <summary>Reading the duties of a file of 150 entries: all clocks of example-hub, and eight of them beside a bare loop.</summary>
internal static class DutiesBench
{
    private static readonly Instant Now = London.At(new LocalDateTime(2026, 11, 22, 9, 0));

    public static void Run()
    {
        var pack = ExampleHub();
        var eight = pack with { Clocks = pack.Clocks.Where(one => BareLoop.Clocks.Contains(one.Key)).ToDictionary(one => one.Key, one => one.Value) };
        OneFile(pack, eight);
        Sweep(pack);
    }

    private static void OneFile(Pack pack, Pack eight)
    {
        const int times = 200;
        var ink = MadeUpFile.Of(1);
        var stored = ink.Select(entry => (entry.Kind, Json: entry.Kind.ToJson(entry.Body))).ToList();
        if (Engine(ink, eight) != BareLoop.Read(ink, pack.Calendar))
            throw new InvalidOperationException("The engine and the bare loop must give the same answer before they are timed.");
        var took = Rounds.Time(times,
            ("stored bytes to bodies", () => Times(times, () => stored.Count(one => one.Kind.FromJson(one.Json, 1) is not null))),
            ("the file as it reads", () => Times(times, () => CaseFile.Read(ink, Now).Entries.Count)),
            ("duties, all clocks", () => Times(times, () => Engine(ink, pack))),
            ("duties, eight clocks", () => Times(times, () => Engine(ink, eight))),
            ("bare loop, eight clocks", () => Times(times, () => BareLoop.Read(ink, pack.Calendar))));
        Console.WriteLine($"W1h  one file of {ink.Count} entries, {pack.Clocks.Count} clocks (min, median, max of one file)");
        foreach (var (name, spans) in took)
            Console.WriteLine($"  {name,-26}{Rounds.Spread(spans, 1000, "µs")}");
        Console.WriteLine($"  eight clocks / bare loop  {Rounds.Spread(Rounds.Ratios(took["duties, eight clocks"], took["bare loop, eight clocks"]), 1, "times")}");
        Console.WriteLine($"  all clocks / bare loop    {Rounds.Spread(Rounds.Ratios(took["duties, all clocks"], took["bare loop, eight clocks"]), 1, "times")}");
    }

    private static void Sweep(Pack pack)
    {
        var files = Enumerable.Range(1, 5000).Select(MadeUpFile.Of).ToList();
        Console.WriteLine("W1h  sweep over many such files, all clocks (min, median, max of one file)");
        var smallest = 0.0;
        foreach (var count in (int[])[1000, 2500, 5000])
        {
            var took = Rounds.Time(count, ("sweep", () => files.Take(count).Sum(file => Engine(file, pack))))["sweep"];
            var median = took.Order().ElementAt(took.Length / 2);
            smallest = smallest == 0 ? median : smallest;
            Console.WriteLine($"  {count,6} files              {Rounds.Spread(took, 1000, "µs")}   {median / smallest:N2} of the first");
        }
    }

    private static long Engine(List<Entry> ink, Pack pack) =>
        Duties.Read(CaseFile.Read(ink, Now), pack).Sum(duty => BareLoop.DaysOf(duty.Due.Day) + duty.StartedBy);

    private static long Times(int times, Func<long> read)
    {
        long sum = 0;
        for (var i = 0; i < times; i++)
            sum += read();
        return sum;
    }

    public static Pack ExampleHub()
    {
        var root = Path.Combine(AppContext.BaseDirectory, "packs");
        var texts = Directory.EnumerateFiles(root, "*.yaml", SearchOption.AllDirectories).Select(path => new PackText(path, File.ReadAllText(path))).ToList();
        return Packs.Load(texts).Find("example-hub") ?? throw new InvalidOperationException("The example hub's pack ships.");
    }
}
