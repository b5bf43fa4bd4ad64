using Lantern.Access;
using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;
using Lantern.Store;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Lantern.App.Pages.Access;

/// <summary>Who may open a file, as what, until when and why; nothing of what it holds is on it.</summary>
[MayUse]
public sealed class MembersModel(HubStore hub) : PageModel
{
    /// <summary>The file's opaque id, from the address.</summary>
    [FromRoute(Name = "file")]
    public string Id { get; set; } = "";

    /// <summary>Who may open it.</summary>
    public Members Members { get; private set; } = null!;

    /// <summary>Who looked, for those who watch over the record and open no file; else it stands on the file's own page.</summary>
    public IReadOnlyList<LookLine> Looked { get; private set; } = [];

    public HubStore Hub => hub;

    public bool MayRead => May(Deed.Read);

    public bool MayChange => May(Deed.ChangeMembers);

    public bool MayBlock => May(Deed.Block);

    /// <summary>What holds and may be ended by this reader.</summary>
    public IEnumerable<SelectListItem> Endable => Holding.Where(one => one.As == Belonging.Blocked ? MayBlock : MayChange)
        .Select(one => new SelectListItem($"{Who(one)}: {BelongingWords.Say(one.As)}", one.Id));

    public IEnumerable<Membership> Holding => Members.Memberships.Where(one => one.HoldsAt(Members.Now));

    /// <summary>Agencies first, then people.</summary>
    public IEnumerable<SelectListItem> Whom => Chosen.From(hub);

    public async Task<IActionResult> OnGetAsync([FromServices] Pack pack) => await Show(pack) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAddAsync([FromServices] Pack pack)
    {
        if (!await Show(pack) || !MayChange)
            return NotFound();
        var typed = Typed();
        var whom = Chosen.In(typed, "Whom", hub, ModelState);
        if (!Enum.TryParse<Belonging>(typed["As"], out var belonging) || BelongingWords.Offered.All(one => one.As != belonging))
            ModelState.AddModelError("As", "Choose what they are to this file");
        var until = typed.Date("Until");
        var last = London.DayOf(Members.Now).PlusDays(MemberBook.MostDays);
        if (until.Date is not { } day)
            ModelState.AddModelError("Until", until.IsEmpty ? "Give the last day" : $"The last day {until.Problem}");
        else if (day < London.DayOf(Members.Now) || day > last)
            ModelState.AddModelError("Until", $"The last day must be between today and {Words.Day(last)}");
        Chosen.CheckReason(typed, "Because", ModelState);
        if (!ModelState.IsValid)
            return Page();
        return await hub.Members.Add(new FileId(Id), Reader, belonging, whom!.Agency, whom.Worker, London.EndOf(until.Date!.Value), typed["Because"])
            ? this.Next($"/files/{Id}/access", "They can open this file from now on. It ends by itself.") : NotFound();
    }

    public async Task<IActionResult> OnPostBlockAsync([FromServices] Pack pack)
    {
        if (!await Show(pack) || !MayBlock)
            return NotFound();
        var typed = Typed();
        var whom = Chosen.In(typed, "Kept", hub, ModelState);
        Chosen.CheckReason(typed, "KeptBecause", ModelState);
        if (!ModelState.IsValid)
            return Page();
        return await hub.Members.Add(new FileId(Id), Reader, Belonging.Blocked, whom!.Agency, whom.Worker, null, typed["KeptBecause"])
            ? this.Next(whom.Worker == Reader.Worker ? "/" : $"/files/{Id}/access", "They are kept from this file from now on, whatever else holds.") : NotFound();
    }

    public async Task<IActionResult> OnPostEndAsync([FromServices] Pack pack)
    {
        if (!await Show(pack) || !(MayChange || MayBlock))
            return NotFound();
        var typed = Typed();
        if (Endable.All(one => one.Value != typed["Ended"]))
            ModelState.AddModelError("Ended", "Choose what is to end");
        Chosen.CheckReason(typed, "EndedBecause", ModelState);
        if (!ModelState.IsValid)
            return Page();
        return await hub.Members.End(new FileId(Id), Reader, typed["Ended"], typed["EndedBecause"]) ? this.Next($"/files/{Id}/access", "It has ended, and holds from the next page on.") : NotFound();
    }

    /// <summary>Who a membership is for.</summary>
    public string Who(Membership one) => one.Worker is { } worker ? $"{hub.NameOf(worker)}, {hub.TitleOf(one.Agency)}" : $"Everybody of {hub.TitleOf(one.Agency)}";

    /// <summary>The workers an entry shown here names who cannot open the file.</summary>
    public IEnumerable<string> InWords => Members.Ties.All.Where(tie => !tie.LetsIn && hub.Staff.Worker(tie.Who) is { } named
        && !Relations.IsOfEveryFile(named.Role) && Members.Openers.All(one => one.Worker != tie.Who)).Select(tie => tie.Who).Distinct();

    private Reader Reader => HttpContext.GetReader()!;

    private bool May(Deed deed) => Policy.Decide(Reader, deed, Marks.None, Members.Relation).Allowed;

    private async Task<bool> Show(Pack pack)
    {
        if (hub.Members.Of(new FileId(Id), Reader) is not { } members)
            return false;
        Members = members;
        if (!MayRead && await hub.Files.Looks(new FileId(Id), Reader) is { } looks)
            Looked = WhoLooked.Read(looks, pack.Calendar).Lines;
        return true;
    }

    private Pencil Typed()
    {
        var typed = Pencil.Of(Request.Form);
        typed.ShowOn(ModelState);
        return typed;
    }
}
