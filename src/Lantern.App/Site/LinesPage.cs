using Lantern.Access;
using Lantern.App.Components.Binding;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;
using Lantern.Store;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace Lantern.App.Site;

/// <summary>A page of a child's file on which one act is done with lines of the pack's checklists: kept in pencil while it is typed, refused at its fields, written whole.</summary>
public abstract class LinesPage(HubStore hub) : FilePage(hub)
{
    /// <summary>The name of the field with the checklists taken beside those of the start.</summary>
    public const string Taken = "Use";

    private const int LongestCommand = 100;

    private IReadOnlyList<LineSheet>? _sheets;
    private LineFacts? _facts;
    private Whom? _whom;

    /// <summary>What was typed so far.</summary>
    public Pencil Typed { get; private set; } = Pencil.Blank;

    /// <summary>When the draft was saved; null where there is none.</summary>
    public Instant? Saved { get; private set; }

    /// <summary>Whose the act is, where it is not this reader's; null where it is.</summary>
    public string? Others { get; private set; }

    /// <summary>What the act is called.</summary>
    public abstract string Title { get; }

    /// <summary>The kind the act writes, which says whose it is.</summary>
    public abstract Kind Kind { get; }

    /// <summary>The author's key of the draft.</summary>
    public virtual string DraftKey => $"{File.Id}/{Kind.Name}";

    /// <summary>The last entry of the file the writer has seen.</summary>
    public string Seen => File.LastCode;

    /// <summary>Today in London.</summary>
    public LocalDate Today => London.DayOf(File.Now);

    /// <summary>An entry in words.</summary>
    public EntryWords Said => new(Hub, File.Pack);

    /// <summary>The lines of checklists in words.</summary>
    public LineWords Lines => new(File.Pack, Hub.NameOf);

    /// <summary>Who may be named to do something.</summary>
    public Whom Whom => _whom ??= new Whom(Hub, [File], Reader);

    /// <summary>The checklists of this page as they stand on it.</summary>
    public IReadOnlyList<LineSheet> Sheets => _sheets ??= [.. Checklists.Select(SheetFor)];

    /// <summary>The checklists offered beside those taken.</summary>
    public IEnumerable<Checklist> Beside => Use is { } use ? File.Pack.For(use).Where(checklist => !checklist.FromTheStart && !Checklists.Contains(checklist)) : [];

    /// <summary>The facts that decide which lines stand.</summary>
    protected LineFacts Facts => _facts ??= LineFacts.Read(Now, File.Pack, Today);

    /// <summary>Which checklists are drawn; null where none is.</summary>
    protected virtual ChecklistUse? Use => null;

    /// <summary>Those taken from the start and those taken beside.</summary>
    protected virtual IReadOnlyList<Checklist> Checklists => Use is { } use
        ? [.. File.Pack.For(use).Where(checklist => checklist.FromTheStart || Typed.All(Taken).Contains(checklist.Id))] : [];

    /// <summary>What the act writes, in order, each with who it is kept from.</summary>
    protected abstract IEnumerable<(Body Body, Marks Marks)> Parts();

    /// <summary>The news once it is written.</summary>
    protected abstract string Done { get; }

    /// <summary>Where to go on once it is written, or saved for later.</summary>
    protected virtual string NextPath => $"/files/{File.Id}";

    /// <summary>What stands on the page before anything is typed.</summary>
    protected virtual Pencil Begun() => Pencil.Blank;

    /// <summary>What is wrong with what was typed besides, by field, before the procedures are asked.</summary>
    protected virtual IEnumerable<(string Field, string Words)> Wrong() => [];

    /// <summary>What is read before the page is drawn or written, besides the draft.</summary>
    protected virtual Task Prepare() => Task.CompletedTask;

