using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;
using NodaTime;

namespace Lantern.App.Commands;

/// <summary>A case text opened for a question: the case, the pack it is read with, and the moments asked about.</summary>
internal sealed record Cases(CaseText Case, Pack Pack, Packs Packs, Instant At, Instant? KnownAt)
{
    private static readonly string[] NamesInOwed = ["duty", "due", "state", "started-by", "met-by", "falls-to", "level", "startedBy", "metBy", "fallsTo"];

    public static Cases Open(string path, string? packNamed, string? packsFolder, string? at, string? knownAt)
    {
        var packs = PackFiles.Load(packsFolder);
        var text = CaseText.Read(Shared.Text(path));
        var place = text.Text["pack"]?.At ?? Place.None;
        var pack = packNamed is null ? packs.Named(text.Pack ?? Shared.DefaultPack, place) : packs.Named(packNamed, new Place("--pack", 0, 0));
        var moment = at is not null ? CaseText.Asked(at, new Place("--at", 0, 0)) : text.At ?? throw new UnreadableException(
            text.Text.At, "This case does not say which moment is asked about. Add 'at:', such as 'at: 2026-04-08T09:00', or give --at.");
        Check(text, pack, packs);
        CheckDays(text, DayBounds.Of(pack, moment));
        return new Cases(text, pack, packs, moment, knownAt is null ? text.KnownAt : CaseText.Asked(knownAt, new Place("--known-at", 0, 0)));
    }

    /// <summary>The tools and duties a text names must be known, or what it shows would be quietly wrong.</summary>
    private static void Check(CaseText text, Pack pack, Packs packs)
    {
        if (text.Text["file"] is Sequence file)
        {
            foreach (var (node, entry) in file.Items.Zip(text.Entries))
                Check((Mapping)node, entry, pack, packs);
        }
        foreach (var owed in (text.Text["owed"] as Sequence)?.Items ?? [])
            CheckOwed(owed, pack);
    }

    // A day nobody can mean would be counted from, and the answer taken for true.
    internal static void CheckDays(CaseText text, DayBounds bounds)
    {
        foreach (var name in (string[])["at", "known-at"])
            CheckMoment(text.Text[name], name, bounds);
        foreach (var (node, entry) in ((Sequence)text.Text["file"]!).Items.Zip(text.Entries))
            CheckDays((Mapping)node, entry, text.Entries, bounds);
    }

    /// <summary>The days an entry names must be within bounds, as they must be when one is written.</summary>
    internal static void CheckDays(Mapping node, Entry entry, IReadOnlyList<Entry> file, DayBounds bounds)
    {
        CheckMoment(node["happened"], "happened", bounds);
        CheckMoment(node["written"], "written", bounds);
        var found = bounds.Against(entry.Kind, node);
        if (entry.Body is EntryCorrected { Of: { } of, To: { } to } && file.FirstOrDefault(one => one.Number == of) is { } corrected)
        {
            CheckMoment(to["happened"], "happened", bounds);
            found = found.Concat(bounds.Against(corrected.Kind, to));
        }
        foreach (var (day, words) in found)
            throw new UnreadableException(day.At, words);
    }

    private static void CheckMoment(Node? node, string name, DayBounds bounds)
    {
        if (node is Scalar said && Happening.TryParse(said.Text, out var moment) && bounds.Wrong(moment.Day) is { } wrong)
            throw new UnreadableException(said.At, $"{name}: {wrong}");
    }

    internal static void Check(Mapping node, Entry entry, Pack pack, Packs packs)
    {
        if (entry.Body is BroughtForward { Duty: { } duty } && !pack.Clocks.ContainsKey(duty))
            throw UnknownDuty(node["duty"]!, duty, pack);
        if (entry.Body is not ToolCompleted { Tool: { } id } completed)
            return;
        var tool = pack.Tools.GetValueOrDefault(id) ?? packs.All.Select(other => other.Tools.GetValueOrDefault(id)).FirstOrDefault(found => found is not null)
            ?? throw new UnreadableException(node["tool"]!.At, $"'{id}' is not a tool of any pack. 'lantern tools' lists them.");
        var known = tool.Indicators.Select(indicator => indicator.Id).ToHashSet();
        foreach (var pair in (node["answers"] as Mapping)?.Pairs ?? [])
        {
            if (!known.Contains(pair.Name))
                throw new UnreadableException(pair.NameAt, $"'{pair.Name}' is not an indicator of '{id}'. 'lantern tools' lists them.");
        }
        if (completed.Chosen is { } chosen && tool.Bands.All(band => band.Id != chosen))
            throw new UnreadableException(node["chosen"]!.At, $"'{chosen}' is not a band of '{id}'. Use one of: {string.Join(", ", tool.Bands.Select(band => band.Id))}.");
    }

    private static void CheckOwed(Node owed, Pack pack)
    {
        if (owed is not Mapping map)
            throw new UnreadableException(owed.At, "What is owed is named values such as { due: 2026-04-07, state: overdue }.");
        foreach (var pair in map.Pairs)
        {
            if (!NamesInOwed.Contains(pair.Name))
                throw new UnreadableException(pair.NameAt, $"'{pair.Name}' is not said of a duty. Use: {string.Join(", ", NamesInOwed.Take(7))}.");
        }
        if (map["duty"] is Scalar duty && !pack.Clocks.ContainsKey(duty.Text))
            throw UnknownDuty(duty, duty.Text, pack);
        if (map["state"] is Scalar state && !Enum.GetValues<DutyState>().Any(known => Kebab.Of(known.ToString()) == state.Text))
            throw new UnreadableException(state.At, $"'{state.Text}' is not a state of a duty. Use one of: {string.Join(", ", Enum.GetValues<DutyState>().Select(known => Kebab.Of(known.ToString())))}.");
    }

    private static UnreadableException UnknownDuty(Node at, string duty, Pack pack) =>
        new(at.At, $"'{duty}' is not a duty of the pack '{pack.Id}'. Its duties are: {string.Join(", ", pack.Clocks.Keys.Order())}.");
}
