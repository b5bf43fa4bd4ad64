using System.Diagnostics;

namespace Lantern.Store.Tests.Proof;

/// <summary>Runs the second verifier as somebody in another agency would, and the drivers that loop over it.</summary>
internal static class Python
{
    private static readonly Lazy<string> Root = new(FindRoot);

    /// <summary>What it printed, and its exit code.</summary>
    internal sealed record Answer(string Out, string Error, int Code);

    /// <summary>Runs <c>lantern_verify.py</c> with arguments.</summary>
    public static Task<Answer> Verify(params string[] arguments) => Run(Path.Combine(Root.Value, "verifier", "lantern_verify.py"), arguments);

    /// <summary>Runs a driver of the tests, which takes the folder of the verifier first.</summary>
    public static Task<Answer> Drive(string driver, params string[] arguments) =>
        Run(Path.Combine(Root.Value, "tests", "Lantern.Store.Tests", "Proof", driver), [Path.Combine(Root.Value, "verifier"), .. arguments]);

    /// <summary>Checks every bundle and store in a folder in one process; gives code and first finding by name.</summary>
    public static async Task<Dictionary<string, (int Code, string Says)>> CheckAll(string folder)
    {
        var answer = await Drive("check_all.py", folder);
        Assert.True(answer.Code == 0, answer.Error);
        return answer.Out.TrimEnd('\n').Split('\n').Select(line => line.Split('\t'))
            .ToDictionary(parts => parts[1], parts => (parts[0][0] - '0', string.Join(' ', parts[2..])));
    }

    private static async Task<Answer> Run(string script, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("python3", ["-B", script, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var stop = TestContext.Current.CancellationToken;
        var (said, wrong) = (process.StandardOutput.ReadToEndAsync(stop), process.StandardError.ReadToEndAsync(stop));
        await process.WaitForExitAsync(stop);
        return new Answer(await said, await wrong, process.ExitCode);
    }

    private static string FindRoot()
    {
        for (string? folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
            if (File.Exists(Path.Combine(folder, "Lantern.slnx")))
                return folder;
        throw new InvalidOperationException("No folder above the tests holds Lantern.slnx.");
    }
}
