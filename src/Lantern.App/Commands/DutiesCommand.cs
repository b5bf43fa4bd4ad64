using System.CommandLine;
using Lantern.Readings;
using NodaTime.Text;

namespace Lantern.App.Commands;

/// <summary><c>lantern duties CASE.yaml</c>: what is owed on a case, by which rule, since which entry and until when.</summary>
internal static class DutiesCommand
{
    private static readonly OffsetDateTimePattern Instants = OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'sso<+HH:mm>");

    public static Command Make()
    {
        var path = new Argument<string>("CASE.yaml") { Description = "The case text." };
        var (pack, packs, at, json) = (Shared.Pack(), Shared.PacksFolder(), Shared.At(), Shared.AsJson());
        var knownAt = new Option<string?>("--known-at") { Description = "Only what had been written by then; else the moment asked about." };
        var all = new Option<bool>("--all") { Description = "Also what is met, missed or ended." };
        var command = new Command("duties", "What is owed on a case, and why.") { path, pack, packs, at, knownAt, all, json };
        command.SetAction(parsed => CommandLine.Reading(() =>
        {
            var asked = Cases.Open(parsed.GetValue(path)!, parsed.GetValue(pack), parsed.GetValue(packs), parsed.GetValue(at), parsed.GetValue(knownAt));
            var file = CaseFile.Read(asked.Case.Entries, asked.At, asked.KnownAt);
            var duties = Duties.Read(file, asked.Pack, parsed.GetValue(all));
            if (parsed.GetValue(json))
                Shared.Write(duties.Select(ForJson));
            else
                Print(duties);
            return 0;
        }));
        return command;
    }

    /// <summary>A due as text: a date, or an instant with London's offset where the clock counts hours.</summary>
    internal static string Text(Due due) =>
        due.Moment is { } moment ? Instants.Format(London.Local(moment).ToOffsetDateTime()) : LocalDatePattern.Iso.Format(due.Day);

    private static Dictionary<string, object?> ForJson(Duty duty)
    {
        var answer = new Dictionary<string, object?>
        {
            ["duty"] = duty.Clock.Id,
            ["state"] = Kebab.Of(duty.State.ToString()),
            ["due"] = Text(duty.Due),
            ["startedBy"] = duty.StartedBy,
            ["metBy"] = duty.MetBy,
            ["fallsTo"] = duty.FallsTo,
            ["level"] = duty.Clock.Level,
            ["source"] = Shared.SourceOf(duty.Clock.Source),
        };
        if (duty.Note is { } note)
            answer["note"] = note;
        return answer;
    }

    private static void Print(IReadOnlyList<Duty> duties)
    {
        if (duties.Count == 0)
            Console.Out.WriteLine("Nothing is owed.");
        foreach (var duty in duties)
        {
            Console.Out.WriteLine($"{Kebab.Of(duty.State.ToString()),-9} {Text(duty.Due),-25} {duty.Clock.Id}: {duty.Clock.Title}");
            Console.Out.WriteLine($"          falls to {duty.FallsTo}; since entry {duty.StartedBy}{(duty.MetBy is { } met ? $", met by entry {met}" : "")}");
            Console.Out.WriteLine($"          {duty.Clock.Source.Title}, {duty.Clock.Source.Where}");
            if (duty.Note is not null)
                Console.Out.WriteLine($"          {duty.Note}");
        }
    }
}
