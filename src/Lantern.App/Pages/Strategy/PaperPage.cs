using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Store;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lantern.App.Pages.Strategy;

/// <summary>A page about one strategy discussion that is written: for the reader, or exactly as one recipient may see it.</summary>
public abstract class PaperPage(HubStore hub) : FilePage(hub)
{
    private IReadOnlyList<Addressee>? _addressees;

    /// <summary>What pages call the entry.</summary>
    [FromRoute(Name = "code")]
    public string Code { get; set; } = "";

    /// <summary>The recipient whose copy is shown; null for the reader's own.</summary>
    [BindProperty(SupportsGet = true, Name = "for")]
    public string? For { get; set; }

    /// <summary>The discussion as this reader may see it.</summary>
    public Entry Written { get; private set; } = null!;

    /// <summary>Those its papers are for.</summary>
    public IReadOnlyList<Addressee> Addressees => _addressees ??= Addressee.Of((StrategyDiscussion)Written.Body, File.Pack);

    /// <summary>The recipient; null for the reader's own copy.</summary>
    public Addressee? To => For is { Length: > 0 } key ? Addressees.FirstOrDefault(one => one.Key == key) : null;

    /// <summary>The entries that the copy is made of.</summary>
    public IReadOnlyList<Entry> Entries => To is { } to ? to.Sees(Now.Entries) : Now.Entries;

    /// <summary>The discussion as the copy has it.</summary>
    public StrategyDiscussion Discussion => (StrategyDiscussion)Entries.First(entry => entry.Code == Code).Body;

    /// <summary>The same where it has been held.</summary>
    public StrategyDiscussionHeld? Held => Discussion as StrategyDiscussionHeld;

    /// <summary>The actions it agreed, as the copy has them: those without words left out.</summary>
    public IEnumerable<ActionAgreed> Actions => Entries.Where(entry => entry.Act == Written.Act).Select(entry => entry.Body).OfType<ActionAgreed>().Where(action => action.Action is not null);

    /// <summary>When the papers were given to somebody; null where nobody wrote that down.</summary>
    public Entry? Issued(Addressee to) => Now.All<InformationShared>().LastOrDefault(one => one.Body.Of == Written.Number && one.Body.To == to.Title).Entry;

    /// <summary>The name of a worker, or the words as they stand.</summary>
    public string NameOf(string worker) => Hub.NameOf(worker);

    /// <summary>The title of a plan's heading.</summary>
    public string AreaTitle(string? area) =>
        File.Pack.Lists.GetValueOrDefault("plan-areas")?.Lines.FirstOrDefault(line => line.Id == area)?.Title ?? (area is { Length: > 0 } ? Kebab.Words(area) : "Without a heading");

    /// <summary>What was made of the lines, by checklist and area; what stayed open is left out.</summary>
    public IEnumerable<(Checklist List, ChecklistArea Area, IReadOnlyList<(ChecklistLine Line, Considered Made)> Lines)> Considered =>
        from id in Discussion.Checklists ?? []
        let list = File.Pack.Checklists.GetValueOrDefault(id)
        where list is not null && list.For != ChecklistUse.Invitations
        let answers = Discussion.Answers(list)
        from area in list.Areas
        let lines = area.Lines.Select(line => (Line: line, Made: answers.LastOrDefault(one => one.Line == line.Id))).Where(one => one.Made is { Is: not null and not Consideration.Open }).Select(one => (one.Line, one.Made!)).ToList()
        where lines.Count > 0
        select (list, area, (IReadOnlyList<(ChecklistLine, Considered)>)lines);

    [NonHandler] // else the framework takes it for the answer to a method "PAGE"
    public override Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next) =>
        base.OnPageHandlerExecutionAsync(context, async () =>
        {
            if (Now.Entries.FirstOrDefault(entry => entry.Code == Code) is { } written && Fits(written.Body))
            {
                Written = written;
                // What a recipient may not see at all has no copy for them.
                if (For is not { Length: > 0 } || (To is not null && Entries.Any(entry => entry.Code == Code)))
                    return await next();
            }
            context.Result = NotFound();
            return new PageHandlerExecutedContext(PageContext, context.Filters, context.HandlerMethod, context.HandlerInstance) { Canceled = true };
        });

    /// <summary>Whether the page is about such an entry.</summary>
    protected virtual bool Fits(Body body) => body is StrategyDiscussionHeld { About: null };
}
