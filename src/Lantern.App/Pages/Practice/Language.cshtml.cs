using Lantern.App.Site;
using Lantern.Practice;
using Microsoft.AspNetCore.Mvc;

namespace Lantern.App.Pages.Practice;

/// <summary>The phrases to think again about, with what to say instead.</summary>
[MayUse]
public sealed class LanguageModel(Pack pack) : PracticePage(pack)
{
    /// <summary>The phrases.</summary>
    public PhraseList Language => Pack.Language!;

    public IActionResult OnGet() => Pack.Language is null ? NotFound() : Page();
}
