namespace Lantern.Faults.Tests;

/// <summary>Another time for one program: what it asks the machine is answered by a library, and the time that passes is not touched.</summary>
internal static class FakeTime
{
    private static readonly string[] Libraries =
        ["/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1", "/usr/lib/aarch64-linux-gnu/faketime/libfaketime.so.1"];

    /// <summary>The words a program is started by so that it goes by the clock a file says.</summary>
    public static string[] Through(string set) =>
    [
        "env", $"LD_PRELOAD={Array.Find(Libraries, File.Exists) ?? throw new InvalidOperationException("libfaketime is not here: apt-get install faketime.")}",
        $"FAKETIME_TIMESTAMP_FILE={set}", "FAKETIME_NO_CACHE=1", "FAKETIME_DONT_FAKE_MONOTONIC=1", "FAKETIME_FORCE_MONOTONIC_FIX=0",
    ];

    /// <summary>Sets the clock of whatever goes by that file.</summary>
    public static Task Set(string set, string off) => File.WriteAllTextAsync(set, $"{off}\n", TestContext.Current.CancellationToken);
}
