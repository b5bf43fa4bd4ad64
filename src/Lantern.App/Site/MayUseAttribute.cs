using Lantern.Access;
using Lantern.Entries;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Lantern.App.Site;

/// <summary>Says who may use a page; a page that says nothing does not build. Whether a file may be opened is decided in the file room, not here.</summary>
/// <param name="roles">The roles; none named means everybody who is signed in.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MayUseAttribute(params Role[] roles) : Attribute, IAuthorizationFilter
{
    /// <summary>The roles that may; empty for everybody who is signed in.</summary>
    public IReadOnlyList<Role> Roles { get; } = roles;

    /// <summary>Who may use a page that is for one deed: whoever the policy lets do it without standing in any relation to a file.</summary>
    public MayUseAttribute(Deed deed)
        : this(Enum.GetValues<Role>().Where(role => Policy.Decide(new Reader("", "", role, "", ""), deed, Marks.None, Relation.None).Allowed).ToArray())
    {
    }

    /// <summary>True for the few pages that need no sign-in.</summary>
    public bool Anyone { get; init; }

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        if (Anyone)
            return;
        if (context.HttpContext.GetReader() is not { } reader)
            context.Result = new RedirectResult(SignIn.PathBackTo(context.HttpContext.Request));
        else if (Roles.Count > 0 && !Roles.Contains(reader.Role))
            context.Result = new NotFoundResult(); // the same answer as for a page that is not there
    }
}
