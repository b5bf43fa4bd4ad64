using Lantern.Access;
using Lantern.App.Components.Binding;
using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Readings;
using Lantern.Store;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace Lantern.App.Pages.HubActs;

/// <summary>A page on which the hub and those it asks do one act about one earlier entry: a referral, or an action asked for.</summary>
public abstract class HubActPage(HubStore hub) : FilePage(hub)
{
    /// <summary>The most characters one answer may have.</summary>
    public const int Longest = 10_000;

    private const int LongestCommand = 100;

    /// <summary>What was typed so far.</summary>
    public Pencil Typed { get; private set; } = Pencil.Blank;

    /// <summary>When the draft was saved; null where there is none.</summary>
    public Instant? Saved { get; private set; }

    /// <summary>Whose the act is, where it is not this reader's; null where it is.</summary>
    public string? Others { get; private set; }

    /// <summary>The number of the entry the act answers; null where it answers none.</summary>
    public int? Of { get; private set; }

    /// <summary>What pages call it.</summary>
    public string? OfCode => Of is { } of ? File.CodeOf(of) : null;

    /// <summary>That entry; null where there is none, or none this reader may see.</summary>
    public Entry? Subject => Now.Numbered(Of);

    /// <summary>What the referral is about, as the referrer wrote it last; null where that is not written, or not for this reader.</summary>
    public Entry? Referral => Now.LatestEntry<Body>(body => body is ReferralMade { Concerns: not null } or ContactReceived { Concerns: not null })
        ?? Now.LatestEntry<ConcernRecorded>(recorded => recorded.Concern is not null);

    /// <summary>What an entry says the worry is.</summary>
    public static string? About(Entry entry) => entry.Body switch
    {
        ReferralMade made => made.Concerns?.Words,
        ContactReceived received => received.Concerns?.Words,
        ConcernRecorded recorded => recorded.Concern?.Words,
        _ => null,
    };

    /// <summary>The open duties that this act would meet.</summary>
    public IEnumerable<Duty> Meets => File.Duties().Where(duty => duty.StartedBy == Of && duty.Clock.MetBy.Any(trigger => trigger.Kind == Kind));

    /// <summary>The entries that wait for this act, the newest first.</summary>
    public IReadOnlyList<Entry> Waiting => _waiting ??= [.. Candidates()];

    /// <summary>What the act is called.</summary>
    public abstract string Title { get; }

    /// <summary>The kind the act writes first, which says whose it is.</summary>
    public abstract Kind Kind { get; }

    /// <summary>The last entry of the file the writer has seen.</summary>
    public string Seen => File.LastCode;

    /// <summary>The author's key of the draft.</summary>
    public string DraftKey => $"{File.Id}/{Kind.Name}";

    /// <summary>An entry in words.</summary>
    public EntryWords Said => new(Hub, File.Pack);

    protected override Purpose Purpose => Purpose.DecidingOnAReferral;

    private IReadOnlyList<Entry>? _waiting;

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

    public async Task OnGetAsync()
    {
        Of = Asked(Request.Query["of"]) ?? (Waiting.Count == 1 ? Waiting[0].Number : null);
        var draft = await Hub.Files.ReadDraft(DraftKey, Reader);
        // A draft about another entry is not continued by accident.
        if (draft is not null && Asked(Pencil.Of(draft)["Of"]) != Of)
            draft = null;
        Saved = draft?.Saved;
        Typed = (draft is null ? Begun().With("When", Today).With("When.Time", Words.Time(File.Now)) : Pencil.Of(draft))
            .With("Command", Guid.CreateVersion7(File.Now.ToDateTimeOffset()).ToString());
        Typed.ShowOn(ModelState);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Typed = Pencil.Of(Request.Form);
        Typed.ShowOn(ModelState);
        Of = Asked(Typed["Of"]);
        foreach (var (field, words) in Wrong().Concat(WrongAnyway()))
            ModelState.AddModelError(field, words);
        if (!ModelState.IsValid)
            return Page();
        var parts = Bodies().Select(body => ActPart.In(File.Id, body, When.Happened!.Value, expectedNumber: File.SeenBy(Typed["Seen"]))).ToList();
        if (await Write(new Act(Typed["Command"], parts), FieldOf) is { } answer)
            return answer;
        await Hub.Files.DropDraft(DraftKey, Reader);
        return this.Next(NextPath, Done);
    }

    /// <summary>The entries this act can answer and that wait for it, the newest first.</summary>
    protected abstract IEnumerable<Entry> Candidates();

    /// <summary>What is wrong with what was typed, by field, before the procedures are asked.</summary>
    protected abstract IEnumerable<(string Field, string Words)> Wrong();

    /// <summary>What the act writes, in order.</summary>
    protected abstract IEnumerable<Body> Bodies();

    /// <summary>The news once it is written.</summary>
    protected abstract string Done { get; }

    /// <summary>Where to go on once it is written.</summary>
    protected virtual string NextPath => $"/files/{File.Id}";

    /// <summary>What stands on the page before anything is typed.</summary>
    protected virtual Pencil Begun() => Pencil.Blank;

    /// <summary>Words typed, as a passage; null where there are none.</summary>
    protected Passage? Passage(string field) => Typed.Said(field) is { } words ? new Passage(words) : null;

    /// <summary>The entries of a kind that no later entry of another kind answers, the newest first.</summary>
    protected IEnumerable<Entry> Unanswered<T, TAnswer>() where T : Body where TAnswer : Body =>
        Now.All<T>().Select(one => one.Entry).Where(entry => !Now.All<TAnswer>().Any(answer =>
            answer.Body.Of is { } of ? of == entry.Number : answer.Entry.Number > entry.Number)).Reverse();

    private LocalDate Today => London.DayOf(File.Now);

    private (Happening? Happened, string? Wrong) When
    {
        get
        {
            var day = Typed.Date("When");
            var time = Typed.Said("When.Time");
            if (day.Date is not { } date)
                return (null, day.IsEmpty ? "Give the day it happened" : $"The day {day.Problem}");
            if (time is null)
                return (new Happening(date), null);
            return TypedTime.Read(time) is { } clock ? (new Happening(date, clock), null) : (null, "The time must be a time, like 14:30");
        }
    }

    private IEnumerable<(string Field, string Words)> WrongAnyway()
    {
        foreach (var field in (string[])["Because", "Action", "Answer", "Result", "To"])
        {
            if (Typed[field].Length > Longest)
                yield return (field, $"Shorten this to {Words.Number(Longest)} characters; it has {Words.Number(Typed[field].Length)}");
        }
        if (When.Wrong is { } wrong)
            yield return ("When", wrong);
        if (Typed["Command"].Length is 0 or > LongestCommand)
            yield return ("", "This form is not whole. Open the page again");
    }

    // One that was struck out is answered no more.
    private int? Asked(string? code) =>
        File.NumberOf(code) is { } of && Now.StruckOut.All(entry => entry.Number != of) ? of : null;

    private Microsoft.AspNetCore.Mvc.RazorPages.PageResult NotYours()
    {
        Others = WhoWrites.Whose(Kind);
        var page = Page();
        page.StatusCode = StatusCodes.Status403Forbidden;
        return page;
    }

    private static string FieldOf(string field) => field == "happened" ? "When" : Kebab.Words(field).Replace(" ", "", StringComparison.Ordinal);
}
