using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Readings;
using Lantern.Store;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Lantern.App.Pages.Referrals;

/// <summary>The referral once more before it is sent; sending it writes it in ink and starts the front door's clock.</summary>
[MayUse]
public sealed class CheckModel(HubStore hub) : ReferralPage(hub)
{
    /// <summary>What is not said; it can be sent without.</summary>
    public IReadOnlyList<string> NotSaid => [.. Gaps()];

    /// <summary>Words to think again about.</summary>
    public IReadOnlyList<LanguageHint> Hints => File.Pack.Language is { } phrases ? LanguageHints.Read(Typed["Concerns"], phrases) : [];

    public async Task<IActionResult> OnGetAsync() => await Read() ? Page() : Redirect(SheetPath);

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await Read())
            return this.Next(IsSent ? $"{SheetPath}/sent" : SheetPath, "That referral has been sent already, or its draft was thrown away. Nothing was sent twice.");
        foreach (var (field, words) in Wrong())
            ModelState.AddModelError("", words);
        if (!ModelState.IsValid)
            return Page();
        if (await Write(Act()) is { } answer)
            return answer;
        await Hub.Files.DropDraft(DraftKey, Reader);
        return Redirect($"{SheetPath}/sent");
    }

    // Both in one act: the clock of the front door runs from the moment the referral was sent.
    private Act Act()
    {
        var now = Happening.Of(File.Now);
        var sent = now with { Time = now.Time?.With(TimeAdjusters.TruncateToMinute) };
        var concerns = Typed.Said("Concerns") is { } words ? new Passage(words) : null;
        var tool = Attached is null ? ToolWithReferral.Awaited : ToolWithReferral.Attached;
        var made = new ReferralMade
        {
            From = From, Urgent = IsUrgent, Tool = tool, Concerns = concerns, Of = Attached?.Number,
            ParentsTold = Typed.Said("ParentsTold") is { } told ? new Passage(told) : null,
        };
        var received = new ContactReceived { From = From, Urgent = IsUrgent, Tool = tool, Concerns = concerns };
        return new Act(Typed["Command"], [ActPart.In(File.Id, made, sent), ActPart.In(File.Id, received, sent)]);
    }

    private bool IsSent => Now.LatestEntry<ReferralMade>() is { } made && made.Writer.Worker == Reader.Worker;

    private IEnumerable<string> Gaps()
    {
        if (Attached is null)
            yield return "the risk tool, which follows";
        if (Typed.Said("Concerns") is null)
            yield return "what worries you now; the recorded concern stands for it";
        if (Typed.Said("ParentsTold") is null)
            yield return "whether the parents or carers know";
    }
}
