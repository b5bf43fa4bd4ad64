using Lantern.Access;
using Lantern.App.Site;
using Lantern.Entries;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lantern.App.Pages.About;

/// <summary>How Lantern is made to be used by everybody, and what has not been checked.</summary>
[MayUse(Anyone = true)]
public sealed class AccessibilityModel : PageModel;

/// <summary>Under which licence Lantern may be used.</summary>
[MayUse(Anyone = true)]
public sealed class LicenceModel : PageModel;

/// <summary>Said when a page is not there or not for this reader, which is the same answer, or when what was sent cannot be read.</summary>
[MayUse(Anyone = true)]
[IgnoreAntiforgeryToken]
public sealed class NotFoundModel : PageModel
{
    /// <summary>The status the request ended with.</summary>
    [FromRoute]
    public int Status { get; set; }

    /// <summary>True where the form or the request was at fault.</summary>
    public bool CouldNotBeRead => Status is not 404;

    /// <summary>True for whoever may open a file in an emergency, whatever was asked for: the page says the same of every address.</summary>
    public bool MayBreakGlass => HttpContext.GetReader() is { } reader && Policy.Decide(reader, Deed.BreakGlass, Marks.None, Relation.None).Allowed;

    public string Title => CouldNotBeRead ? "This could not be read" : "Page not found";

    public void OnPost()
    {
    }
}
