namespace Lantern.App.Tests;

/// <summary>A page's text without what differs each time it is drawn: the tokens of its forms.</summary>
internal static class Bare
{
    public static string Of(Reply reply)
    {
        foreach (var token in reply.Page.QuerySelectorAll("[name=__RequestVerificationToken]"))
            token.SetAttribute("value", "");
        return reply.Page.DocumentElement.OuterHtml;
    }
}
