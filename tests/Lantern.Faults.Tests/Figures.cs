namespace Lantern.Faults.Tests;

/// <summary>How much is tried, and the figures seen, printed where everybody reads them.</summary>
internal static class Figures
{
    /// <summary>Whether the long runs were asked for.</summary>
    public static bool IsFull { get; } = Environment.GetEnvironmentVariable("LANTERN_FULL") == "1";

    /// <summary>So many in every run, and so many in a long one.</summary>
    public static int Of(int usual, int full) => IsFull ? full : usual;

    /// <summary>Says a figure in the output of the run.</summary>
    public static void Say(string words) => Console.WriteLine($"  {words}");
}
