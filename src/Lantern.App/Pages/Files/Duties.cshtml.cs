using Lantern.Access;
using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Readings;
using Lantern.Store;

namespace Lantern.App.Pages.Files;

/// <summary>Everything owed on the file and everything that was, each with the rule, its source and the entries that started and met it.</summary>
[MayUse]
public sealed class DutiesModel(HubStore hub) : AsItStoodPage(hub)
{
    public IReadOnlyList<Duty> Open { get; private set; } = [];

    public IReadOnlyList<Duty> Others { get; private set; } = [];

    public void OnGet()
    {
        CheckDay();
        var all = Owed(all: true);
        Open = [.. all.Where(duty => duty.IsOpen)];
        Others = [.. all.Where(duty => !duty.IsOpen).Reverse()];
    }

    /// <summary>An entry's line with names.</summary>
    public string Line(Entry entry) => new EntryWords(Hub, File.Pack).Line(entry);

    /// <summary>Where this reader can do what a duty asks for; null where it is another's act.</summary>
    public string? PathOf(Duty duty) =>
        !IsPast && duty.IsOpen && WhoWrites.May(duty.Clock.MetBy[0].Kind, File.Relation) ? Acts.PathOf(File, duty) : null;

    public string Whose(string? fallsTo) => Hub.Whose(fallsTo);

    /// <summary>An entry as this reader may see it, standing or struck out; null where it is not for this reader.</summary>
    public Entry? Shown(int? number) =>
        Stood.Numbered(number) ?? Stood.StruckOut.FirstOrDefault(entry => entry.Number == number);
}
