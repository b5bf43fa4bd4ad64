using Lantern.Entries;

namespace Lantern.Practice;

/// <summary>One text of a pack: its path, in which the folders count, and what stands in it.</summary>
/// <param name="Path">The path for messages, such as <c>packs/bradford/clocks/decide-on-referral.yaml</c>.</param>
/// <param name="Text">The YAML.</param>
public sealed record PackText(string Path, string Text);

/// <summary>One thing a pack brings.</summary>
internal sealed record PackItem(string Id, string What, object Item, Place At);

/// <summary>The texts of one folder, read each for itself and not yet put together with what the pack builds on.</summary>
internal sealed class PackFolder
{
    private const int MostLines = 150;
    private const string Head = "pack.yaml";
    private const string Language = "language.yaml";
    private static readonly string[] Folders = ["calendars", "checklists", "clocks", "lists", "refusals", "settings", "tools"];

    private PackFolder(Sheet head, string folder)
    {
        Id = head.Id();
        Title = head.Text("title");
        Edition = head.Text("edition");
        About = head.Text("about");
        BuildsOn = Named(head, "builds-on");
        Without = Named(head, "without");
        Calendar = head.TextOrNull("calendar");
        At = head.At;
        var newest = folder == Id;
        if (!newest && folder != $"{Id}@{Edition}")
            throw new UnreadableException(head.Need("id").At, $"This folder is called '{folder}'; pack '{Id}' lives in '{Id}', and an edition it replaced in '{Id}@{Edition}'. Rename one of them.");
        Name = folder;
    }

    /// <summary>The folder's name: the pack's id, with <c>@edition</c> where a newer one has taken its place.</summary>
    public string Name { get; }
    public string Id { get; }
    public string Title { get; }
    public string Edition { get; }
    public string About { get; }
    public string? Calendar { get; }
    public IReadOnlyList<(string Name, Place At)> BuildsOn { get; }
    public IReadOnlyList<(string Name, Place At)> Without { get; }
    public Dictionary<string, PackItem> Items { get; } = [];
    public Place At { get; }

    /// <summary>Reads all texts, each into the folder it lies in.</summary>
    public static List<PackFolder> ReadAll(IReadOnlyList<PackText> texts)
    {
        var folders = new Dictionary<string, PackFolder>();
        var rest = new List<(string Path, PackText Text)>();
        foreach (var text in texts.Select(text => (Path: text.Path.Replace('\\', '/'), Text: text)).OrderBy(text => text.Path, StringComparer.Ordinal))
        {
            var (folder, file) = Split(text.Path);
            if (file != Head)
                rest.Add(text);
            else if (!folders.TryAdd(folder, ReadHead(text.Text, folder)))
                throw new UnreadableException(new Place(text.Text.Path, 1, 1), "This pack is handed in twice.");
        }
        foreach (var (path, text) in rest)
            FolderOf(path, text, folders).Add(path, text);
        return [.. folders.Values];
    }

    private static PackFolder ReadHead(PackText text, string folder) => new(
        new Sheet(Parsed(text), "a pack", "id", "title", "edition", "about", "builds-on", "calendar", "without"), Split(folder).Last);

    private static PackFolder FolderOf(string path, PackText text, Dictionary<string, PackFolder> folders)
    {
        var (above, file) = Split(path);
        if (file == Language && folders.TryGetValue(above, out var pack))
            return pack;
        var (home, kind) = Split(above);
        if (folders.TryGetValue(home, out pack) && Folders.Contains(kind))
            return pack;
        throw new UnreadableException(new Place(text.Path, 1, 1), folders.ContainsKey(above) || folders.ContainsKey(home)
            ? $"This file lies in the wrong folder. In a pack, things lie in: {string.Join(", ", Folders)}; beside them only {Head} and {Language}."
            : $"This file belongs to no pack: no {Head} stands above it. A pack is a folder with a {Head} and folders such as clocks and tools.");
    }

    private void Add(string path, PackText text)
    {
        var (above, file) = Split(path);
        var node = Parsed(text);
        var (what, id, item) = Read(file == Language ? "language" : Split(above).Last, node);
        var at = (node as Mapping)!["id"]!.At;
        if (file != id + ".yaml")
            throw new UnreadableException(at, $"The id '{id}' and the file's name '{file}' differ; call the file '{id}.yaml'.");
        if (Items.TryGetValue(id, out var other))
            throw new UnreadableException(at, $"'{id}' is already the id of the {other.What} in {other.At.File}. Give each thing of a pack its own id.");
        Items.Add(id, new PackItem(id, what, item, new Place(text.Path, at.Line, at.Column)));
    }

    private (string What, string Id, object Item) Read(string folder, Node node)
    {
        switch (folder)
        {
            case "clocks":
                var clock = ClockText.Read(node, Id, Edition);
                return ("clock", clock.Id, clock);
            case "checklists":
                var checklist = ChecklistText.Read(node, Id);
                return ("checklist", checklist.Id, checklist);
            case "tools":
                var tool = ToolText.Read(node, Id);
                return ("tool", tool.Id, tool);
            case "refusals":
                var refusal = ItemTexts.Refusal(node, Id);
                return ("refusal", refusal.Id, refusal);
            case "lists":
                var list = ItemTexts.List(node, Id);
                return ("list", list.Id, list);
            case "settings":
                var setting = ItemTexts.Setting(node, Id);
                return ("setting", setting.Id, setting);
            case "calendars":
                var calendar = ItemTexts.Calendar(node, Id);
                return ("calendar", calendar.Id, calendar);
            default:
                var phrases = ItemTexts.Phrases(node, Id);
                return ("list of phrases", phrases.Id, phrases);
        }
    }

    private static Node Parsed(PackText text)
    {
        var lines = text.Text.TrimEnd('\n').AsSpan().Count('\n') + 1;
        return lines <= MostLines ? Yaml.Read(text.Text, text.Path) : throw new UnreadableException(new Place(text.Path, MostLines + 1, 1),
            $"This file has {lines} lines; a file of a pack has at most {MostLines}. Shorten it, or make two things of it.");
    }

    private static List<(string, Place)> Named(Sheet head, string name) =>
        [.. head.ListOrNone(name).Select(node => (Sheet.Words(node, name), node.At))];

    private static (string Above, string Last) Split(string path)
    {
        var slash = path.LastIndexOf('/');
        return slash < 0 ? ("", path) : (path[..slash], path[(slash + 1)..]);
    }
}
