using Lantern.Access;
using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Store;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lantern.App.Pages.About;

/// <summary>
/// Said when something went wrong in the program itself; it gives no detail away. Where it went wrong on the page of one file, it
/// says what is known of that file, and leads to its entries, so that one that holds a mistake can be put right.
/// </summary>
[MayUse(Anyone = true)]
[IgnoreAntiforgeryToken]
public sealed class ProblemModel(HubStore hub) : PageModel
{
    /// <summary>True where the program is sound and the record cannot be reached: the disk or the database.</summary>
    public bool IsTheRecord => !IsDamaged && Response.StatusCode == StatusCodes.Status503ServiceUnavailable;

    /// <summary>True where what is kept of one file is damaged.</summary>
    public bool IsDamaged => Failed?.Error is DamagedFileException;

    /// <summary>What keeps anything new from being written, while files can be read; null where that is not it.</summary>
    public StoppedWriting? Stopped => StoppedWriting.Of(HttpContext);

    public string Title => Stopped is not null ? "Nothing new can be written now" : IsDamaged ? "This file cannot be read" : IsTheRecord ? "The record cannot be read or written now" : "Sorry, there is a problem";

    /// <summary>The file whose page failed, as this reader may see it; null where it was none, or it cannot be opened.</summary>
    public OpenFile? Of { get; private set; }

    /// <summary>Its entries, the last written first.</summary>
    public IEnumerable<Entry> Entries => Of!.Entries.Reverse();

    /// <summary>True where it cannot because the disk of the database server is full.</summary>
    public bool IsFull { get; private set; }

    private IExceptionHandlerPathFeature? Failed => HttpContext.Features.Get<IExceptionHandlerPathFeature>();

    /// <summary>True where a form was sent.</summary>
    public bool WasSent => HttpMethods.IsPost(Request.Method);

    /// <summary>What was asked for or sent, to do it again; its fields only while the record cannot be reached.</summary>
    public SentForm Sent { get; private set; } = new("/", []);

    public Task OnGetAsync() => Say();

    public Task OnPostAsync() => Say();

    /// <summary>Where an entry is struck out; null where that is not for this reader.</summary>
    public string? StrikeOutPath(Entry entry) =>
        Policy.Decide(HttpContext.GetReader()!, Deed.Amend, Marks.None, Relations.To(entry.Writer, HttpContext.GetReader()!, Of!.Relation)).Allowed
        && entry.Body is not (EntryStruckOut or EntryRestored) ? Acts.PathOf(Of.Id, Kinds.Of<EntryStruckOut>(), entry.Code) : null;

    private async Task Say()
    {
        if (IsTheRecord)
        {
            IsFull = Fullness(Failed?.Error);
            Sent = await SentForm.Of(HttpContext);
            Response.Headers.RetryAfter = Unavailable.RetryAfter.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
        await Open();
    }

    private bool Fullness(Exception? failure) => failure is not null && (hub.IsFull(failure) || Fullness(failure.InnerException));

    private async Task Open()
    {
        if (Stopped is not null || IsTheRecord || IsDamaged || HttpContext.GetReader() is not { } reader || Failed?.Path.Split('/') is not ["", "files", { Length: > 0 } id, ..])
            return;
        try
        {
            Of = await hub.Files.Open(new FileId(id), reader, Purpose.WorkingOnTheFile);
        }
        catch (Exception failure) when (failure is NotSavedException or NotReadException or StoreUnfitException)
        {
            // What is said without it is true all the same.
        }
    }
}
