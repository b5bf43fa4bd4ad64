using System.Diagnostics;

namespace Lantern.Bench;

/// <summary>Times contenders in turn, A B C A B C, so that a machine whose speed drifts favours nobody.</summary>
internal static class Rounds
{
    private const int Counted = 7;

    /// <summary>Runs each contender once to warm up, then in turn; gives each one's times in nanoseconds for one unit.</summary>
    /// <param name="units">How many units one run does.</param>
    /// <param name="contenders">What to time; each gives a checksum that must stay the same.</param>
    public static Dictionary<string, double[]> Time(int units, params (string Name, Func<long> Run)[] contenders)
    {
        var sums = contenders.ToDictionary(one => one.Name, one => one.Run());
        var times = contenders.ToDictionary(one => one.Name, _ => new double[Counted]);
        for (var round = 0; round < Counted; round++)
        {
            foreach (var (name, run) in contenders)
            {
                var watch = Stopwatch.StartNew();
                var sum = run();
                times[name][round] = watch.Elapsed.TotalNanoseconds / units;
                if (sum != sums[name])
                    throw new InvalidOperationException($"{name} gave another answer in round {round + 1}.");
            }
        }
        return times;
    }

    /// <summary>Smallest, middle and largest.</summary>
    public static string Spread(double[] times, double scale = 1, string unit = "ns")
    {
        var sorted = times.Order().ToArray();
        return $"{sorted[0] / scale,9:N1} {sorted[sorted.Length / 2] / scale,9:N1} {sorted[^1] / scale,9:N1} {unit}";
    }

    /// <summary>The ratio of two contenders, round by round.</summary>
    public static double[] Ratios(double[] one, double[] other) => [.. one.Zip(other, (a, b) => a / b)];
}
