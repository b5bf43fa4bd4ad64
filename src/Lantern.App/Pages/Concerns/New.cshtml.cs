using Lantern.Access;
using Lantern.App.Site;
using Lantern.Readings;
using Lantern.Store;
using Microsoft.AspNetCore.Mvc;

namespace Lantern.App.Pages.Concerns;

/// <summary>The first step of a concern, which cannot be skipped: is the child known?</summary>
[MayUse(Deed.BeginChildFile)]
public sealed class NewModel(HubStore hub, TimeProvider time) : ConcernPage(hub, time)
{
    private const int LongestLine = 200;

    /// <summary>A concern begun and not yet written.</summary>
    public (string Id, NodaTime.Instant Saved)? Begun { get; private set; }

    /// <summary>The date boxes as they stand.</summary>
    public NodaTime.LocalDate? Born => Looked.Date("Born").Date;

    public async Task OnGetAsync() => Begun = await Unfinished();

    public async Task<IActionResult> OnPostAsync()
    {
        var typed = Pencil.Of(Request.Form);
        typed.ShowOn(ModelState);
        foreach (var field in (string[])["GivenName", "FamilyName", "Other"])
        {
            if (typed[field].Length > LongestLine)
                ModelState.AddModelError(field, $"Shorten this to {LongestLine} characters");
        }
        if (typed.Date("Born").Problem is { } problem)
            ModelState.AddModelError("Born", $"The date of birth {problem}; leave it empty if you do not know it");
        else if (typed.Date("Born").Date > Today)
            ModelState.AddModelError("Born", "The date of birth must be in the past");
        if (ModelState.IsValid && QueryOf(typed).IsEmpty)
            ModelState.AddModelError("GivenName", "Enter at least one thing you know: a name, a date of birth, a phone number or a reference");
        if (!ModelState.IsValid)
            return Page();
        Id = Guid.CreateVersion7(Now.ToDateTimeOffset()).ToString();
        await KeepLooked(typed);
        return Redirect(PathOf("matches"));
    }

    // From Find: what was typed into its one box is looked for again, and the concern begins.
    public async Task<IActionResult> OnPostLookedAsync(string? looked)
    {
        if (string.IsNullOrWhiteSpace(looked) || looked.Length > LongestLine)
            return Redirect(Start);
        var names = Query.Of(looked);
        Id = Guid.CreateVersion7(Now.ToDateTimeOffset()).ToString();
        await KeepLooked(Pencil.Blank
            .With("GivenName", names.Names.Count > 0 ? names.Names[0] : "")
            .With("FamilyName", string.Join(' ', names.Names.Skip(1)))
            .With("Born", names.Born)
            .With("Other", string.Join(", ", names.Codes)));
        return Redirect(PathOf("matches"));
    }

    public async Task<IActionResult> OnPostAwayAsync()
    {
        if (await Unfinished() is { } unfinished)
        {
            Id = unfinished.Id;
            await Drop();
        }
        return Redirect(Start);
    }
}
