using Lantern.Access;
using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Store;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace Lantern.App.Pages.Tools;

/// <summary>A page about one tool on one file, with the sheet somebody is filling in.</summary>
public abstract class ToolPage(HubStore hub) : FilePage(hub)
{
    /// <summary>The tool's id, from the address.</summary>
    [FromRoute(Name = "tool")]
    public string ToolId { get; set; } = "";

    /// <summary>The tool, as it stands in the pack in force.</summary>
    public Tool Tool { get; private set; } = null!;

    /// <summary>The sheet so far.</summary>
    public ToolSheet Sheet { get; protected set; } = null!;

    /// <summary>When the sheet was last saved; null where it has not been.</summary>
    public Instant? Saved { get; protected set; }

    /// <summary>The same tool the last time it was completed here; null the first time.</summary>
    public Entry? Last => _last ??= Now.LatestEntry<ToolCompleted>(done => done.Tool == Tool.Id);

    /// <summary>What it said.</summary>
    public ToolCompleted? LastSaid => Last?.Body as ToolCompleted;

    /// <summary>Today in London.</summary>
    public LocalDate Today => London.DayOf(File.Now);

    /// <summary>The author's key of the draft.</summary>
    public string DraftKey => $"{File.Id}/tools/{Tool.Id}";

    /// <summary>The address of the sheet.</summary>
    public string SheetPath => $"/files/{File.Id}/tools/{Tool.Id}";

    /// <summary>The address of the result.</summary>
    public string ResultPath => $"{SheetPath}/result";

    protected override Purpose Purpose => Purpose.MakingAReferral;

    private Entry? _last;

    [NonHandler] // else the framework takes it for the answer to a method "PAGE"
    public override Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next) =>
        base.OnPageHandlerExecutionAsync(context, async () =>
        {
            if (File.Kind == FileKind.Child && File.Pack.Tools.TryGetValue(ToolId, out var tool))
            {
                Tool = tool;
                return await next();
            }
            context.Result = new NotFoundResult();
            return new PageHandlerExecutedContext(PageContext, context.Filters, context.HandlerMethod, context.HandlerInstance) { Canceled = true };
        });

    /// <summary>Reads the sheet from the draft, or begins a new one.</summary>
    protected async Task Read()
    {
        var draft = await Hub.Files.ReadDraft(DraftKey, Reader);
        Saved = draft?.Saved;
        Sheet = new ToolSheet(Tool, draft is null ? Begun() : Pencil.Of(draft));
    }

    /// <summary>A sheet with what is known before anything is typed.</summary>
    protected Pencil Begun()
    {
        var concern = Now.LatestEntry<ConcernRecorded>();
        return Pencil.Blank
            .With("Command", Guid.CreateVersion7(File.Now.ToDateTimeOffset()).ToString())
            .With("Completed", Today)
            .With("Concern", concern is null ? "" : $"Concern recorded on {Words.Happened(concern.Happened)} by {concern.SaidBy}");
    }

    /// <summary>Keeps the sheet as a draft; false when it is too long to be kept.</summary>
    protected async Task<bool> Keep(Pencil typed)
    {
        Sheet = new ToolSheet(Tool, typed);
        var draft = await Hub.Files.SaveDraft(DraftKey, typed.ToText(), Reader);
        Saved = draft?.Saved;
        return draft is not null;
    }
}
