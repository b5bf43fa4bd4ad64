using Lantern.Access;
using Lantern.App.Accounts;
using Lantern.App.Site;
using Lantern.Store;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lantern.App.Pages.Administration.Accounts;

/// <summary>An account as the list shows it.</summary>
public sealed record AccountLine(Account Account, string Name, string Role, string Agency);

/// <summary>All accounts of the hub.</summary>
[MayUse(Role.SystemAdministrator)]
public sealed class IndexModel(AccountBook book, Recoveries recoveries, DirectoryBook directory, HubStore hub) : PageModel
{
    /// <summary>The accounts by name.</summary>
    public IReadOnlyList<AccountLine> Lines { get; private set; } = [];

    /// <summary>How many recoveries wait.</summary>
    public int Recoveries { get; private set; }

    /// <summary>How many people from the directory ask.</summary>
    public int Asking { get; private set; }

    public async Task OnGetAsync()
    {
        Lines = [.. (await book.All()).Select(account => LineOf(account, hub.Staff)).OrderBy(line => line.Name, StringComparer.Ordinal)];
        Recoveries = (await recoveries.Open()).Count;
        Asking = (await directory.Asking()).Count;
    }

    /// <summary>How an account stands.</summary>
    public static string State(Account account) => account.State switch
    {
        Account.Invited => "Invited, not set up",
        Account.Ready => "Set up",
        _ => "Closed",
    };

    internal static AccountLine LineOf(Account account, Staff staff) => staff.Worker(account.Worker) is { } worker
        ? new AccountLine(account, worker.Name, Words.Role(worker.Role), staff.Agency(worker.Agency)?.Title ?? worker.Agency)
        : new AccountLine(account, account.Worker, "Works here no longer", "");
}
