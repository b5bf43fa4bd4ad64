namespace Lantern.Store.Tests.Keeping;

/// <summary>How often something is tried.</summary>
internal static class Rounds
{
    /// <summary>So often in every run, and so often in a long one.</summary>
    public static int Of(int usual, int full) => Environment.GetEnvironmentVariable("LANTERN_FULL") == "1" ? full : usual;
}
