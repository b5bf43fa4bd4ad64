using Lantern.App.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lantern.App.Pages.SignIn;

/// <summary>A page for setting up how somebody signs in; whoever has no leave for it is led to the sign-in page.</summary>
public abstract class SetUpPage(SettingUp settingUp) : PageModel
{
    /// <summary>The account that is set up.</summary>
    public Account Account { get; private set; } = null!;

    /// <summary>The id of the leave.</summary>
    protected string Leave { get; private set; } = "";

    /// <summary>The setting up.</summary>
    protected SettingUp SettingUp { get; } = settingUp;

    [NonHandler]
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await SettingUp.Who(HttpContext) is not { } who)
        {
            context.Result = new RedirectResult(Site.SignIn.Path);
            return;
        }
        (Account, Leave) = who;
        await next();
    }
}
