using Lantern.Access;
using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Readings;
using Lantern.Store;

namespace Lantern.App.Pages.Quality;

/// <summary>What an auditor would not find in this file, each with the act that mends it.</summary>
[MayUse]
public sealed class IndexModel(HubStore hub) : AsItStoodPage(hub)
{
    protected override RecordPart Shows => Rules.AllParts;

    /// <summary>The items by heading, as this reader's eyes find them.</summary>
    public IReadOnlyList<IGrouping<string, QualityItem>> Areas { get; private set; } = [];

    /// <summary>How many are absent.</summary>
    public int Absent { get; private set; }

    public void OnGet()
    {
        CheckDay();
        var items = Completeness.Read(Stood, File.Pack);
        Areas = [.. items.OrderBy(item => item.Found == Found.Absent ? 0 : 1).GroupBy(item => item.Area)];
        Absent = items.Count(item => item.Found == Found.Absent);
    }

    /// <summary>Where this reader mends it; null where it is another's act, or a past day is shown.</summary>
    public string? PathOf(QualityItem item) =>
        !IsPast && item.Found == Found.Absent && WhoWrites.May(item.Mends, File.Relation) ? Acts.PathOf(File.Id, item.Mends) : null;

    /// <summary>Whose act mends it, where it is not this reader's.</summary>
    public string? Whose(QualityItem item) => item.Found == Found.Absent && !WhoWrites.May(item.Mends, File.Relation) ? WhoWrites.Whose(item.Mends) : null;

    public string Line(Entry entry) => new EntryWords(Hub, File.Pack).Line(entry);
}