    /// <summary>The form's field for a field of the entry.</summary>
    protected virtual string FieldOf(string field) =>
        field == "happened" ? "When" : field.Contains('.', StringComparison.Ordinal) ? AtTheAnswer(field) : Kebab.Words(field).Replace(" ", "", StringComparison.Ordinal);

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
        await Prepare();
        var draft = await Hub.Files.ReadDraft(DraftKey, Reader);
        Saved = draft?.Saved;
        Typed = (draft is null ? Begun().With("When", Today) : Pencil.Of(draft))
            .With("Command", Guid.CreateVersion7(File.Now.ToDateTimeOffset()).ToString());
        Typed.ShowOn(ModelState);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await Take();
        if (Happened.Wrong is { } when)
            ModelState.AddModelError("When", when);
        if (Typed["Command"].Length is 0 or > LongestCommand)
            ModelState.AddModelError("", "This form is not whole. Open the page again");
        foreach (var (field, words) in Unreadable().Concat(Wrong()))
            ModelState.AddModelError(field, words);
        if (!ModelState.IsValid)
            return Page();
        var seen = File.SeenBy(Typed["Seen"]);
        var parts = Parts().Select(part => ActPart.In(File.Id, part.Body, Happened.When!.Value, part.Marks, seen)).ToList();
        if (parts.Count == 0)
        {
            ModelState.AddModelError("", "There is nothing here to write yet");
            return Page();
        }
        if (await Write(new Act(Typed["Command"], parts), FieldOf) is { } answer)
            return answer;
        await DropDrafts();
        return this.Next(NextPath, Done);
    }

    public async Task<IActionResult> OnPostMoreAsync()
    {
        await Take();
        await Keep();
        return Page();
    }

    public async Task<IActionResult> OnPostSaveAsync()
    {
        await Take();
        foreach (var (field, words) in Unreadable())
            ModelState.AddModelError(field, words);
        if (!await Keep() || !ModelState.IsValid)
            return Page();
        return this.Next(SavedPath, $"Saved at {Words.Time(Saved!.Value)}. Only you can see it until it is written.");
    }

    public async Task<IActionResult> OnPostAfreshAsync()
    {
        await Prepare();
        await DropDrafts();
        return Redirect(Request.Path);
    }

    /// <summary>Where to go once it is saved for later.</summary>
    protected virtual string SavedPath => NextPath;

    /// <summary>Lets go of what was kept in pencil.</summary>
    protected virtual Task DropDrafts() => Hub.Files.DropDraft(DraftKey, Reader);

    /// <summary>One of the page's checklists as it stands on it.</summary>
    protected virtual LineSheet SheetFor(Checklist checklist) => SheetOf(checklist);

    /// <summary>A checklist as it stands on the page.</summary>
    protected LineSheet SheetOf(Checklist checklist, Pencil? typed = null, string? area = null) =>
        new(checklist, typed ?? Typed, Facts, area) { Language = File.Pack.Language };

    /// <summary>The ids of the checklists drawn and what was made of their lines, for the entry.</summary>
    protected (IReadOnlyList<string>? Checklists, IReadOnlyList<Considered>? Considered) Made() =>
        Sheets.Count == 0 ? (null, null) : ([.. Sheets.Select(sheet => sheet.Checklist.Id)], [.. Sheets.SelectMany(sheet => sheet.Given)]);

    /// <summary>What the lines agree to be done, as entries of their own.</summary>
    protected IEnumerable<(Body Body, Marks Marks)> Actions() =>
        Sheets.SelectMany(sheet => sheet.Actions(OwnerOf, Reader.Worker)).Select(action => ((Body)action.Action, action.Marks));

    /// <summary>The id of the worker meant; the words where nobody is, or more than one could be.</summary>
    protected string OwnerOf(string name) => Whom.Meant(name);

    /// <summary>Words typed, as a passage; null where there are none.</summary>
    protected Passage? Passage(string field, Marks marks = Marks.None) => Typed.Said(field) is { } words ? new Passage(words, marks) : null;

    /// <summary>The choice of a list of words that was made; null where none was.</summary>
    protected T? Chosen<T>(string field) where T : struct, Enum =>
        Enum.GetValues<T>().Where(one => Kebab.Of(one.ToString()) == Typed[field]).Select(one => (T?)one).FirstOrDefault();

    /// <summary>A moment typed into a date's boxes and one for the time, or what is wrong with it.</summary>
    protected (Happening? When, string? Wrong) Moment(string field)
    {
        var day = Typed.Date(field);
        if (day.Date is not { } date)
            return (null, day.IsEmpty ? "Give the day" : $"The day {day.Problem}");
        if (Typed.Said(field + ".Time") is not { } time)
            return (new Happening(date), null);
        return TypedTime.Read(time) is { } clock ? (new Happening(date, clock), null) : (null, "The time must be a time, like 14:30");
    }

    /// <summary>When the act was done.</summary>
    protected (Happening? When, string? Wrong) Happened => Moment("When");

    /// <summary>The number of the entry a code names, where it is there and not struck out.</summary>
    protected int? Asked(string? code) =>
        File.NumberOf(code) is { } of && Now.StruckOut.All(entry => entry.Number != of) ? of : null;

    /// <summary>Takes up what was posted.</summary>
    protected async Task Take()
    {
        await Prepare();
        Typed = Pencil.Of(Request.Form);
        Typed.ShowOn(ModelState);
    }

    private async Task<bool> Keep()
    {
        var draft = await Hub.Files.SaveDraft(DraftKey, Typed.ToText(), Reader);
        Saved = draft?.Saved;
        if (draft is null)
            ModelState.AddModelError("", "This is too much to keep on one page. Shorten what you wrote; nothing is lost as long as this page is open.");
        return draft is not null;
    }

    // Days that are none and words too long, wherever they were typed.
    private IEnumerable<(string Field, string Words)> Unreadable()
    {
        var others = Typed.Fields.Where(field => !Sheets.Any(sheet => field.StartsWith(sheet.Checklist.Id + ".", StringComparison.Ordinal))).ToList();
        foreach (var field in others.Where(field => Typed[field].Length > LineSheet.Longest))
            yield return (field, $"Shorten this to {Words.Number(LineSheet.Longest)} characters; it has {Words.Number(Typed[field].Length)}");
        foreach (var field in others.Where(field => field.EndsWith(".Day", StringComparison.Ordinal)).Select(field => field[..^".Day".Length]))
        {
            if (field != "When" && Typed.Date(field) is { IsEmpty: false, Date: null } wrong)
                yield return (field, $"The day {wrong.Problem}");
        }
        foreach (var wrong in Sheets.SelectMany(sheet => sheet.Unreadable()))
            yield return wrong;
    }

    // What a list of items lacks as a whole is said where its answer is chosen.
    private static string AtTheAnswer(string field) => field.EndsWith(".items", StringComparison.Ordinal) ? field[..^"items".Length] + "is" : field;

    private PageResult NotYours()
    {
        Others = WhoWrites.Whose(Kind);
        var page = Page();
        page.StatusCode = StatusCodes.Status403Forbidden;
        return page;
    }
}
