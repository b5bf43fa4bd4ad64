using System.CommandLine;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;

namespace Lantern.App.Commands;

/// <summary><c>lantern assess TOOL ANSWERS.yaml</c>: what a risk tool makes of some answers, part by part.</summary>
internal static class AssessCommand
{
    public static Command Make()
    {
        var id = new Argument<string>("TOOL") { Description = "The tool's id, such as seraf; 'lantern tools' lists them." };
        var path = new Argument<string>("ANSWERS.yaml") { Description = "A map of indicator id to { is: yes, no or not-known, when: current, recent, both or historic, because: text }." };
        var (pack, packs, json) = (Shared.Pack(), Shared.PacksFolder(), Shared.AsJson());
        var command = new Command("assess", "What a risk tool makes of some answers, part by part.") { id, path, pack, packs, json };
        command.SetAction(parsed => CommandLine.Reading(() =>
        {
            var tool = ToolNamed(parsed.GetValue(id)!, parsed.GetValue(pack), parsed.GetValue(packs));
            var read = Assessment.Read(tool, ToolAnswers.Read(Shared.Text(parsed.GetValue(path)!), tool));
            if (parsed.GetValue(json))
                Shared.Write(ForJson(read));
            else
                Print(read);
            return 0;
        }));
        return command;
    }

    private static Tool ToolNamed(string id, string? packNamed, string? packsFolder)
    {
        var pack = PackFiles.Load(packsFolder).Named(packNamed ?? Shared.DefaultPack, new Place("--pack", 0, 0));
        return pack.Tools.GetValueOrDefault(id) ?? throw new UnreadableException(new Place("TOOL", 0, 0), pack.Tools.Count == 0
            ? $"Pack '{pack.Id}' has no tools; '{id}' may be in another. Give --pack."
            : $"'{id}' is not a tool of pack '{pack.Id}'. It has: {string.Join(", ", pack.Tools.Keys.Order(StringComparer.Ordinal))}.");
    }

    private static object ForJson(Assessment read) => new
    {
        tool = read.Tool.Id,
        edition = read.Tool.Edition,
        score = read.Score,
        parts = read.Parts,
        suggested = read.Suggested,
        alerts = read.Alerts,
        gaps = read.Gaps,
    };

    private static void Print(Assessment read)
    {
        Console.Out.WriteLine($"{read.Tool.Title}, edition {read.Tool.Edition}");
        foreach (var part in read.Explained)
        {
            Console.Out.WriteLine($"  {part.Words}");
            foreach (var seen in part.Seen)
                Console.Out.WriteLine($"    {seen.Indicator.Id}: {seen.Words}");
        }
        Console.Out.WriteLine($"{read.InWords}. It suggests; a named person decides.");
        if (read.AlertInWords is { } alert)
            Console.Out.WriteLine($"{alert}: {string.Join(", ", read.Alerts)}.");
        if (read.Gaps.Count > 0)
            Console.Out.WriteLine($"Left out or not known: {string.Join(", ", read.Gaps)}.");
    }
}
