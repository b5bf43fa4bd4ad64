using Lantern.App.Components.Tags;
using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Store;
using Microsoft.AspNetCore.Mvc;

namespace Lantern.App.Pages.Referrals;

/// <summary>The referral: what worries, the tool with it or to follow, urgent or not.</summary>
[MayUse]
public sealed class ReferModel(HubStore hub) : ReferralPage(hub)
{
    /// <summary>The tools to choose from; that it follows is always there.</summary>
    public IEnumerable<WrittenChoice> Choices =>
    [
        .. Tools.Select(tool => new WrittenChoice(tool.Code, $"Attach {Title(tool)}, completed {Words.Happened(tool.Happened)}") { Hint = Band(tool) }),
        new(ToFollow, "Send it now, with the tool to follow") { Hint = "The tool is then due one working day later. Nothing is turned away for want of a form." },
    ];

    public async Task OnGetAsync()
    {
        await Read();
        Typed.ShowOn(ModelState);
    }

    public Task<IActionResult> OnPostAsync() => Keep($"{SheetPath}/check");

    // There is time for the tool: what was typed waits here until it is done.
    public Task<IActionResult> OnPostToolAsync() => Keep($"/files/{File.Id}/tools");

    private async Task<IActionResult> Keep(string next)
    {
        Typed = Pencil.Of(Request.Form);
        Typed.ShowOn(ModelState);
        foreach (var (field, words) in Wrong())
            ModelState.AddModelError(field, words);
        if (!ModelState.IsValid)
            return Page();
        if (await Hub.Files.SaveDraft(DraftKey, Typed.ToText(), Reader) is not null)
            return Redirect(next);
        ModelState.AddModelError("", "This is too much to keep. Shorten what you wrote");
        return Page();
    }

    private string Title(Entry tool) => tool.Body is ToolCompleted { Tool: { } id } && File.Pack.Tools.TryGetValue(id, out var known) ? known.Title : "the risk tool";

    private string? Band(Entry entry)
    {
        var done = (ToolCompleted)entry.Body;
        var band = done.Chosen ?? done.Suggested;
        return File.Pack.Tools.GetValueOrDefault(done.Tool ?? "")?.Bands.FirstOrDefault(one => one.Id == band)?.Title;
    }
}
