using System.CommandLine;
using Lantern.Entries;
using Lantern.Practice;

namespace Lantern.App.Commands;

/// <summary><c>lantern tools</c>: the risk tools of a pack, their bands and indicators.</summary>
internal static class ToolsCommand
{
    public static Command Make()
    {
        var (pack, packs, json) = (Shared.Pack(), Shared.PacksFolder(), Shared.AsJson());
        var command = new Command("tools", "The risk tools of a pack, their bands and indicators.") { pack, packs, json };
        command.SetAction(parsed => CommandLine.Reading(() =>
        {
            var named = PackFiles.Load(parsed.GetValue(packs)).Named(parsed.GetValue(pack) ?? Shared.DefaultPack, new Place("--pack", 0, 0));
            var tools = named.Tools.Values.OrderBy(tool => tool.Id, StringComparer.Ordinal).ToList();
            if (parsed.GetValue(json))
                Shared.Write(tools.Select(ForJson));
            else
                Print(named, tools);
            return 0;
        }));
        return command;
    }

    private static object ForJson(Tool tool) => new
    {
        tool = tool.Id,
        title = tool.Title,
        edition = tool.Edition,
        bands = tool.Bands.Select(band => band.Id),
        indicators = tool.Groups.SelectMany(group => group.Indicators.Select(indicator => new { id = indicator.Id, group = group.Id, ask = indicator.Ask })),
    };

    private static void Print(Pack pack, List<Tool> tools)
    {
        if (tools.Count == 0)
            Console.Out.WriteLine($"Pack '{pack.Id}' has no tools.");
        foreach (var tool in tools)
        {
            Console.Out.WriteLine($"{tool.Id}: {tool.Title}, edition {tool.Edition}");
            Console.Out.WriteLine($"  bands: {string.Join(", ", tool.Bands.Select(band => band.Id))}");
            foreach (var group in tool.Groups)
            {
                Console.Out.WriteLine($"  {group.Title}");
                foreach (var indicator in group.Indicators)
                    Console.Out.WriteLine($"    {indicator.Id}: {indicator.Ask}");
            }
        }
    }
}
