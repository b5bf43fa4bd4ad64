using System.Diagnostics;

namespace Lantern.Faults.Tests;

/// <summary>The writer program, running.</summary>
internal sealed class WriterProcess : IDisposable
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "Lantern.Faults.Writer.dll");

    private readonly Process _process;
    private readonly Task<string> _complaints;

    public WriterProcess(IReadOnlyList<string> through, IEnumerable<string> told)
    {
        string[] command = [.. through, Environment.ProcessPath is { } path && path.EndsWith("dotnet", StringComparison.Ordinal) ? path : "dotnet", Program, .. told];
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardError = true };
        // Killed so often, it is better not warmed up: less to compile, less to lose.
        start.Environment["DOTNET_TieredCompilation"] = "1";
        start.Environment["DOTNET_TC_BackgroundWorkerTimeoutMs"] = "0";
        _process = Process.Start(start) ?? throw new InvalidOperationException("The writer cannot be started.");
        _complaints = _process.StandardError.ReadToEndAsync();
    }

    public bool HasEnded => _process.HasExited;

    /// <summary>Kills it with signal 9.</summary>
    public async Task Kill()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>Waits until it ends by itself; gives what it complained of.</summary>
    public async Task<string> Ended(TimeSpan most)
    {
        try
        {
            await _process.WaitForExitAsync().WaitAsync(most);
        }
        catch (TimeoutException)
        {
            await Kill();
            throw;
        }
        return await _complaints;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}
