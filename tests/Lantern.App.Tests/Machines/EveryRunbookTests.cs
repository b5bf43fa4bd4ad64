using System.Data.Common;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Lantern.Access;
using Lantern.App.Accounts;
using Lantern.App.Commands;
using Lantern.App.Tests.Accounts;
using Lantern.App.Tests.Commands;
using Lantern.Entries;
using Lantern.Store;
using Lantern.Store.Keys;
using Lantern.Store.Tests.Postgres;
using NodaTime;

namespace Lantern.App.Tests.Machines;

/// <summary>
/// Every command of the runbooks for a hub in use, as it stands and in its order, one runbook after the other on the same hub. What
/// the test changes is where things lie. The first installation and PostgreSQL have tests of their own.
/// </summary>
public sealed class EveryRunbookTests : IDisposable
{
    private static readonly string[] Walked = ["backup-and-restore", "disk-full", "erasure", "keys", "wrong-clock", "migrate", "tampering-found"];

    /// <summary>Runbooks that have a test of their own, and those without a command of ours.</summary>
    private static readonly Dictionary<string, string> Elsewhere = new()
    {
        ["first-installation"] = nameof(FirstInstallationTests),
        ["postgresql"] = nameof(PostgresRunbookTests),
        ["failover"] = nameof(FailoverTests),
    };

    /// <summary>Commands that end otherwise on a hub where nothing is wrong, and what they say then.</summary>
    private static readonly Dictionary<string, (int Code, string Says)> Refused = new()
    {
        ["lantern accounts bind "] = (CommandLine.Unreadable, "are bound already"),
        ["lantern clock --data /srv/lantern/hub --keys /etc/lantern/hub.key --now "] = (CommandLine.Unreadable, "The clock fits the record already"),
        ["lantern migrate --carry-over "] = (0, "nothing was to be done"),
    };

    /// <summary>Commands of other programs, which are not there on every machine.</summary>
    private static readonly Dictionary<string, string> NotOurs = new()
    {
        ["head "] = "makes a passphrase", ["age "] = "another program's", ["ssss-split "] = "another program's",
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("lantern-runbooks-").FullName;
    private string? _database;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Every_runbook_is_walked_by_a_test() =>
        Assert.Equal(Directory.GetFiles(RunbookTests.Runbooks, "*.md").Select(Path.GetFileNameWithoutExtension).Order(), Walked.Concat(Elsewhere.Keys).Order());

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_runbooks_for_a_hub_in_use_are_walked_one_after_the_other(bool onPostgres)
    {
        await Run("install -d -m 0700 /srv/lantern /etc/lantern /mnt/backups /mnt/witness");
        PostgresDatabase? empty = null;
        if (onPostgres)
        {
            var cluster = await Cluster.Shared;
            (_database, empty) = ((await cluster.NewDatabase()).Owner, await cluster.NewDatabase());
            await Run("lantern migrate --data /srv/lantern/hub --keys /etc/lantern/hub.key");
        }
        await Fill();
        var walked = 0;
        foreach (var line in Walked.SelectMany(Commands))
        {
            if (line.StartsWith("export LANTERN_DATABASE='", StringComparison.Ordinal))
                Assert.Equal("VerifyFull", new DbConnectionStringBuilder { ConnectionString = line.Split('\'')[1] }["SSL Mode"]);
            else if (!NotOurs.Keys.Any(other => line.StartsWith(other, StringComparison.Ordinal)))
                await Run(line, line.Contains("/srv/lantern/new", StringComparison.Ordinal) ? empty?.Owner : _database);
            walked++;
        }
        Assert.True(walked > 20, $"{walked} commands");
    }

    // A hub somebody works in: two who answer for it, and a file.
    private async Task Fill()
    {
        var premises = new Premises($"{_folder}/srv/lantern/hub") { Postgres = _database, Keys = new KeySource.File($"{_folder}/etc/lantern/hub.key") };
        using var store = HubStore.Open(premises, RealHub.Pack, TimeProvider.System);
        await store.Staff.Save(new Agency("council", "Children’s services"));
        foreach (var (id, role) in ((string, Role)[])[("harper", Role.HubManager), ("sasha", Role.SystemAdministrator)])
            await store.Staff.Save(new Reader(id, $"Somebody called {id}", role, "council", ""));
        var concern = ActPart.InNew(FileKind.Child, new ConcernRecorded { Concern = new Passage("Seen at the station.") }, new Happening(new LocalDate(2026, 11, 2)));
        Assert.IsType<Outcome.Written>(await store.Files.Write(new Act(Secrets.New(), concern), store.Staff.Worker("harper")!));
    }

    private async Task Run(string line, string? database = null)
    {
        // The trusted clock two people look at says what it says now.
        var words = RunbookTests.WordsOf(Regex.Replace(line, @"--now \S+", $"--now {TimeProvider.System.GetUtcNow():yyyy-MM-ddTHH:mm}").Replace("/srv/", $"{_folder}/srv/", StringComparison.Ordinal)
            .Replace("/etc/", $"{_folder}/etc/", StringComparison.Ordinal).Replace("/mnt/", $"{_folder}/mnt/", StringComparison.Ordinal));
        var program = words[0] == "lantern" ? Path.Combine(AppContext.BaseDirectory, "lantern") : words[0];
        var start = new ProcessStartInfo(program, words[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["LANTERN_DATABASE"] = database ?? _database;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        var said = await output + await error;
        var (code, says) = Refused.FirstOrDefault(one => line.StartsWith(one.Key, StringComparison.Ordinal)).Value;
        Assert.True(process.ExitCode == code, $"'{line}' ended with {process.ExitCode} and not {code}: {said}");
        Assert.Contains(says ?? "", said, StringComparison.Ordinal);
    }

    // What stands in the blocks for a shell, a line each; a runbook for somebody else's program is read all the same.
    private static IEnumerable<string> Commands(string runbook)
    {
        string? kind = null;
        foreach (var line in File.ReadAllLines(Path.Combine(RunbookTests.Runbooks, $"{runbook}.md")).Select(line => line.Trim()))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
                kind = kind is null ? line[3..] : null;
            else if (kind is not null)
            {
                Assert.True(kind == "sh", $"{runbook} has a block of the kind {kind} that nothing walks");
                yield return line;
            }
        }
    }
}
