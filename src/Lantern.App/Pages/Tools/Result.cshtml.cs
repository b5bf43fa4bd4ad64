using Lantern.App.Components.Tags;
using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;
using Lantern.Store;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Lantern.App.Pages.Tools;

/// <summary>What a tool makes of the sheet, part by part; a person chooses the band and writes it in ink.</summary>
[MayUse]
public sealed class ResultModel(HubStore hub) : ToolPage(hub)
{
    private const string NoBand = "no-band";
    private const int LongestReason = 4000;

    /// <summary>The result.</summary>
    public Assessment Assessed { get; private set; } = null!;

    /// <summary>What is still to be finished.</summary>
    public IReadOnlyList<Unfinished> Lacks { get; private set; } = [];

    /// <summary>Beside the time before; null the first time.</summary>
    public ToolComparison? Compared { get; private set; }

    /// <summary>The last day of the next review.</summary>
    public Review Review { get; private set; } = null!;

    /// <summary>The next review, as typed.</summary>
    public LocalDate? Due { get; private set; }

    /// <summary>The sheet as it was when this page was drawn, so that nothing unseen is written.</summary>
    public string Seen { get; private set; } = "";

    /// <summary>What the tool suggests and why, in a sentence.</summary>
    public string Suggests => Assessed is { Score: null, Band: { } band } ? $"{band.Title}: the highest group in which something counts" : Assessed.InWords;

    /// <summary>The bands to choose from, the suggested one said to be so.</summary>
    public IEnumerable<WrittenChoice> Bands =>
    [
        .. Tool.Bands.Select(band => new WrittenChoice(band.Id, band.Id == Assessed.Suggested ? $"{band.Title}, as the tool suggests" : band.Title) { Hint = band.Means }),
        .. Assessed.Suggested is null ? [new WrittenChoice(NoBand, "No band: nothing is seen that counts")] : Array.Empty<WrittenChoice>(),
    ];

    public async Task<IActionResult> OnGetAsync() => await Draw() ? Page() : Redirect(SheetPath);

    public async Task<IActionResult> OnPostAsync()
    {
        var typed = Pencil.Of(Request.Form);
        if (!await Draw())
            return this.Next(SheetPath, "This sheet has been written already, or its draft was thrown away. Nothing was written twice.");
        typed.ShowOn(ModelState);
        Due = typed.Date("Due").Date;
        foreach (var wrong in Wrong(typed))
            ModelState.AddModelError(wrong.Field, wrong.Words);
        if (!ModelState.IsValid)
            return Page();
        if (await Write(Act(typed), field => field == "because" ? "ChosenBecause" : field == "due" ? "Due" : "") is { } answer)
            return answer;
        await Hub.Files.DropDraft(DraftKey, Reader);
        var isReferred = Now.LatestEntry<ReferralStep>() is not null;
        return this.Next(isReferred ? $"/files/{File.Id}" : $"/files/{File.Id}/referral", $"The risk tool is in the record: {Tool.Title}.");
    }

    private async Task<bool> Draw()
    {
        await Read();
        if (Saved is null)
            return false;
        Assessed = Assessment.Read(Tool, Sheet.Answers);
        Lacks = Lacking.Read(Tool, Sheet, LastSaid, Today);
        Compared = LastSaid?.Answers is { } before ? ToolComparison.Read(Tool, before, Sheet.Answers) : null;
        Review = Review.Of(Tool, Sheet.Completed ?? Today, File.Pack);
        Due = Review.Latest;
        Seen = Saved.Value.ToUnixTimeTicks().ToString(System.Globalization.CultureInfo.InvariantCulture);
        return true;
    }

    private IEnumerable<Unfinished> Wrong(Pencil typed)
    {
        if (typed["Seen"] != Seen)
            yield return new("", "The answers changed after you saw this result. Look at it again, then write it.");
        if (Lacks.Count > 0)
            yield return new("Lacking", $"{Words.Count(Lacks.Count, "thing")} to finish before this can be written");
        var chosen = typed["Chosen"];
        if (!Bands.Any(band => band.Value == chosen))
            yield return new("Chosen", "Choose a band");
        else if (chosen != (Assessed.Suggested ?? NoBand) && typed.Said("ChosenBecause") is null)
            yield return new("ChosenBecause", "Say why you choose another band than the tool suggests");
        if (typed["ChosenBecause"].Length > LongestReason)
            yield return new("ChosenBecause", $"Shorten the reason to {LongestReason} characters; it has {typed["ChosenBecause"].Length}");
        var due = typed.Date("Due");
        if (due.Date is not { } day)
            yield return new("Due", due.IsEmpty ? "Enter the day of the next review" : $"The next review {due.Problem}");
        else if (day > Review.Latest)
            yield return new("Due", $"The next review must be on or before {Words.Day(Review.Latest)}; an earlier day is allowed");
        else if (day < (Sheet.Completed ?? Today))
            yield return new("Due", "The next review must be after the tool was completed");
    }

    private Act Act(Pencil typed) => new(Sheet.Typed["Command"], ActPart.In(File.Id, new ToolCompleted
    {
        Tool = Tool.Id,
        Edition = Tool.Edition,
        Concern = Sheet.Concern,
        Contributors = Sheet.Contributors,
        Answers = Sheet.Answers,
        Sections = Sheet.Sections,
        Suggested = Assessed.Suggested,
        Chosen = typed["Chosen"] == NoBand ? null : typed["Chosen"],
        Because = typed.Said("ChosenBecause"),
        Due = Due,
    }, new Happening(Sheet.Completed!.Value)));
}
