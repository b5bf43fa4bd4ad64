using Lantern.Access;
using Lantern.App.Accounts;
using Lantern.App.Site;
using Lantern.Store;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lantern.App.Pages.Administration.Accounts;

/// <summary>One account: a new link while it is not set up, a recovery that a second person confirms, signing out from afar, closing.</summary>
[MayUse(Role.SystemAdministrator)]
public sealed class OfModel(AccountBook book, Links links, Recoveries recoveries, Sessions sessions, HubStore hub) : PageModel
{
    private const string List = "/administration/accounts";

    /// <summary>The account.</summary>
    public AccountLine Line { get; private set; } = null!;

    /// <summary>The link to hand over, once it is made.</summary>
    public string? Link { get; private set; }

    /// <summary>In how many browsers somebody is signed in with it.</summary>
    public int SignedIn { get; private set; }

    /// <summary>True where a recovery waits.</summary>
    public bool Waits { get; private set; }

    /// <summary>True before it is set up for the first time, where one person alone invited; else a link takes two people.</summary>
    public bool IsInvited { get; private set; }

    /// <summary>True where it is the administrator's own, which somebody else looks after.</summary>
    public bool IsOwn => Line.Account.Worker == Reader.Worker;

    /// <summary>Who last brought the worker in or changed their role or agency, and when.</summary>
    public string Added => hub.Staff.LastSaved(Line.Account.Worker) is not { } saved ? "Not known"
        : $"{(saved.By is { } by ? hub.Staff.Worker(by)?.Name ?? by : "Whoever keeps the hub’s machine")}, {Words.Moment(saved.At)}";

    private Reader Reader => HttpContext.GetReader()!;

    [NonHandler]
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await book.Find(context.RouteData.Values["account"] as string ?? "") is not { State: not Account.Closed } account)
        {
            context.Result = new NotFoundResult();
            return;
        }
        Line = IndexModel.LineOf(account, hub.Staff);
        IsInvited = account.State == Account.Invited && !await book.TakesTwo(account.Id)
            && hub.Staff.Worker(account.Worker) is { } worker && !Recoveries.TakesTwo(worker.Role);
        Waits = (await recoveries.Open()).Any(one => one.Account.Id == account.Id);
        SignedIn = (await sessions.Of(account.Worker)).Count(one => one.Account == account.Id);
        await next();
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAgainAsync()
    {
        if (!IsInvited)
            return NotFound();
        MakersBrowser.Mark(HttpContext, Reader.Worker);
        Link = OwnSite.Of(Request) + await links.Make(Line.Account.Id, OneTimeLink.Invitation, Reader.Worker);
        return Page();
    }

    public async Task<IActionResult> OnPostRecoverAsync(string? because)
    {
        if (IsOwn || Waits)
            return NotFound();
        if (because is null || because.Trim().Length is < Recoveries.LeastReason or > 1000)
        {
            ModelState.AddModelError("Because", $"Say why in {Recoveries.LeastReason} characters or more");
            return Page();
        }
        MakersBrowser.Mark(HttpContext, Reader.Worker);
        await recoveries.Ask(Line.Account, Reader.Worker, because.Trim());
        return this.Next(Request.Path, "The recovery is asked for. It waits for a second person.");
    }

    public async Task<IActionResult> OnPostSignOutAsync()
    {
        if (IsOwn)
            return NotFound();
        await sessions.EndAll(Line.Account.Id);
        return this.Next(Request.Path, "They are signed out everywhere.");
    }

    public async Task<IActionResult> OnPostCloseAsync()
    {
        if (IsOwn)
            return NotFound();
        await book.Close(Line.Account, Reader.Worker);
        return this.Next(List, "The account is closed.");
    }
}
