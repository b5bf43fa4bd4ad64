using System.CommandLine;
using System.Globalization;
using Lantern.Entries;
using Lantern.Store.Keeping;
using NodaTime;
using NodaTime.Text;

namespace Lantern.App.Commands;

/// <summary><c>lantern clock</c>: a hub that does not write because its clock and its record disagree.</summary>
internal static class ClockCommand
{
    private static readonly Option<string?> Now = new("--now") { Description = "What time it is in UTC by a clock you trust, as 2026-11-30T21:15." };
    private static readonly Option<string?> First = new("--first") { Description = "The id of one of the two who say so." };
    private static readonly Option<string?> Second = new("--second") { Description = "The id of the other." };
    private static readonly Option<string?> Because = new("--because") { Description = "How the clock came to be wrong, and how you know that it is right now." };

    public static Command Make()
    {
        var command = WhereKept.On(new Command("clock", "Show how the clock and the record stand; with all four options, write down that two people say the clock is right. Exit code 0: entries are written; 1: they are not.")
            { Now, First, Second, Because });
        command.SetAction(parsed => CommandLine.Reading(() =>
        {
            string?[] given = [parsed.GetValue(Now), parsed.GetValue(First), parsed.GetValue(Second), parsed.GetValue(Because)];
            var premises = WhereKept.Of(parsed);
            if (given is [{ } now, { } first, { } second, { } because])
                ClockKeeping.SetRight(premises, new ClockSaid(Read(now), first, second, because), TimeProvider.System, Console.WriteLine);
            else if (given.Any(one => one is not null))
                throw new UnreadableException(new Place("clock", 0, 0), "To write down what two people say, give --now, --first, --second and --because; to see how it stands, give none of them.");
            return ClockKeeping.Show(premises, TimeProvider.System, Console.WriteLine) ? 0 : 1;
        }));
        return command;
    }

    private static Instant Read(string text) =>
        InstantPattern.Create("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture).Parse(text) is { Success: true, Value: var at } ? at
            : throw new UnreadableException(new Place("--now", 0, 0), $"'{text}' is not a moment. Write it in UTC as 2026-11-30T21:15.");
}
