using System.CommandLine;
using Lantern.Entries;
using Lantern.Store;

namespace Lantern.App.Commands;

/// <summary>The command <c>lantern</c> and what can follow it.</summary>
public static class CommandLine
{
    /// <summary>The exit code where a text or an argument cannot be read.</summary>
    public const int Unreadable = 2;

    /// <summary>The exit code where the program itself failed.</summary>
    public const int Faulty = 70;

    /// <summary>Reads what was typed after <c>lantern</c>.</summary>
    public static ParseResult Parse(string[] args)
    {
        var root = ServeCommand.With(new RootCommand("Lantern: the case record of a child-exploitation hub. Without a command it serves the web application."));
        foreach (var command in (Command[])[ServeCommand.Make(), InitCommand.Make(), AccountsCommand.Make(), SeedCommand.Make(), DutiesCommand.Make(), TryCommand.Make(), AssessCommand.Make(), ToolsCommand.Make(), PackCommand.Make(), MigrateCommand.Make(), KeysCommand.Make(), ClockCommand.Make(),
            VerifyCommand.Make(), BundleCommand.Make(), CheckpointsCommand.Make(), .. BackupCommands.Make()])
            root.Subcommands.Add(command);
        return root.Parse(args);
    }

    /// <summary>Runs one command and gives its exit code.</summary>
    public static async Task<int> Run(string[] args)
    {
        var parsed = Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                await Console.Error.WriteLineAsync(error.Message);
            await Console.Error.WriteLineAsync("'lantern --help' lists the commands, 'lantern COMMAND --help' what one takes.");
            return Unreadable;
        }
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // The message of an unforeseen failure may hold words of a record; where it arose says what there is to mend.
            await Console.Error.WriteLineAsync($"This is a fault of Lantern, not of what you typed: {failure.GetType().Name}. Report it with these lines, which hold nothing of any record:");
            await Console.Error.WriteLineAsync(failure.StackTrace);
            return Faulty;
        }
    }

    /// <summary>Runs a command whose texts may turn out unreadable, and says so plainly.</summary>
    internal static int Reading(Func<int> command)
    {
        try
        {
            return command();
        }
        catch (UnreadableException wrong)
        {
            Console.Error.WriteLine(wrong.Message);
        }
        catch (IOException wrong)
        {
            Console.Error.WriteLine($"{wrong.Message} Check the name and that you may read it.");
        }
        catch (StoreUnfitException wrong)
        {
            Console.Error.WriteLine(wrong.Message);
        }
        catch (UnauthorizedAccessException wrong)
        {
            Console.Error.WriteLine($"{wrong.Message} Check that you may read it.");
        }
        return Unreadable;
    }
}
