using System.Diagnostics;
using System.Text;

namespace Lantern.Faults;

/// <summary>The journal of acknowledgements: each is handed to the system before the next act begins, so that a kill takes none back.</summary>
internal sealed class Journal(string path) : IDisposable
{
    // No buffer: what is written here is the system's, and outlives this process.
    private readonly FileStream _file = new(path, new FileStreamOptions
    {
        Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.ReadWrite, BufferSize = 0,
    });
    private readonly Lock _lock = new();

    /// <summary>Milliseconds of the machine's own clock, the same in every process.</summary>
    public static long Now => (long)Stopwatch.GetElapsedTime(0).TotalMilliseconds;

    public void Say(Line line)
    {
        var bytes = Encoding.UTF8.GetBytes(line.Text + "\n");
        lock (_lock)
            _file.Write(bytes);
    }

    public void Dispose() => _file.Dispose();
}
