using Lantern.Access;
using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Readings;
using Lantern.Store;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace Lantern.App.Pages.Concerns;

/// <summary>A step of recording a concern: first a look whether the child is known, then the concern, then ink.</summary>
public abstract class ConcernPage(HubStore hub, TimeProvider time) : PageModel
{
    /// <summary>Where it begins.</summary>
    public const string Start = "/concerns/new";

    /// <summary>The answer that none of the children found is this one.</summary>
    public const string NewChild = "new";

    private const string LatestKey = "new/latest";

    /// <summary>The id of this concern while it is in pencil, from the address; it becomes the id of the act.</summary>
    [FromRoute(Name = "begun")]
    public string Id { get; set; } = "";

    /// <summary>What was looked for, and which child was chosen.</summary>
    public Pencil Looked { get; private set; } = Pencil.Blank;

    /// <summary>What was typed about the child and the concern.</summary>
    public ConcernSheet Sheet { get; protected set; } = new(Pencil.Blank);

    /// <summary>When that was last saved; null where it has not been.</summary>
    public Instant? Saved { get; private set; }

    /// <summary>Who is writing.</summary>
    public Reader Reader => HttpContext.GetReader()!;

    /// <summary>True when nobody found is the child.</summary>
    public bool IsNewChild => Looked["Child"] == NewChild;

    /// <summary>The author's key of the draft of the concern.</summary>
    public string DraftKey => $"new/{Id}/details";

    /// <summary>Today in London.</summary>
    public LocalDate Today => London.DayOf(Now);

    /// <summary>Now, to the minute.</summary>
    protected Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    /// <summary>The store.</summary>
    protected HubStore Hub { get; } = hub;

    private string LookedKey => $"new/{Id}/looked";

    /// <summary>The address of a step.</summary>
    public string PathOf(string step) => $"/concerns/{Id}/{step}";

    /// <summary>Reads what was looked for; false where nobody has looked.</summary>
    protected async Task<bool> ReadLooked()
    {
        Looked = Pencil.Of(await Hub.Files.ReadDraft(LookedKey, Reader));
        return !Looked.IsBlank;
    }

    /// <summary>Reads both drafts; false where nobody has looked or chosen yet.</summary>
    protected async Task<bool> ReadAll()
    {
        if (!await ReadLooked() || Looked["Child"].Length == 0)
            return false;
        var draft = await Hub.Files.ReadDraft(DraftKey, Reader);
        Saved = draft?.Saved;
        Sheet = new ConcernSheet(draft is null ? ConcernSheet.Begun(Looked, Today) : Pencil.Of(draft));
        return true;
    }

    /// <summary>What was looked for, as the index asks it.</summary>
    protected static Query QueryOf(Pencil looked) =>
        Query.Of(looked.Said("GivenName"), looked.Said("FamilyName"), looked.Date("Born").Date, looked["Other"].Split(','));

    /// <summary>Keeps what was looked for.</summary>
    protected async Task KeepLooked(Pencil looked)
    {
        Looked = looked;
        await Hub.Files.SaveDraft(LookedKey, looked.ToText(), Reader);
        await Hub.Files.SaveDraft(LatestKey, Id, Reader);
    }

    /// <summary>Keeps the concern; false when it is too long to be kept.</summary>
    protected async Task<bool> KeepSheet(Pencil typed)
    {
        Sheet = new ConcernSheet(typed);
        return await Hub.Files.SaveDraft(DraftKey, typed.ToText(), Reader) is not null;
    }

    /// <summary>A concern this writer began and has not written yet; null where there is none.</summary>
    protected async Task<(string Id, Instant Saved)?> Unfinished() =>
        await Hub.Files.ReadDraft(LatestKey, Reader) is { } latest && await Hub.Files.ReadDraft($"new/{latest.Text}/looked", Reader) is { } looked
            ? (latest.Text, looked.Saved) : null;

    /// <summary>Throws the drafts away.</summary>
    protected async Task Drop()
    {
        foreach (var key in (string[])[LookedKey, DraftKey, LatestKey])
            await Hub.Files.DropDraft(key, Reader);
    }

    /// <summary>The chosen child's file as this writer may open it; null for a new child. Recording a concern about the child is a reason of its own.</summary>
    protected async Task<OpenFile?> Chosen() =>
        IsNewChild ? null : await Hub.Files.Open(new FileId(Looked["Child"]), Reader, Purpose.Of(Purpose.MakingAReferral.Words));
}
