using Lantern.Access;
using Lantern.App.Components.Tags;
using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Store;
using Microsoft.AspNetCore.Mvc;

namespace Lantern.App.Pages.Tools;

/// <summary>Which risk tool to complete, or why none now.</summary>
[MayUse]
public sealed class ChooseModel(HubStore hub) : FilePage(hub)
{
    /// <summary>The answer that no tool is completed now.</summary>
    public const string NotNow = "not-now";

    private const int LongestReason = 4000;
    private const string BeforeReferral = "pre-referral";

    /// <summary>The tools of the pack, those for before a referral first.</summary>
    public IReadOnlyList<Tool> Tools => [.. File.Pack.Tools.Values.OrderBy(tool => tool.Stage == BeforeReferral ? 0 : 1).ThenBy(tool => tool.Title, StringComparer.Ordinal)];

    /// <summary>The concern a tool starts from; null where none is recorded.</summary>
    public Entry? Concern => Now.Entries.LastOrDefault(entry => entry.Body is ConcernRecorded or ReferralMade or ContactReceived);

    /// <summary>The id a form sent twice is known by.</summary>
    public string Command { get; private set; } = "";

    protected override Purpose Purpose => Purpose.MakingAReferral;

    /// <summary>The choices.</summary>
    public IEnumerable<WrittenChoice> Choices =>
        Tools.Select(tool => new WrittenChoice(tool.Id, tool.Title) { Hint = $"{(tool.Stage == BeforeReferral ? "Before a referral" : "Part of an assessment")}. {Completed(tool)}" });

    public void OnGet() => Command = Guid.CreateVersion7(File.Now.ToDateTimeOffset()).ToString();

    public async Task<IActionResult> OnPostAsync()
    {
        var typed = Pencil.Of(Request.Form);
        typed.ShowOn(ModelState);
        Command = typed["Command"];
        var (choice, because) = (typed["Choice"], typed.Said("Because"));
        if (Concern is null)
            ModelState.AddModelError("", "Record the concern first: a tool starts from one");
        else if (choice != NotNow && !File.Pack.Tools.ContainsKey(choice))
            ModelState.AddModelError("Choice", "Choose a tool, or “Not now”");
        else if (choice == NotNow && because is null)
            ModelState.AddModelError("Because", "Say why no tool is completed now");
        else if (because?.Length > LongestReason)
            ModelState.AddModelError("Because", $"Shorten the reason to {LongestReason} characters; it has {because.Length}");
        if (Command.Length is 0 or > 100)
            ModelState.AddModelError("", "This form is not whole. Open the page again");
        if (!ModelState.IsValid)
            return Page();
        return choice == NotNow ? await Considered(null, because) : await Begin(choice);
    }

    private async Task<IActionResult> Begin(string tool) =>
        IsConsidered ? Redirect($"/files/{File.Id}/tools/{tool}") : await Considered(tool, null);

    // A review starts without the question; a concern nobody has asked it about does not.
    private bool IsConsidered => Now.Entries.LastOrDefault(entry => entry.Body is ToolConsidered or ToolCompleted) is { } answered
        && answered.Number > Concern!.Number;

    private async Task<IActionResult> Considered(string? tool, string? because)
    {
        var body = new ToolConsidered { Tool = tool, Decision = tool is null ? ToolChoice.NotNow : ToolChoice.Yes, Because = because };
        if (await Write(new Act(Command, ActPart.In(File.Id, body, Happening.Of(File.Now)))) is { } answer)
            return answer;
        return tool is null
            ? this.Next($"/files/{File.Id}/referral", "Noted: no risk tool now. You can still refer, with the tool to follow.")
            : Redirect($"/files/{File.Id}/tools/{tool}");
    }

    private string Completed(Tool tool) => Now.LatestEntry<ToolCompleted>(done => done.Tool == tool.Id) is { } last
        ? $"Last completed {Words.Happened(last.Happened)}." : "Not completed yet.";
}
