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

/// <summary>Said when something went wrong in the program itself; it gives no detail away.</summary>
[MayUse(Anyone = true)]
[IgnoreAntiforgeryToken]
public sealed class ProblemModel : PageModel
{
    /// <summary>True where the program is sound and the record cannot be reached: the disk or the database.</summary>
    public bool IsTheRecord => Response.StatusCode == StatusCodes.Status503ServiceUnavailable;

    /// <summary>What keeps anything new from being written, while files can be read; null where that is not it.</summary>
    public StoppedWriting? Stopped => StoppedWriting.Of(HttpContext);

    public string Title => Stopped is not null ? "Nothing new can be written now" : IsTheRecord ? "The record cannot be read or written now" : "Sorry, there is a problem";

    public void OnPost()
    {
    }
}

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
