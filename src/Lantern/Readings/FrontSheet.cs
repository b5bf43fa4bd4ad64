using Lantern.Entries;
using Lantern.Practice;

namespace Lantern.Readings;

/// <summary>The first page of a child's file: who this child is, how great the risk is judged to be, how things are, and whose words say so.</summary>
/// <param name="Child">Who the child is.</param>
/// <param name="Level">The entry that set the level of risk last; null before anyone has.</param>
/// <param name="People">Who works with the child, by what they are to the file.</param>
/// <param name="Working">What is working well, the newest first.</param>
/// <param name="Worries">What we are worried about: the statement of risk, then the latest tool's words; before there are any, what was referred.</param>
/// <param name="Words">What the child said, the newest first.</param>
/// <param name="IsClosed">Whether the file is closed.</param>
public sealed record FrontSheet(
    Identity Child,
    Entry? Level,
    IReadOnlyList<(string Role, string Worker)> People,
    IReadOnlyList<Told> Working,
    IReadOnlyList<Told> Worries,
    IReadOnlyList<Told> Words,
    bool IsClosed)
{
    /// <summary>The level of risk; null before anyone has judged it.</summary>
    public RiskLevel? RiskLevel => (Level?.Body as RiskLevelSet)?.Level;

    /// <summary>Reads the front sheet of a file as it stands at the file's moment.</summary>
    /// <param name="file">The file, as the reader may see it.</param>
    /// <param name="pack">The pack, for the headings of a tool's sections.</param>
    public static FrontSheet Read(CaseFile file, Pack pack)
    {
        var sections = Sections(file, pack).ToList();
        var worries = Statement(file).Concat(Told(sections, FrontSheetPlace.WorriedAbout)).ToList();
        return new FrontSheet(
            Identity.Read(file),
            file.LatestEntry<RiskLevelSet>(set => set.Level is not null),
            [.. WhoWorksWithTheChild(file)],
            [.. NewestFirst<StrengthNoted>(file, noted => noted.Strength, _ => null)
                .Concat(Told(sections, FrontSheetPlace.WorkingWell))],
            worries.Count > 0 ? worries : [.. Referred(file)],
            [.. NewestFirst<ChildSpoke>(file, spoke => spoke.Words, spoke => spoke.About?.Words)],
            IsClosedNow(file));
    }

    private static IEnumerable<(string Role, string Worker)> WhoWorksWithTheChild(CaseFile file)
    {
        var allocation = file.Latest<CaseAllocated>(to => to.Worker is not null);
        if (allocation?.Worker is { } worker)
            yield return ("Allocated worker", worker);
        if (allocation?.SupportedBy is { Length: > 0 } senior)
            yield return ("Supported by", senior);
        if (file.Latest<LeadProfessionalNamed>(named => named.Worker is not null)?.Worker is { } lead)
            yield return ("Lead professional", lead);
    }

    private static IEnumerable<Told> Statement(CaseFile file) =>
        NewestFirst<RiskStated>(file, stated => stated.Statement, _ => "Statement of risk").Take(1);

    // Of each tool the latest; the tool completed last comes first. The tool says which of its sections stand here.
    private static IEnumerable<(FrontSheetPlace Place, Told Told)> Sections(CaseFile file, Pack pack)
    {
        foreach (var (entry, body) in file.All<ToolCompleted>().Reverse().DistinctBy(one => one.Body.Tool))
        {
            if (body.Tool is not { } id || !pack.Tools.TryGetValue(id, out var tool))
                continue;
            foreach (var section in tool.Sections)
            {
                if (section.FrontSheet is { } place && body.Sections?.GetValueOrDefault(section.Id) is { Words.Length: > 0 } passage)
                    yield return (place, new Told(section.Title, passage.Words, entry));
            }
        }
    }

    private static IEnumerable<Told> Told(List<(FrontSheetPlace Place, Told Told)> sections, FrontSheetPlace place) =>
        sections.Where(one => one.Place == place).Select(one => one.Told);

    private static IEnumerable<Told> Referred(CaseFile file)
    {
        for (var i = file.Entries.Count - 1; i >= 0; i--)
        {
            var passage = file.Entries[i].Body switch
            {
                ReferralMade made => made.Concerns,
                ContactReceived received => received.Concerns,
                ConcernRecorded recorded => recorded.Concern,
                _ => null,
            };
            if (passage is { Words.Length: > 0 })
                return [new Told(file.Entries[i].Kind.Title, passage.Words, file.Entries[i])];
        }
        return [];
    }

    private static IEnumerable<Told> NewestFirst<T>(CaseFile file, Func<T, Passage?> words, Func<T, string?> title) where T : Body =>
        file.All<T>().Reverse()
            .Where(one => words(one.Body) is { Words.Length: > 0 })
            .Select(one => new Told(title(one.Body), words(one.Body)!.Words, one.Entry));

    private static bool IsClosedNow(CaseFile file) =>
        file.Entries.LastOrDefault(entry => entry.Body is FileClosed or FileReopened)?.Body is FileClosed;
}

/// <summary>Something somebody wrote that stands on the front sheet, with the entry it comes from.</summary>
/// <param name="Title">What it is about, where that is said.</param>
/// <param name="Words">The words.</param>
/// <param name="Entry">The entry.</param>
public sealed record Told(string? Title, string Words, Entry Entry);
