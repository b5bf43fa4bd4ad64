using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;
using Lantern.Store;
using Microsoft.AspNetCore.Mvc;

namespace Lantern.App.Pages.Strategy;

/// <summary>Planning a strategy discussion: never refused for want of a field; what is missing is shown. Planned again, the later plan counts.</summary>
[MayUse]
public sealed class PlanModel(HubStore hub) : StrategyPage(hub)
{
    protected override Kind Kind => Kinds.Of<StrategyDiscussionPlanned>();

    /// <summary>What was typed.</summary>
    public PlanSheet Sheet { get; private set; } = null!;

    /// <summary>Who is asked.</summary>
    public InvitationSheet Grid { get; private set; } = null!;

    /// <summary>The lists to go through in planning.</summary>
    public IReadOnlyList<LineSheet> Lines { get; private set; } = [];

    /// <summary>The entry this plan answers; null where it answers none.</summary>
    public Entry? Answers { get; private set; }

    /// <summary>True where it is for another young person, who has to have a discussion of their own.</summary>
    public bool IsForAnother => Answers?.Body is FurtherYoungPersonNamed;

    /// <summary>What the plan does not say yet.</summary>
    public IReadOnlyList<Lack> Lacks => [.. PlanLacks.OfPlan(Sheet, Grid)];

    /// <summary>The author's key of the draft.</summary>
    public string DraftKey => $"{File.Id}/strategy/plan{(Answers is { } of ? "-" + of.Code : "")}";

    public async Task OnGetAsync()
    {
        Answers = Asked(Request.Query["of"]);
        var draft = await Hub.Files.ReadDraft(DraftKey, Reader);
        Saved = draft?.Saved;
        await Read(draft is null ? null : Pencil.Of(draft));
    }

    public async Task<IActionResult> OnPostMoreAsync()
    {
        await ReadPosted();
        return Page();
    }

    public async Task<IActionResult> OnPostChildAsync()
    {
        await ReadPosted();
        Found = await Look(Sheet.Typed["LookFor"]);
        if (Found.Count == 0)
            ModelState.AddModelError("LookFor", "Nobody you may open matches. Try the reference, or the name and the date of birth");
        return Page();
    }

    public async Task<IActionResult> OnPostAfreshAsync()
    {
        Answers = Asked(Request.Form["Of"]);
        await Hub.Files.DropDraft(DraftKey, Reader);
        return Redirect(Request.Path);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await ReadPosted();
        foreach (var (field, words) in Sheet.Unreadable().Concat(Grid.Unreadable()).Concat(Lines.SelectMany(list => list.Unreadable())).Concat(Sheet.Typed.WrongMoment("Need", "The day the need was seen")))
            ModelState.AddModelError(field, words);
        if (!FormRows.IsWhole(Sheet.Typed["Command"]))
            ModelState.AddModelError("", "This form is not whole. Open the page again");
        if (!ModelState.IsValid)
            return Page();
        var now = FormRows.ToTheMinute(File.Now);
        var parts = Children.SelectMany(child => PlanWriting.Bodies(this, child).Select(body => ActPart.In(child.File.Id, body, now))).ToList();
        if (await Write(new Act(Sheet.Typed["Command"], parts)) is { } answer)
            return answer;
        if (await Hub.Files.Open(File.Id, Reader, Purpose) is { } file && OwnDiscussions.Planned(Sheet, file).Select(body => ActPart.In(File.Id, body, now)).ToList() is { Count: > 0 } theirs
            && await Write(new Act(Sheet.Typed["Command"] + "-own", theirs)) is { } refused)
            return refused;
        await Hub.Files.DropDraft(DraftKey, Reader);
        return this.Next(IsForAnother ? $"/files/{File.Id}" : $"/files/{File.Id}/strategy/meeting/opening", "The plan is written. It can be planned again, and the later plan counts.");
    }

    private async Task ReadPosted()
    {
        Answers = Asked(Request.Form["Of"]);
        var typed = Pencil.Of(Request.Form);
        Saved = (await Hub.Files.SaveDraft(DraftKey, typed.ToText(), Reader))?.Saved;
        await Read(typed);
    }

    private async Task Read(Pencil? typed)
    {
        await ReadChildren(IsForAnother && typed is null ? Pencil.Blank : typed);
        typed ??= Begun().With("Command", Guid.CreateVersion7(File.Now.ToDateTimeOffset()).ToString());
        Sheet = new PlanSheet(typed, Children);
        var facts = LineFacts.Read(Now, File.Pack, Today, Sheet.On(new StrategyDiscussionPlanned(), Children[0]));
        Grid = new InvitationSheet(typed, Children, Hub.Staff, facts, Whom);
        Lines = [.. File.Pack.For(ChecklistUse.StrategyPlanning).Select(list => new LineSheet(list, typed, facts) { Heading = 3 })];
        typed.ShowOn(ModelState);
    }

    private Pencil Begun()
    {
        if (IsForAnother || Plan is not { } plan)
            return Pencil.Blank.With("Need", (Happening?)FormRows.ToTheMinute(File.Now));
        var sheet = InvitationSheet.Begun(PlanSheet.Begun(plan, Children).With("Need", plan.NeedIdentified), plan.Invitations ?? [], Hub.Staff, Whom);
        return File.Pack.For(ChecklistUse.StrategyPlanning).Aggregate(sheet, (sofar, list) => LineSheet.Begun(sofar, list, plan.Answers(list)));
    }

    private Entry? Asked(string? code) => Now.Numbered(File.NumberOf(code));
}
