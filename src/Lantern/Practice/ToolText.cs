using Lantern.Entries;

namespace Lantern.Practice;

/// <summary>Reads a risk tool as a pack writes it.</summary>
internal static class ToolText
{
    private static readonly When[] CountsUnlessSaid = [When.Current, When.Recent, When.Both];

    public static Tool Read(Node node, string pack)
    {
        var sheet = new Sheet(node, "a tool",
            "id", "title", "edition", "stage", "guidance", "scoring", "groups", "bands", "sections", "source", "examples");
        var scoring = sheet.Value<Scoring>("scoring");
        var bands = Bands(sheet, scoring);
        var tool = new Tool
        {
            Id = sheet.Id(),
            Title = sheet.Text("title"),
            Pack = pack,
            Edition = sheet.Text("edition"),
            Stage = sheet.Text("stage"),
            Guidance = sheet.Text("guidance"),
            Scoring = scoring,
            Groups = Groups(sheet, scoring, bands),
            Bands = bands,
            Sections = Sections(sheet),
            Source = ItemTexts.Source(sheet),
            At = node.At,
        };
        return tool with { Examples = Examples(sheet, tool) };
    }

    private static List<Band> Bands(Sheet sheet, Scoring scoring)
    {
        var bands = new List<Band>();
        var seen = new HashSet<string>();
        foreach (var node in sheet.List("bands", 2))
        {
            string[] always = ["id", "title", "means", "suggests"];
            var band = scoring == Scoring.Added
                ? new Sheet(node, "a band of an added score", [.. always, "from"])
                : new Sheet(node, "a band given by its group", always);
            var from = scoring == Scoring.Added ? band.Value<int>("from") : (int?)null;
            if (from is { } lowest && (bands.Count == 0 ? lowest != 0 : lowest <= bands[^1].From))
                throw new UnreadableException(band.Need("from").At, "from: the first band begins at 0 and each next one higher; write them from lowest to highest.");
            bands.Add(new Band(band.Id(), band.Text("title"), from, band.Text("means"), band.Texts("suggests")));
            Sheet.Once(seen, bands[^1].Id, band.Need("id").At, "band");
        }
        return bands;
    }

    private static List<IndicatorGroup> Groups(Sheet sheet, Scoring scoring, List<Band> bands)
    {
        var groups = new List<IndicatorGroup>();
        var (seen, asked) = (new HashSet<string>(), new HashSet<string>());
        foreach (var node in sheet.List("groups"))
        {
            string[] always = ["id", "title", "alerts", "indicators"];
            var group = scoring == Scoring.Added
                ? new Sheet(node, "a group of an added score", [.. always, "points"])
                : new Sheet(node, "a group of a highest-group tool", [.. always, "band", "counts"]);
            var band = scoring == Scoring.Highest ? BandOf(group, bands, groups) : null;
            var points = scoring == Scoring.Added ? Points(group) : Counts(group);
            groups.Add(new IndicatorGroup(group.Id(), group.Text("title"), band, points, group.Flag("alerts"), Indicators(group, asked)));
            Sheet.Once(seen, groups[^1].Id, group.Need("id").At, "group");
        }
        return groups;
    }

    private static string BandOf(Sheet group, List<Band> bands, List<IndicatorGroup> before)
    {
        var id = group.Text("band");
        var place = bands.FindIndex(band => band.Id == id);
        if (place < 0)
            throw new UnreadableException(group.Need("band").At, $"band: this tool has no band '{id}'. It has: {string.Join(", ", bands.Select(band => band.Id))}.");
        if (before.Count > 0 && place < bands.FindIndex(band => band.Id == before[^1].Band))
            throw new UnreadableException(group.Need("band").At, "band: write the groups from the lowest band to the highest.");
        return id;
    }

    private static Dictionary<When, int> Points(Sheet group)
    {
        var names = Enum.GetValues<When>().ToDictionary(when => Kebab.Of(when.ToString()));
        var sheet = new Sheet(group.Need("points"), "'points'", [.. names.Keys]);
        return names.ToDictionary(name => name.Value, name => sheet.Value<int>(name.Key));
    }

    // In a highest-group tool a yes counts or does not; what is only long ago counts where the tool says so.
    private static Dictionary<When, int> Counts(Sheet group)
    {
        var counts = group.Find("counts") is null ? CountsUnlessSaid : (IReadOnlyList<When>)group.Value<IReadOnlyList<When>>("counts");
        return Enum.GetValues<When>().ToDictionary(when => when, when => counts.Contains(when) ? 1 : 0);
    }

    private static List<Indicator> Indicators(Sheet group, HashSet<string> asked)
    {
        var indicators = new List<Indicator>();
        foreach (var node in group.List("indicators"))
        {
            var indicator = new Sheet(node, "an indicator", "id", "ask", "help");
            indicators.Add(new Indicator(indicator.Id(), indicator.Text("ask"), indicator.TextOrNull("help")));
            Sheet.Once(asked, indicators[^1].Id, indicator.Need("id").At, "indicator");
        }
        return indicators;
    }

    private static List<ToolSection> Sections(Sheet sheet)
    {
        var seen = new HashSet<string>();
        var sections = new List<ToolSection>();
        foreach (var node in sheet.ListOrNone("sections"))
        {
            var section = new Sheet(node, "a section", "id", "title", "ask", "front-sheet");
            sections.Add(new ToolSection(section.Id(), section.Text("title"), section.Text("ask"),
                section.Find("front-sheet") is null ? null : section.Value<FrontSheetPlace>("front-sheet")));
            Sheet.Once(seen, sections[^1].Id, section.Need("id").At, "section");
        }
        return sections;
    }

    private static IReadOnlyList<Example> Examples(Sheet sheet, Tool tool)
    {
        var examples = ItemTexts.Examples(sheet, "title", "answers", "score", "suggested", "alerts", "gaps", "parts");
        foreach (var example in examples)
        {
            var given = new Sheet(example.Given, "an example of a tool", [.. example.Given.Pairs.Select(pair => pair.Name)]);
            ToolAnswers.Read(given.Need("answers"), tool);
            var band = given.Text("suggested");
            if (band != "none" && tool.Bands.All(known => known.Id != band))
                throw new UnreadableException(given.Need("suggested").At, $"suggested: this tool has no band '{band}'. Write one it has, or 'none'.");
        }
        return examples;
    }
}
