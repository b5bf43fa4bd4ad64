using Lantern.App.Accounts;
using Lantern.App.Site;
using Lantern.Store;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lantern.App.Pages.SignIn;

/// <summary>Signing in with a name, a password and a code. Whatever was wrong, the page says the same.</summary>
[MayUse(Anyone = true)]
public sealed class PasswordModel(AccountBook book, HubStore hub) : PageModel
{
    private const int Longest = 200;

    /// <summary>Where to go after signing in.</summary>
    [BindProperty]
    public string? Then { get; set; }

    public IActionResult OnGet() => Redirect(Site.SignIn.Path);

    public async Task<IActionResult> OnPostAsync(string? name, string? password, string? code)
    {
        if (hub.IsMadeUp)
            return NotFound();
        foreach (var (field, typed, words) in (IEnumerable<(string, string?, string)>)
            [("Name", name, "Enter your sign-in name"), ("Password", password, "Enter your password"), ("Code", code, "Enter the code your app shows")])
        {
            if (string.IsNullOrWhiteSpace(typed) || typed.Length > Longest)
                ModelState.AddModelError(field, words);
        }
        if (ModelState.ErrorCount > 0)
            return Page();
        var attempt = await book.Check(name!, password!, code!, HttpContext.Connection.RemoteIpAddress);
        if (attempt.Account is { } account)
        {
            await Site.SignIn.As(HttpContext, account.Worker, account.Id);
            return Redirect(Url.IsLocalUrl(Then) ? Then : "/");
        }
        ModelState.AddModelError(attempt.Wait is null ? "Name" : "", attempt.Wait is { } until
            ? $"There were too many attempts with this name or from this place. Nothing more is checked until {Words.Time(until + NodaTime.Duration.FromSeconds(59))}. Wait until then"
            : "The sign-in name, the password or the code is not right. Each code works once; wait for the next if you have used it");
        return Page();
    }
}
