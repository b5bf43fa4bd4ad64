using Lantern.Access;
using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Store;
using Microsoft.AspNetCore.Mvc;

namespace Lantern.App.Pages.Conference;

/// <summary>A child protection conference from its planning to what it decided.</summary>
[MayUse]
public sealed class IndexModel(HubStore hub) : FilePage(hub)
{
    protected override RecordPart Shows => RecordPart.Enquiry | RecordPart.Meeting;

    /// <summary>How the conference stands.</summary>
    public ConferenceNow Stands => new(File, Now);

    /// <summary>A worker by name, or the words as they stand.</summary>
    public string NameOf(string? worker) => worker is null ? "Not named" : Hub.NameOf(worker);

    /// <summary>Whether this reader may do an act.</summary>
    public bool May(Kind kind) => WhoWrites.May(kind, File.Relation);

    public IActionResult OnGet() => File.Kind == FileKind.Child ? Page() : NotFound();
}
