using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lantern.App.Site;

/// <summary>What was just done, said once on the page that follows; it names no child.</summary>
public static class News
{
    /// <summary>Where it is kept until it has been shown.</summary>
    public const string Key = "News";

    /// <summary>Goes on to the next page with the news.</summary>
    public static RedirectResult Next(this PageModel page, string path, string news)
    {
        page.TempData[Key] = page is FilePage { CannotOpenYet: { Length: > 0 } of } ? news + of : news;
        return new RedirectResult(path);
    }
}
