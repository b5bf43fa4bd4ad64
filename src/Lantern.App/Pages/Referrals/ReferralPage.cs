using Lantern.Access;
using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Store;
using NodaTime;

namespace Lantern.App.Pages.Referrals;

/// <summary>A page of the referral: the sheet somebody fills in, what it rests on, and what came before.</summary>
public abstract class ReferralPage(HubStore hub) : FilePage(hub)
{
    /// <summary>The choice that the risk tool follows.</summary>
    public const string ToFollow = "to-follow";

    /// <summary>The most characters one answer may have.</summary>
    public const int Longest = 10_000;

    /// <summary>What was typed so far.</summary>
    public Pencil Typed { get; protected set; } = Pencil.Blank;

    /// <summary>When it was last saved; null where it has not been.</summary>
    public Instant? Saved { get; private set; }

    /// <summary>The tools completed on this file that can go with it, each kind's latest, the newest first.</summary>
    public IReadOnlyList<Entry> Tools =>
        [.. Now.All<ToolCompleted>().Reverse().DistinctBy(one => one.Body.Tool).Select(one => one.Entry)];

    /// <summary>The tool chosen to go with it; null where it follows.</summary>
    public Entry? Attached => Tools.FirstOrDefault(tool => tool.Code == Typed["Tool"]);

    /// <summary>True when it cannot wait.</summary>
    public bool IsUrgent => Typed["Urgent"] == "true";

    /// <summary>The latest concern on the file that this reader may see.</summary>
    public Entry? Concern => Now.LatestEntry<ConcernRecorded>(recorded => recorded.Concern is not null);

    /// <summary>What came of earlier referrals, the newest first, as far as this reader may see it.</summary>
    public IReadOnlyList<Entry> Earlier =>
        [.. Now.Entries.Where(entry => entry.Body is ReferralMade or ContactReceived { From: not null } or ContactDecided or HubDecided).Reverse()];

    /// <summary>The agency that refers.</summary>
    public string From => Hub.Staff.Agency(Reader.Agency)?.Title ?? Reader.Agency;

    /// <summary>The author's key of the draft.</summary>
    public string DraftKey => $"{File.Id}/referral";

    /// <summary>The address of the sheet.</summary>
    public string SheetPath => $"/files/{File.Id}/referral";

    protected override Purpose Purpose => Purpose.MakingAReferral;

    /// <summary>Reads the draft; false where there is none.</summary>
    protected async Task<bool> Read()
    {
        var draft = await Hub.Files.ReadDraft(DraftKey, Reader);
        Saved = draft?.Saved;
        Typed = draft is null ? Begun() : Pencil.Of(draft);
        // A tool completed since the draft was kept is what the referral waited for.
        if (Typed["Tool"] == ToFollow && Tools is [var done, ..] && done.Written > Saved)
            Typed = Typed.With("Tool", done.Code);
        return draft is not null;
    }

    /// <summary>What is wrong with the sheet. Little can be: a referral is not turned away for want of a field.</summary>
    protected IEnumerable<(string Field, string Words)> Wrong()
    {
        if (Typed["Tool"].Length > 0 && Typed["Tool"] != ToFollow && Attached is null)
            yield return ("Tool", "Choose a tool of this file, or let it follow");
        if (Typed.Said("Concerns") is null && Concern is null)
            yield return ("Concerns", "Say what worries you; a few words are enough");
        foreach (var field in (string[])["Concerns", "ParentsTold"])
        {
            if (Typed[field].Length > Longest)
                yield return (field, $"Shorten this to {Longest} characters; it has {Typed[field].Length}");
        }
        if (Typed["Command"].Length is 0 or > 100)
            yield return ("", "This form is not whole. Open the page again");
    }

    private Pencil Begun() => Pencil.Blank
        .With("Command", Guid.CreateVersion7(File.Now.ToDateTimeOffset()).ToString())
        .With("Tool", Tools is [var latest, ..] ? latest.Code : ToFollow)
        .With("Concerns", (Concern?.Body as ConcernRecorded)?.Concern?.Words ?? "");
}
