using Lantern.Access;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;
using Lantern.Store;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lantern.App.Site;

/// <summary>A page about one file: the file room opens it, and notes the look, before anything on the page runs. Absent and forbidden are the same answer.</summary>
public abstract class FilePage(HubStore hub) : PageModel
{
    /// <summary>The file's opaque id, from the address.</summary>
    [FromRoute(Name = "file")]
    public string Id { get; set; } = "";

    /// <summary>The file as this reader may see it.</summary>
    public new OpenFile File { get; private set; } = null!;

    /// <summary>The file as it reads now.</summary>
    public CaseFile Now => _now ??= File.AsOf(File.Now);

    /// <summary>Who is reading.</summary>
    public Reader Reader => HttpContext.GetReader()!;

    /// <summary>Why the file is opened; the look is noted under it.</summary>
    protected virtual Purpose Purpose => Purpose.WorkingOnTheFile;

    /// <summary>
    /// The parts of the record the page is about. Somebody who does not read them as a whole is told so instead: a page made of what is
    /// left would say that there is no plan, or no enquiry, where there may be one.
    /// </summary>
    protected virtual RecordPart Shows => RecordPart.None;

    /// <summary>The store, for what goes beyond this one file.</summary>
    protected HubStore Hub { get; } = hub;

    private CaseFile? _now;

    [NonHandler] // else the framework takes it for the answer to a method "PAGE"
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var problems = new ModelStateDictionary();
        switch (await Hub.Files.TryOpen(new FileId(Id), Reader, Answered(problems) ?? Purpose))
        {
            case FileAnswer.Opened opened:
                File = opened.File;
                if (!File.Reads(Shows))
                    context.Result = NotShown();
                else
                    await next();
                break;
            case FileAnswer.SayWhyFirst:
                context.Result = HttpMethods.IsPost(Request.Method) ? WhyFirst.InPlaceOf(HttpContext, problems) : WhyFirst.Redirect(Request, Id);
                break;
            default:
                context.Result = new NotFoundResult();
                break;
        }
    }

    private ViewResult NotShown() => new()
    {
        ViewName = "/Pages/Shared/NotShown.cshtml",
        StatusCode = StatusCodes.Status403Forbidden,
        ViewData = new Microsoft.AspNetCore.Mvc.ViewFeatures.ViewDataDictionary<FilePage>(ViewData, this),
        TempData = TempData,
    };

    // A form that met the question why comes again with the answer in it.
    private Purpose? Answered(ModelStateDictionary problems) =>
        HttpMethods.IsPost(Request.Method) && Request.HasFormContentType && Request.Form.ContainsKey(WhyFirst.Asks)
            ? WhyFirst.Read(Request.Form, HttpContext.RequestServices.GetRequiredService<Pack>(), problems) : null;

    /// <summary>True where a part of the page could not be read and is left out of it.</summary>
    public bool IsReadInPart { get; private set; }

    /// <summary>Reads what stands beside a page's own work: where that fails the rest of the page is still shown, so that a mistake can be put right.</summary>
    public T? Beside<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception failure) when (failure is not (OutOfMemoryException or OperationCanceledException or NotReadException))
        {
            IsReadInPart = true;
            HttpContext.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Lantern.Unread").Note(File.Id, failure);
            return default;
        }
    }

    /// <summary>Writes one act. Null when it was written; else what to answer, with what is wrong said on the page.</summary>
    /// <param name="act">The act; its command id came with the form, so that a form sent twice writes once.</param>
    /// <param name="fieldOf">The form field for a field of the entry; the same name where left out.</param>
    protected async Task<IActionResult?> Write(Act act, Func<string, string>? fieldOf = null)
    {
        var outcome = await Hub.Files.Write(act, Reader);
        Note(outcome);
        return Said(outcome, fieldOf);
    }

    /// <summary>What the page that follows says of those named who cannot open the file yet; empty where there are none.</summary>
    public string CannotOpenYet { get; private set; } = "";

    /// <summary>Takes note of whom an act named, for the page that follows.</summary>
    protected void Note(Outcome outcome)
    {
        if (outcome is Outcome.Written written)
            CannotOpenYet = Whom.CannotOpenYet(Hub, File.Id, Reader, Policy.Decide(Reader, Deed.ChangeMembers, Marks.None, File.Relation).Allowed,
                written.Entries.Where(entry => entry.File == File.Id).Select(entry => entry.Body));
    }

    private IActionResult? Said(Outcome outcome, Func<string, string>? fieldOf)
    {
        switch (outcome)
        {
            case Outcome.Written:
                return null;
            case Outcome.Refused refused:
                foreach (var one in refused.Said)
                    ModelState.AddModelError(one.Field is { } field ? fieldOf?.Invoke(field) ?? field : "", InWords(one));
                return Page();
            case Outcome.OutOfDate:
                ModelState.AddModelError("", "Somebody wrote in this file while you were writing. Read what is new, then send this again; nothing you typed is lost.");
                return Page();
            default:
                return NotFound();
        }
    }

    private static string InWords(Refused refused) =>
        refused.Source is { } source ? $"{refused.Words} ({source.Title}, {source.Where})" : refused.Words;
}
