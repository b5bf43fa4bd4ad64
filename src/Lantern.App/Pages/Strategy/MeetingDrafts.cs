using Lantern.Access;
using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Store;
using NodaTime;

namespace Lantern.App.Pages.Strategy;

/// <summary>The drafts of a meeting: one for each item of the agenda and each area gone through, so that nothing typed into one meets another.</summary>
internal static class MeetingDrafts
{
    /// <summary>The key of an item's draft.</summary>
    public static string Key(FileId file, string item) => $"{file}/strategy/{item}";

    /// <summary>All of them laid over what was planned, and when each was saved.</summary>
    public static async Task<(Pencil Typed, IReadOnlyDictionary<string, Instant> Saved)> Read(HubStore hub, FileId file, Pack pack, Reader reader, Func<Pencil?, Task<Pencil>> begin)
    {
        var drafts = new Dictionary<string, Draft>();
        foreach (var item in Items(pack))
        {
            if (await hub.Files.ReadDraft(Key(file, item), reader) is { } draft)
                drafts[item] = draft;
        }
        var typed = await begin(drafts.TryGetValue(AgendaItem.Opening, out var opening) ? Pencil.Of(opening) : null);
        foreach (var draft in drafts.Values)
            typed = typed.Over(Pencil.Of(draft));
        return (typed, drafts.ToDictionary(one => one.Key, one => one.Value.Saved));
    }

    /// <summary>Throws them all away, once they stand in ink.</summary>
    public static async Task Drop(HubStore hub, FileId file, Pack pack, Reader reader)
    {
        foreach (var item in Items(pack))
            await hub.Files.DropDraft(Key(file, item), reader);
    }

    private static IEnumerable<string> Items(Pack pack) =>
    [
        .. AgendaItem.Fixed.Select(item => item.Id),
        .. pack.For(ChecklistUse.StrategyDiscussion).SelectMany(list => list.Areas.Select(area => AgendaItem.OfArea(list, area))),
    ];
}
