using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Lantern.App.Site;

/// <summary>Refuses a request that a page has no handler for, such as a form sent to a page that only shows: else the page would be drawn with nothing read.</summary>
internal sealed class OnlyWhatIsAnswered : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (context.HandlerMethod is not null || SaysWhatWentWrong(context.HttpContext))
            return;
        var method = context.HttpContext.Request.Method;
        var isRead = HttpMethods.IsGet(method) || HttpMethods.IsHead(method);
        if (!isRead || context.ActionDescriptor.HandlerMethods.Any(handler => HttpMethods.IsGet(handler.HttpMethod)))
            context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }

    // The pages for what went wrong are drawn for a request of any method.
    private static bool SaysWhatWentWrong(HttpContext http) =>
        http.Features.Get<IStatusCodeReExecuteFeature>() is not null || http.Features.Get<IExceptionHandlerPathFeature>() is not null;
}
