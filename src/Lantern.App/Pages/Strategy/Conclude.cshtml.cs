using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Store;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Lantern.App.Pages.Strategy;

/// <summary>Item 9: what is missing, each a link to the field that mends it; then one act writes each child's file its part.</summary>
[MayUse]
public sealed class ConcludeModel(HubStore hub) : MeetingPage(hub)
{
    public override AgendaItem Item => Agenda[^1];

    /// <summary>What is missing, in the order of the agenda.</summary>
    public IReadOnlyList<Lack> Lacks { get; private set; } = [];

    /// <summary>The id of the act, so that sending it twice writes once.</summary>
    public string Command { get; private set; } = "";

    protected override string ItemKey => AgendaItem.Conclude;

    public async Task OnGetAsync()
    {
        await Read();
        Command = Guid.CreateVersion7(File.Now.ToDateTimeOffset()).ToString();
        Lacks = MeetingLacks.Read(Sheet, Reader);
    }

    public async Task<IActionResult> OnPostMoreAsync()
    {
        await Keep(Pencil.Of(Request.Form));
        return Redirect(PathOf(AgendaItem.Conclude));
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var posted = Pencil.Of(Request.Form);
        Command = posted["Command"];
        if (WrittenBefore() is { } before)
            return Redirect(After(before));
        await Read(posted);
        await Keep(posted);
        Lacks = MeetingLacks.Read(Sheet, Reader);
        if (Sheet.Typed.Said("EndedAt") is not null && Sheet.Ended is null)
            ModelState.AddModelError("EndedAt", "The time must be a time, like 14:30");
        if (!FormRows.IsWhole(Command))
            ModelState.AddModelError("", "This form is not whole. Open the page again");
        if (Lacks.Count > 0 || !ModelState.IsValid)
            return Page();
        return await Written();
    }

    private async Task<IActionResult> Written()
    {
        var outcome = await Hub.Files.Write(MeetingWriting.Act(Sheet, Command), Reader);
        if (outcome is Outcome.Refused refused)
        {
            Lacks = [.. refused.Said.Select(one => MeetingLacks.Of(Sheet, one))];
            return Page();
        }
        if (outcome is not Outcome.Written written)
            return NotFound();
        Note(outcome);
        if (await Hub.Files.Open(File.Id, Reader, Purpose) is { } file && OwnDiscussions.Planned(Sheet.Planning, file).Select(body => ActPart.In(File.Id, body, Sheet.Began)).ToList() is { Count: > 0 } theirs)
            await Hub.Files.Write(new Act(Command + "-own", theirs), Reader);
        await MeetingDrafts.Drop(Hub, File.Id, File.Pack, Reader);
        return this.Next(After(written.Entries[0]), "The meeting is concluded and written. Send the minutes to those they are for.");
    }

    // Sent twice, or once more after coming back: what was written since this form was drawn is its answer. Its drafts are gone by then.
    private Entry? WrittenBefore() =>
        Now.LatestEntry<StrategyDiscussionHeld>(held => held.About is null) is { } held && Plan is null && held.Writer.Worker == Reader.Worker
            && Guid.TryParse(Command, out var id) && held.Written >= Drawn(id) ? held : null;

    // A version 7 id begins with the milliseconds it was made at.
    private static Instant Drawn(Guid id)
    {
        var bytes = id.ToByteArray(bigEndian: true);
        return Instant.FromUnixTimeMilliseconds(bytes[..6].Aggregate(0L, (all, one) => (all << 8) | one));
    }

    private string After(Entry held) => $"/files/{File.Id}/strategy/{held.Code}";
}
