using Lantern.App.Site;
using Microsoft.Playwright;

namespace Lantern.App.Tests;

/// <summary>Answers the question why somebody opens a file, as a person would who has no part in it but their role.</summary>
internal static class Why
{
    /// <summary>The reason everybody here gives.</summary>
    public const string Reason = "oversight";

    /// <summary>What a form with the answer sends.</summary>
    public static IReadOnlyList<(string Name, string Value)> Answer { get; } = [(WhyFirst.Asks, "yes"), (WhyFirst.Field, Reason)];

    /// <summary>True where an address is the page that asks.</summary>
    public static bool IsAsked(string? address) => address is not null && address.Contains("/why?then=", StringComparison.Ordinal);

    /// <summary>True where a page asks in the place of a form that was sent.</summary>
    public static bool IsAskedIn(string body) => body.Contains($"name=\"{WhyFirst.Asks}\"", StringComparison.Ordinal);

    /// <summary>Goes to an address in the browser, and answers where the file is first asked why.</summary>
    public static async Task GoTo(this IPage page, string address)
    {
        await page.GotoAsync(address);
        await page.SayWhy();
    }

    /// <summary>Answers where the page that is open asks why.</summary>
    public static async Task SayWhy(this IPage page)
    {
        if (!IsAsked(page.Url))
            return;
        await page.Locator($"input[value='{Reason}']").CheckAsync();
        await page.Locator("main form button").ClickAsync();
        await page.WaitForURLAsync(url => !IsAsked(url));
    }
}
