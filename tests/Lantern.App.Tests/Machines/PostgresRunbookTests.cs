using System.Data.Common;
using System.Diagnostics;
using System.Net;
using System.Text;
using Lantern.Store.Tests.Postgres;

namespace Lantern.App.Tests.Machines;

/// <summary>Every command of the runbook for PostgreSQL, in its order, on a machine where there is nothing yet.</summary>
public sealed class PostgresRunbookTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lantern-runbook-").FullName;
    private readonly List<Process> _serving = [];
    private string _database = "";

    public void Dispose()
    {
        foreach (var program in _serving)
        {
            program.Kill();
            program.WaitForExit();
            program.Dispose();
        }
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task The_runbook_for_PostgreSQL_is_walked_from_a_bare_server_to_two_machines()
    {
        await using var cluster = await Cluster.Start();
        // A bare server: the accounts the tests' own cluster begins with are not there yet.
        await cluster.Run("DROP ROLE lantern; DROP ROLE lantern_web");
        var walked = 0;
        foreach (var line in Blocks())
        {
            if (line.Kind == "sql")
                await cluster.Run(line.Text);
            else if (line.Text.StartsWith("export LANTERN_DATABASE='", StringComparison.Ordinal))
                _database = On(cluster, line.Text.Split('\'')[1]);
            else
                await Run(line.Text);
            walked++;
        }
        Assert.Equal(10, walked);
        Assert.Equal(2, _serving.Count);
        // Nobody else connects: what the fourth line is for.
        Assert.Equal(false, await cluster.Ask("SELECT has_database_privilege('public', 'hub', 'CONNECT')"));
        Assert.Equal("700", Mode(Path.Combine(_folder, "srv", "hub")));
        Assert.Equal("600", Mode(Path.Combine(_folder, "hub.key")));
    }

    private async Task Run(string line)
    {
        var words = line.Replace("/srv/lantern/", $"{_folder}/srv/", StringComparison.Ordinal).Replace("/etc/lantern/", $"{_folder}/", StringComparison.Ordinal)
            .Replace("127.0.0.1:5080", "127.0.0.1:0", StringComparison.Ordinal).Replace("127.0.0.1:5081", "127.0.0.1:0", StringComparison.Ordinal).Split(' ');
        Assert.Equal("lantern", words[0]);
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "lantern"), words[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["LANTERN_DATABASE"] = _database;
        var program = Process.Start(start)!;
        var said = new StringBuilder();
        program.ErrorDataReceived += (_, wrong) => said.AppendLine(wrong.Data);
        program.BeginErrorReadLine();
        if (words[1] == "serve")
        {
            _serving.Add(program);
            await Serves(program, said);
            return;
        }
        said.Append(await program.StandardOutput.ReadToEndAsync());
        await program.WaitForExitAsync();
        Assert.True(program.ExitCode == 0, $"{line} ended with {program.ExitCode}: {said}");
        program.Dispose();
    }

    private static async Task Serves(Process program, StringBuilder said)
    {
        const string at = "Lantern is at ";
        while (await program.StandardOutput.ReadLineAsync() is { } line)
        {
            if (!line.StartsWith(at, StringComparison.Ordinal))
                continue;
            using var http = new HttpClient();
            Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri($"{line[at.Length..]}/sign-in"))).StatusCode);
            return;
        }
        Assert.Fail($"It does not serve: {said}");
    }

    // The same words with the tests' own server in them.
    private static string On(Cluster cluster, string written)
    {
        var said = new DbConnectionStringBuilder { ConnectionString = written };
        Assert.Equal("VerifyFull", said["SSL Mode"]);
        said.Remove("SSL Mode");
        said.Remove("Passfile");
        (said["Host"], said["Port"]) = ("127.0.0.1", cluster.Port);
        return said.ToString();
    }

    private static IEnumerable<(string Kind, string Text)> Blocks()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Lantern.slnx")))
            folder = folder.Parent!;
        string? kind = null;
        foreach (var line in File.ReadAllLines(Path.Combine(folder.FullName, "docs", "runbooks", "postgresql.md")))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
                kind = kind is null ? line[3..] : null;
            else if (kind is not null)
                yield return (kind, line);
        }
    }

    private static string Mode(string path) => OperatingSystem.IsWindows() ? "" : Convert.ToString((int)File.GetUnixFileMode(path), 8);
}
