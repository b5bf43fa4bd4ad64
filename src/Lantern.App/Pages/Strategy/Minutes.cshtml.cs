using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Store;
using Microsoft.AspNetCore.Mvc;

namespace Lantern.App.Pages.Strategy;

/// <summary>The minutes of a strategy discussion, to be printed: the reader's own, or exactly what one recipient gets, and the note that they were handed over.</summary>
[MayUse]
public sealed class MinutesModel(HubStore hub) : PaperPage(hub)
{
    private const int Longest = 200;

    /// <summary>What was typed.</summary>
    public Pencil Typed { get; private set; } = Pencil.Blank;

    /// <summary>The child as a paper names it: initials and reference.</summary>
    public string Child => new MeetingChild(File).Label;

    /// <summary>When the need for it had been seen, where a plan says so.</summary>
    public Happening? NeedSeen => Now.All<StrategyDiscussionPlanned>().LastOrDefault(one => one.Body.About is null && one.Entry.Number < Written.Number && one.Body.NeedIdentified is not null).Body?.NeedIdentified;

    /// <summary>The headings of this copy, to be noted with its handing over.</summary>
    public IReadOnlyList<string> Parts =>
    [
        .. Held!.Purpose is null ? [] : (string[])["Concerns and purpose"], .. (Held.Invitations ?? []).Any(one => one.Said is not null) ? (string[])["Information given"] : [],
        .. Considered.Select(one => one.Area.Title), "Decision", .. Actions.Any() ? (string[])["Actions"] : [],
    ];

    /// <summary>What was made of a line, in words.</summary>
    public string Said(Considered made) => string.Join("; ", new[]
    {
        Kebab.Words(Kebab.Of(made.Is!.Value.ToString())) + (made.Is == Consideration.Agreed ? $": {NameOf(made.Owner ?? "")}{(made.Role is { } role ? $", {role}" : "")}{(made.Due is { } due ? $", by {Words.Day(due)}" : "")}" : ""),
        made.Said?.Words,
        made.Because is { } because ? $"because {because.Words}" : null,
    }.OfType<string>());

    public void OnGet() => Typed = Pencil.Blank.With("Command", Guid.CreateVersion7(File.Now.ToDateTimeOffset()).ToString());

    public async Task<IActionResult> OnPostAsync()
    {
        Typed = Pencil.Of(Request.Form);
        Typed.ShowOn(ModelState);
        if (To is not { } to)
            return NotFound();
        if (Typed.Said("Route") is not { Length: <= Longest } route)
            ModelState.AddModelError("Route", "Say how they got it, in a few words");
        else if (await Write(new Act(FormRows.IsWhole(Typed["Command"]) ? Typed["Command"] : Guid.CreateVersion7(File.Now.ToDateTimeOffset()).ToString(), ActPart.In(File.Id, Note(to, route), new Happening(London.DayOf(File.Now))))) is { } answer)
            return answer;
        else
            return this.Next($"/files/{File.Id}/strategy/{Code}", "Written: who got which copy, how and when.");
        return Page();
    }

    private InformationShared Note(Addressee to, string route) => new()
    {
        What = "Minutes of the strategy discussion", Recipient = to.Recipient, To = to.Title, For = $"Strategy discussion of {Words.Day(Written.Happened.Day)}",
        Parts = Parts, Route = route, Version = $"Printed {Words.Day(London.DayOf(File.Now))}", Of = Written.Number,
    };
}
