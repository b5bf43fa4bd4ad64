using Lantern.App.Components.Tags;
using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;
using Lantern.Store;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lantern.App.Pages.Tools;

/// <summary>The sheet of a risk tool: every indicator, in any order, kept in pencil until it is written.</summary>
[MayUse]
public sealed class CompleteModel(HubStore hub) : ToolPage(hub)
{
    /// <summary>What an indicator can be answered with.</summary>
    public static IReadOnlyList<WrittenChoice> Choices { get; } =
    [
        new("current", "Yes, current"), new("recent", "Yes, recent"), new("both", "Yes, both"), new("historic", "Yes, historic"),
        new("no", "No"), new("not-known", "Not known"),
    ];

    /// <summary>What calls for immediate action already, before the sheet is finished.</summary>
    public Assessment SoFar => Assessment.Read(Tool, Sheet.Answers);

    /// <summary>True when a new sheet could begin with the last answers.</summary>
    public bool CanBeginFromLast => Last is not null && Saved is null;

    /// <summary>The date boxes as they stand; null where they hold no day.</summary>
    public NodaTime.LocalDate? Completed => Sheet.Completed;

    /// <summary>Who worked on it, as ticked.</summary>
    public IReadOnlyList<string> With => Sheet.Typed.All("With");

    /// <summary>What was answered last time, to be said under the indicator.</summary>
    public string? Before(Indicator one) =>
        LastSaid?.Answers?.GetValueOrDefault(one.Id) is not { Is: not null } answer ? null
            : $"Last time: {(answer.Is == Is.Yes ? "yes, " : "")}{ToolSheet.Choice(answer).Replace('-', ' ')}.";

    public async Task OnGetAsync()
    {
        await Read();
        Sheet.Typed.ShowOn(ModelState);
    }

    public async Task<IActionResult> OnPostAsync() => await Keep() ? Redirect(ResultPath) : Page();

    public async Task<IActionResult> OnPostSaveAsync() => await Keep() ? Redirect(SheetPath) : Page();

    public async Task<IActionResult> OnPostRestAsync()
    {
        var typed = new ToolSheet(Tool, Pencil.Of(Request.Form)).WithTheRestNotKnown();
        return await Keep(typed) ? Redirect(SheetPath) : TooMuch();
    }

    public async Task<IActionResult> OnPostLastAsync()
    {
        if (LastSaid is { } last)
            await Keep(ToolSheet.From(Tool, last, Begun()));
        return Redirect(SheetPath);
    }

    public async Task<IActionResult> OnPostAfreshAsync()
    {
        await Hub.Files.DropDraft(DraftKey, Reader);
        return Redirect(SheetPath);
    }

    private async Task<bool> Keep()
    {
        var typed = Pencil.Of(Request.Form);
        Sheet = new ToolSheet(Tool, typed);
        typed.ShowOn(ModelState);
        foreach (var wrong in Lacking.TooLong(Tool, Sheet).Concat(WrongDay()))
            ModelState.AddModelError(wrong.Field, wrong.Words);
        if (!ModelState.IsValid)
            return false;
        if (await Keep(typed))
            return true;
        TooMuch();
        return false;
    }

    // An empty date can wait; one that is no date, or still to come, is said at once.
    private IEnumerable<Unfinished> WrongDay() =>
        Sheet.Typed.Date("Completed").IsEmpty ? [] : Lacking.Day(Sheet, Today);

    private PageResult TooMuch()
    {
        Sheet.Typed.ShowOn(ModelState);
        ModelState.AddModelError("", "This is too much to keep on one sheet. Shorten what you wrote; nothing is lost as long as this page is open.");
        return Page();
    }
}
