using Lantern.Access;
using Lantern.App.Site;
using Lantern.Store;
using Microsoft.AspNetCore.Mvc;

namespace Lantern.App.Pages.Concerns;

/// <summary>Who the child is, as far as that is known, and what worries.</summary>
[MayUse(Deed.BeginChildFile)]
public sealed class DetailsModel(HubStore hub, TimeProvider time) : ConcernPage(hub, time)
{
    /// <summary>The date boxes as they stand.</summary>
    public NodaTime.LocalDate? Born => Sheet.Born;

    /// <summary>The date boxes as they stand.</summary>
    public NodaTime.LocalDate? Day => Sheet.Day;

    /// <summary>The chosen child's file; null for a new child.</summary>
    public new OpenFile? File { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await Stopped() is { } answer)
            return answer;
        Sheet.Typed.ShowOn(ModelState);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await Stopped() is { } answer)
            return answer;
        var typed = Pencil.Of(Request.Form);
        typed.ShowOn(ModelState);
        if (!await KeepSheet(typed))
            ModelState.AddModelError("", "This is too much to keep. Shorten what you wrote; nothing is lost as long as this page is open.");
        foreach (var (field, words) in Sheet.Wrong(Now))
            ModelState.AddModelError(field, words);
        return ModelState.IsValid ? Redirect(PathOf("check")) : Page();
    }

    // Nobody comes here without having looked, and nobody writes in a file they may not open.
    private async Task<IActionResult?> Stopped()
    {
        if (!await ReadAll())
            return Redirect(Start);
        File = await Chosen();
        return File is null && !IsNewChild ? NotFound() : null;
    }
}
