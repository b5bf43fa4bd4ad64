using System.ComponentModel;
using System.Diagnostics;

namespace Lantern.Store.Tests.Postgres;

/// <summary>PostgreSQL 15's own programs. The server refuses to be run by root: then they run as the user postgres.</summary>
internal static class Programs
{
    private const string Debian = "/usr/lib/postgresql/15/bin";

    /// <summary>The words that go before a command so that it does not run as root.</summary>
    public static IReadOnlyList<string> AsServer { get; } = Environment.IsPrivilegedProcess ? ["runuser", "-u", "postgres", "--"] : [];

    /// <summary>Where one of the programs is.</summary>
    /// <exception cref="InvalidOperationException">It is not installed.</exception>
    public static string Named(string name)
    {
        var path = Path.Combine(Environment.GetEnvironmentVariable("LANTERN_POSTGRES_BIN") ?? Debian, name);
        return File.Exists(path) ? path : throw new InvalidOperationException(
            $"There is no {path}: these tests need PostgreSQL 15. ./test installs it on Debian 12; elsewhere name its programs' folder in LANTERN_POSTGRES_BIN.");
    }

    /// <summary>Runs one of the programs to its end and gives what it said.</summary>
    public static Task<string> Run(string name, params IEnumerable<string> words) => RunAll([.. AsServer, Named(name), .. words]);

    /// <summary>Runs a command to its end and gives what it said.</summary>
    /// <exception cref="InvalidOperationException">It cannot be run, or it failed; says what it said.</exception>
    public static async Task<string> RunAll(IReadOnlyList<string> command)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/",
        };
        start.Environment["LC_ALL"] = "C.UTF-8";
        try
        {
            using var process = Process.Start(start)!;
            var (said, complained) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            return process.ExitCode == 0 ? await said : throw new InvalidOperationException(
                $"'{string.Join(' ', command)}' ended with {process.ExitCode}: {(await said).Trim()} {(await complained).Trim()}");
        }
        catch (Win32Exception absent)
        {
            throw new InvalidOperationException($"'{command[0]}' cannot be run: {absent.Message}", absent);
        }
    }
}
