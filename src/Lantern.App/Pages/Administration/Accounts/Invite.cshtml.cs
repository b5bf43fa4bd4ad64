using Lantern.Access;
using Lantern.App.Accounts;
using Lantern.App.Site;
using Lantern.Store;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Lantern.App.Pages.Administration.Accounts;

/// <summary>Inviting a worker, known or new: a link is made to hand over, and nothing is sent. Where it would give one administrator much, a second person confirms before there is a link.</summary>
[MayUse(Role.SystemAdministrator)]
public sealed class InviteModel(AccountBook book, Links links, Recoveries recoveries, HubStore hub) : PageModel
{
    private const int Longest = 100;

    /// <summary>The link to hand over, once it is made.</summary>
    public string? Link { get; private set; }

    /// <summary>The workers who have no account.</summary>
    public IReadOnlyList<SelectListItem> Without { get; private set; } = [];

    /// <summary>The roles there are.</summary>
    public IEnumerable<SelectListItem> Roles => Enum.GetValues<Role>().Select(role => new SelectListItem(Words.Role(role), Kebab.Of(role.ToString())));

    /// <summary>The agencies there are.</summary>
    public IEnumerable<SelectListItem> Agencies => hub.Staff.Agencies().Select(agency => new SelectListItem(agency.Title, agency.Id));

    public Task OnGetAsync() => Read();

    public async Task<IActionResult> OnPostAsync()
    {
        await Read();
        var typed = Pencil.Of(Request.Form);
        typed.ShowOn(ModelState);
        if (typed["SignInName"] is not { Length: > 0 and <= Longest })
            ModelState.AddModelError("SignInName", $"Enter a sign-in name of up to {Longest} characters");
        var known = typed["Who"] == "known" ? Known(typed) : null;
        var added = typed["Who"] == "new" ? New(typed) : null;
        if (typed["Who"] is not ("known" or "new"))
            ModelState.AddModelError("Who", "Choose whether the hub knows them");
        var takesTwo = known is not null || (added is { } one && Recoveries.TakesTwo(one.Role));
        if (takesTwo && typed["Because"].Length is < Recoveries.LeastReason or > 1000)
            ModelState.AddModelError("Because", $"It takes a second person to let them in. Say why in {Recoveries.LeastReason} characters or more");
        if (ModelState.ErrorCount > 0)
            return Page();
        if (added is { } somebody)
        {
            var inviter = HttpContext.GetReader()!.Worker;
            if (hub.Staff.Agency(somebody.Agency) is null)
                await hub.Staff.Save(new Agency(somebody.Agency, typed["NewAgency"]), inviter);
            await hub.Staff.Save(somebody, inviter);
        }
        if (await book.Make((known ?? added)!.Worker, typed["SignInName"]) is not { } account)
        {
            ModelState.AddModelError("SignInName", "This sign-in name is taken, or the worker has an account by now. Choose another");
            return Page();
        }
        return await Let(account, takesTwo ? typed["Because"] : null);
    }

    private async Task<IActionResult> Let(Account account, string? because)
    {
        ModelState.Clear();
        var inviter = HttpContext.GetReader()!.Worker;
        MakersBrowser.Mark(HttpContext, inviter);
        if (because is not null)
        {
            await recoveries.Ask(account, inviter, because);
            return this.Next("/administration/accounts", "They are invited once a second person confirms it under “Recoveries that wait”.");
        }
        Link = OwnSite.Of(Request) + await links.Make(account.Id, OneTimeLink.Invitation, inviter);
        return Page();
    }

    private Reader? Known(Pencil typed)
    {
        if (Without.All(one => one.Value != typed["Worker"]))
            ModelState.AddModelError("Worker", "Choose a worker");
        return hub.Staff.Worker(typed["Worker"]);
    }

    private Reader New(Pencil typed)
    {
        foreach (var field in (string[])["FullName", "NewAgency", "Team"])
        {
            if (typed[field].Length > Longest)
                ModelState.AddModelError(field, $"Shorten this to {Longest} characters");
        }
        if (typed["FullName"].Length == 0)
            ModelState.AddModelError("FullName", "Enter their name");
        if (string.Equals(typed["FullName"], HttpContext.GetReader()!.Name, StringComparison.OrdinalIgnoreCase))
            ModelState.AddModelError("FullName", "An administrator has no other role, and nobody invites themselves. If it is a namesake, have another administrator invite them");
        var role = Enum.GetValues<Role>().Cast<Role?>().FirstOrDefault(one => Kebab.Of(one.ToString()!) == typed["Role"]);
        if (role is null)
            ModelState.AddModelError("Role", "Choose a role");
        if (typed["NewAgency"].Length == 0 && hub.Staff.Agency(typed["Agency"]) is null)
            ModelState.AddModelError("Agency", "Choose an agency, or enter a new one");
        var agency = typed["NewAgency"].Length > 0 ? $"a-{Secrets.NewId()[..10]}" : typed["Agency"];
        return new Reader($"w-{Secrets.NewId()[..10]}", typed["FullName"], role ?? default, agency, typed["Team"].ToLowerInvariant());
    }

    private async Task Read()
    {
        var with = (await book.All()).Select(account => account.Worker).ToHashSet();
        Without = [.. hub.Staff.Workers().Where(worker => !with.Contains(worker.Worker))
            .Select(worker => new SelectListItem($"{worker.Name}, {Words.Role(worker.Role)}, {hub.Staff.Agency(worker.Agency)?.Title}", worker.Worker))];
    }
}
