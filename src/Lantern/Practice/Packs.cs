using Lantern.Entries;

namespace Lantern.Practice;

/// <summary>The packs on the shelf, each put together with what it builds on.</summary>
public sealed class Packs
{
    private readonly Dictionary<string, Pack> _newest = [];
    private readonly Dictionary<string, Pack> _editions = [];

    private Packs(IEnumerable<(PackFolder Folder, Pack Pack)> packs)
    {
        foreach (var (folder, pack) in packs)
        {
            pack.Shelf = this;
            if (!_editions.TryAdd(pack.EditionId, pack))
                throw new UnreadableException(folder.At, $"Edition {pack.Edition} of pack '{pack.Id}' is here twice; a new edition has a new name.");
            if (folder.Name == pack.Id)
                _newest.Add(pack.Id, pack);
        }
        All = [.. _newest.Values.OrderBy(pack => pack.Id, StringComparer.Ordinal)];
        Editions = [.. _editions.Values.OrderBy(pack => pack.EditionId, StringComparer.Ordinal)];
    }

    /// <summary>The newest edition of each pack, by id.</summary>
    public IReadOnlyList<Pack> All { get; }

    /// <summary>Every edition of every pack.</summary>
    public IReadOnlyList<Pack> Editions { get; }

    /// <summary>The newest edition of a pack, or null.</summary>
    public Pack? Find(string id) => _newest.GetValueOrDefault(id);

    /// <summary>The edition under which an entry was written, such as <c>bradford@2026-11</c>; null where it is not on the shelf.</summary>
    public Pack? Edition(string editionId) => _editions.GetValueOrDefault(editionId);

    /// <summary>Reads packs and puts them together: an item with the same id replaces the whole item, <c>without</c> drops it.</summary>
    /// <param name="texts">The texts of all packs, with their paths.</param>
    /// <exception cref="UnreadableException">Something is wrong in a text; the message says where and what to do.</exception>
    public static Packs Load(IReadOnlyList<PackText> texts)
    {
        var folders = PackFolder.ReadAll(texts);
        var byName = folders.ToDictionary(folder => folder.Name);
        return new Packs(folders.Select(folder => (folder, PutTogether(folder, byName))));
    }

    /// <summary>Runs every example of everything the packs bring.</summary>
    /// <param name="only">The packs to run, by id; all where left out.</param>
    /// <returns>The examples that do not come out as they say.</returns>
    public IReadOnlyList<FailingExample> Check(IReadOnlyCollection<string>? only = null) =>
        [.. Editions.Where(pack => only?.Contains(pack.Id) != false).SelectMany(pack => PackExamples.Check(pack, Find))];

    /// <summary>How many examples <see cref="Check"/> runs.</summary>
    public int CountExamples(IReadOnlyCollection<string>? only = null) =>
        Editions.Where(pack => only?.Contains(pack.Id) != false).Sum(PackExamples.Count);

    private static Pack PutTogether(PackFolder folder, Dictionary<string, PackFolder> byName)
    {
        var order = Order(folder, byName);
        var items = Items(order, byName);
        var calendars = Of<Calendar>(items);
        var named = order.FirstOrDefault(from => from.Calendar is not null)?.Calendar
            ?? throw new UnreadableException(folder.At, $"Pack '{folder.Id}' says no calendar, nor does anything it builds on. Add 'calendar:', such as 'calendar: england-and-wales'.");
        var (clocks, tools) = (Of<Clock>(items), Of<Tool>(items));
        foreach (var clock in clocks.Values)
            ClockText.Check(clock, clocks, tools, folder.Name);
        return new Pack
        {
            Id = folder.Id,
            Title = folder.Title,
            Edition = folder.Edition,
            About = folder.About,
            BuildsOn = [.. order.Skip(1).Select(from => from.Name)],
            CalendarName = named,
            Calendar = calendars.GetValueOrDefault(named)?.WorkingDays ?? throw new UnreadableException(folder.At,
                $"Pack '{folder.Id}' has no calendar '{named}'. It has: {string.Join(", ", calendars.Keys.Order(StringComparer.Ordinal))}."),
            Calendars = calendars,
            Tools = tools,
            Checklists = Of<Checklist>(items),
            Clocks = clocks,
            Refusals = Of<Refusal>(items),
            Lists = Of<PracticeList>(items),
            Settings = Of<Setting>(items),
            Language = Of<PhraseList>(items).Values.FirstOrDefault(),
        };
    }

    private static Dictionary<string, T> Of<T>(Dictionary<string, PackItem> items) where T : class =>
        items.Where(item => item.Value.Item is T).ToDictionary(item => item.Key, item => (T)item.Value.Item);

    // The pack itself, then what it builds on: nearest first, and each before all that it builds on itself, so that
    // an authority's own item is never hidden by england's because another authority stands before it in the list.
    private static List<PackFolder> Order(PackFolder folder, Dictionary<string, PackFolder> byName)
    {
        var farthestFirst = new List<PackFolder>();
        Visit(folder, byName, [], farthestFirst);
        farthestFirst.Reverse();
        return farthestFirst;
    }

    private static void Visit(PackFolder folder, Dictionary<string, PackFolder> byName, List<PackFolder> above, List<PackFolder> done)
    {
        if (done.Contains(folder))
            return;
        foreach (var (name, at) in folder.BuildsOn.Reverse())
        {
            var below = byName.GetValueOrDefault(name) ?? throw new UnreadableException(at,
                $"builds-on: there is no pack '{name}' here. There are: {string.Join(", ", byName.Keys.Order(StringComparer.Ordinal))}.");
            if (below == folder || above.Contains(below))
                throw new UnreadableException(at, $"builds-on: '{name}' builds in turn on '{folder.Name}'; packs cannot build on each other in a ring.");
            Visit(below, byName, [.. above, folder], done);
        }
        done.Add(folder);
    }

    private static Dictionary<string, PackItem> Items(List<PackFolder> order, Dictionary<string, PackFolder> byName)
    {
        var dropped = new HashSet<(PackFolder, string)>();
        foreach (var folder in order.Where(folder => folder.Without.Count > 0))
        {
            var below = Order(folder, byName).Skip(1).ToList();
            foreach (var (id, at) in folder.Without)
            {
                if (!below.Exists(from => from.Items.ContainsKey(id)))
                    throw new UnreadableException(at, $"without: nothing that '{folder.Name}' builds on has '{id}'. Take the line out, or mend the id.");
                dropped.UnionWith(below.Select(from => (from, id)));
            }
        }
        var items = new Dictionary<string, PackItem>();
        foreach (var folder in order)
        {
            foreach (var (id, item) in folder.Items)
            {
                if (dropped.Contains((folder, id)))
                    continue;
                if (!items.TryAdd(id, item) && items[id] is { } nearer && nearer.What != item.What)
                    throw new UnreadableException(nearer.At, $"'{id}' is a {nearer.What} here and a {item.What} in {item.At.File}. Give one of them another id.");
            }
        }
        return items;
    }
}
