using Lantern.Access;
using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Readings;
using Lantern.Store;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace Lantern.App.Pages.Strategy;

/// <summary>A page on which a strategy discussion about a child, or about several, is planned or held.</summary>
public abstract class StrategyPage(HubStore hub) : FilePage(hub)
{
    private const int LongestLook = 200;

    /// <summary>The children it is about; the one whose file this is comes first.</summary>
    public IReadOnlyList<MeetingChild> Children { get; private set; } = [];

    /// <summary>What looking for another child found.</summary>
    public IReadOnlyList<FileLine> Found { get; protected set; } = [];

    /// <summary>Whose the act is, where it is not this reader's; null where it is.</summary>
    public string? Others { get; private set; }

    /// <summary>When the draft was saved; null where there is none.</summary>
    public Instant? Saved { get; protected set; }

    /// <summary>The kind the page writes first, which says whose it is.</summary>
    protected abstract Kind Kind { get; }

    /// <summary>Today in London.</summary>
    public LocalDate Today => London.DayOf(File.Now);

    /// <summary>The discussion that is planned and not held yet; null where none is.</summary>
    public Entry? Planned => Now.All<StrategyDiscussionPlanned>().Where(one => one.Body.About is null).Select(one => one.Entry).LastOrDefault() is { } planned
        && !Now.All<StrategyDiscussionHeld>().Any(held => held.Body.About is null && held.Entry.Number > planned.Number) ? planned : null;

    /// <summary>What it says.</summary>
    public StrategyDiscussionPlanned? Plan => Planned?.Body as StrategyDiscussionPlanned;

    /// <summary>Who can be named: everybody who works with a file.</summary>
    public IEnumerable<Reader> Workers => Hub.Staff.Workers().Where(worker => Policy.Decide(worker, Deed.Read, Marks.None, Relation.AllocatedWorker).Allowed).OrderBy(worker => worker.Name, StringComparer.Ordinal);

    /// <summary>Who is meant where somebody is named.</summary>
    public virtual Whom Whom => new(Hub, [File], Reader);

    /// <summary>The name of a worker, or the words as they stand.</summary>
    public string NameOf(string worker) => Hub.NameOf(worker);

    /// <summary>The title of an agency.</summary>
    public string TitleOf(string agency) => Hub.TitleOf(agency);

    [NonHandler] // else the framework takes it for the answer to a method "PAGE"
    public override Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next) =>
        base.OnPageHandlerExecutionAsync(context, async () =>
        {
            if (File.Kind != FileKind.Child)
                context.Result = NotFound();
            else if (!WhoWrites.May(Kind, File.Relation))
                context.Result = NotYours();
            else
                return await next();
            return new PageHandlerExecutedContext(PageContext, context.Filters, context.HandlerMethod, context.HandlerInstance) { Canceled = true };
        });

    /// <summary>Opens the children of the meeting: those ticked on the sheet, or before there is one those the plan names by reference.</summary>
    protected async Task ReadChildren(Pencil? sheet)
    {
        var own = new MeetingChild(File);
        var ids = sheet?.All("Child") ?? [.. await Named(own)];
        Children = [own, .. await MeetingChild.Open(Hub, Reader, ids.Where(id => id.Length > 0 && id != own.Key), Kind)];
    }

    /// <summary>Looks for another child by reference, or as Find does, among the files this reader may open.</summary>
    protected async Task<IReadOnlyList<FileLine>> Look(string words) =>
        words.Length <= LongestLook && Query.Of(words) is { IsEmpty: false } query
            ? await Hub.Index.Show(Reader, Purpose.CheckingWhoIsKnown,
                lists => lists.Find(query).Select(known => known.File).Where(file => file.Kind == FileKind.Child && file.File != File.Id).ToList(),
                found => found.Select(file => file.File))
            : [];

    private async Task<IEnumerable<string>> Named(MeetingChild own)
    {
        var ids = new List<string>();
        foreach (var reference in (Plan?.Authorities ?? []).Select(one => one.Child?.Words).OfType<string>().Where(words => words != own.Reference).Distinct())
            ids.AddRange((await Look(reference)).Where(file => file.Reference == reference || file.File.Value == reference).Select(file => file.File.Value));
        return ids;
    }

    private PageResult NotYours()
    {
        Others = WhoWrites.Whose(Kind);
        var page = Page();
        page.StatusCode = StatusCodes.Status403Forbidden;
        return page;
    }
}
