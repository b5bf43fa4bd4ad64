using System.CommandLine;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;
using NodaTime;

namespace Lantern.App.Commands;

/// <summary><c>lantern try CASE.yaml ENTRY.yaml</c>: what the procedures say against writing that entry now.</summary>
internal static class TryCommand
{
    public static Command Make()
    {
        var path = new Argument<string>("CASE.yaml") { Description = "The case text." };
        var entryPath = new Argument<string>("ENTRY.yaml") { Description = "The one entry, a bare map." };
        var (pack, packs, at, json) = (Shared.Pack(), Shared.PacksFolder(), Shared.At(), Shared.AsJson());
        var command = new Command("try", "What the procedures say against writing one entry now. Exit code 0: nothing; 1: something.") { path, entryPath, pack, packs, at, json };
        command.SetAction(parsed => CommandLine.Reading(() =>
        {
            var refused = Read(parsed.GetValue(path)!, parsed.GetValue(entryPath)!, parsed.GetValue(pack), parsed.GetValue(packs), parsed.GetValue(at));
            if (parsed.GetValue(json))
                Shared.Write(refused.Select(one => new { objection = one.Refusal, words = one.Words, source = Shared.SourceOf(one.Source) }));
            else
                Print(refused);
            return refused.Count == 0 ? 0 : 1;
        }));
        return command;
    }

    private static IReadOnlyList<Refused> Read(string path, string entryPath, string? packNamed, string? packsFolder, string? at)
    {
        var node = Shared.Text(entryPath);
        var said = node is Mapping map && (map["written"] ?? map["happened"]) is Scalar moment ? moment.Text : null;
        var given = Yaml.Read(File.ReadAllText(path), path) is Mapping text && text["at"] is Scalar ? null : said;
        // Now is --at, else the case's own, else when the entry says it was written.
        var asked = Cases.Open(path, packNamed, packsFolder, at ?? given, null);
        var last = asked.Case.Entries.Count == 0 ? (Instant?)null : asked.Case.Entries[^1].Written;
        var entry = CaseText.ReadEntry(node, asked.Case.Entries.Count + 1, last, asked.At);
        Cases.Check((Mapping)node, entry, asked.Pack, asked.Packs);
        Cases.CheckDays((Mapping)node, entry, asked.Case.Entries, DayBounds.Of(asked.Pack, asked.At));
        return Writing.Read(asked.Case.Entries, entry, asked.Pack, asked.At);
    }

    private static void Print(IReadOnlyList<Refused> refused)
    {
        if (refused.Count == 0)
            Console.Out.WriteLine("Nothing is said against it.");
        foreach (var one in refused)
        {
            Console.Out.WriteLine($"{one.Refusal}: {one.Words}");
            if (one.Source is { } source)
                Console.Out.WriteLine($"  {source.Title}, {source.Where}");
        }
    }
}
