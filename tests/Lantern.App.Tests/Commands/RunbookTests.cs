using Lantern.App.Commands;

namespace Lantern.App.Tests.Commands;

/// <summary>The commands of the runbooks: each can be read, and those that can be run are run, one after the other, on a made-up hub.</summary>
public sealed class RunbookTests
{
    internal static string Runbooks
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Lantern.slnx")))
                folder = folder.Parent;
            return Path.Combine(folder!.FullName, "docs", "runbooks");
        }
    }

    public static TheoryData<string> Commands => [.. Directory.GetFiles(Runbooks, "*.md").SelectMany(File.ReadAllLines)
        .Select(line => line.Trim()).Where(line => line.StartsWith("lantern ", StringComparison.Ordinal)).Distinct()];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_command_of_a_runbook_can_be_read(string line) =>
        Assert.Empty(CommandLine.Parse(WordsOf(line)[1..]).Errors);

    // As a shell takes them apart: what is in quotes is one.
    internal static string[] WordsOf(string line) =>
        [.. System.Text.RegularExpressions.Regex.Matches(line, "\"([^\"]*)\"|(\\S+)").Select(word => word.Groups[1].Success ? word.Groups[1].Value : word.Value)];

    [Fact]
    public async Task A_hub_is_backed_up_checked_turned_restored_and_verified_from_the_terminal()
    {
        using var terminal = new Terminal();
        async Task<string> Run(int code, string line)
        {
            var answer = await terminal.Lantern(line.Split(' '));
            Assert.True(answer.Code == code, $"lantern {line} ended with {answer.Code}: {answer.Out}{answer.Error}");
            return answer.Out + answer.Error;
        }
        await Run(2, "backup --to first --data hub");
        await Run(0, "seed --files 4 --years 1 --data hub");
        Assert.Contains("was made and read back", await Run(0, "backup --to first --data hub"), StringComparison.Ordinal);
        Assert.Contains("never written over", await Run(2, "backup --to first --data hub"), StringComparison.Ordinal);
        Assert.Contains("is whole", await Run(0, "backup --check first --keys hub.key"), StringComparison.Ordinal);
        Assert.Contains("0 erasures", await Run(0, "erasures --to list --data hub"), StringComparison.Ordinal);
        Assert.Contains("in use", await Run(0, "keys check --data hub"), StringComparison.Ordinal);
        await Run(0, "keys rotate --add-only --data hub");
        Assert.Contains("still wrapped", await Run(2, "keys rotate --drop-old --data hub"), StringComparison.Ordinal);
        await Run(0, "keys rotate --data hub");
        Assert.Contains("nothing was to be done", await Run(0, "migrate --data hub"), StringComparison.Ordinal);
        Assert.Contains("There is a hub in this", await Run(2, "restore --from first --data hub --keys hub.key"), StringComparison.Ordinal);
        Assert.Contains("is restored and verified", await Run(0, "restore --from first --erasures list --data again --keys hub.key"), StringComparison.Ordinal);
        await Run(0, "verify --data hub");
        Assert.Contains("sign 1", await Run(0, "keys new"), StringComparison.Ordinal);
        await Run(0, "keys rotate --drop-old --data hub");
        Assert.Contains("no wrapping key of version 1", await Run(2, "backup --check first --keys hub.key"), StringComparison.Ordinal);
    }
}
