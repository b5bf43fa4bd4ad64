using Lantern.App.Site;
using Lantern.Readings;
using Lantern.Store;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lantern.App.Pages.Plan;

/// <summary>A page on which one act is done to a child's plan.</summary>
public abstract class PlanActPage(HubStore hub) : LinesPage(hub)
{
    /// <summary>The most characters one answer may have.</summary>
    public const int Longest = LineSheet.Longest;

    private PlanOnADay? _plan;

    /// <summary>The plan as it stands now.</summary>
    public PlanOnADay Plan => _plan ??= PlanOnADay.Read(Now);

    /// <summary>The headings of a plan.</summary>
    public PlanAreas Areas => new(File.Pack);

    /// <summary>The plans that are live.</summary>
    public IReadOnlyList<LivePlan> Live => LivePlan.Read(Now, Plan);

    /// <summary>A worker's name, or the words as they stand.</summary>
    public string NameOf(string? owner) => owner is { Length: > 0 } ? Hub.NameOf(owner) : "Nobody named yet";

    public override string DraftKey => $"{File.Id}/plan/{DraftName}";

    [NonHandler] // else the framework takes it for the answer to a method "PAGE"
    public override Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next) =>
        base.OnPageHandlerExecutionAsync(context, async () =>
        {
            if (IsThere())
                return await next();
            context.Result = NotFound();
            return new PageHandlerExecutedContext(PageContext, context.Filters, context.HandlerMethod, context.HandlerInstance) { Canceled = true };
        });

    /// <summary>The part of the draft's key that is the page's own.</summary>
    protected abstract string DraftName { get; }

    protected override string NextPath => $"/files/{File.Id}/plan";

    /// <summary>Looks up what the page is about; false where that is not there.</summary>
    protected virtual bool IsThere() => true;

    /// <summary>What the address asks for, or what came with the form.</summary>
    protected string Asks(string query, string field) =>
        HttpMethods.IsPost(Request.Method) && Request.HasFormContentType ? Request.Form[field].ToString() : Request.Query[query].ToString();

    /// <summary>A choice by its word; null where the word is none.</summary>
    internal T? Pick<T>(string field) where T : struct, Enum => Chosen<T>(field);
}
