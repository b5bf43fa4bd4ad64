using Microsoft.Playwright;

namespace Lantern.App.Tests.Walks;

/// <summary>What every page has, whoever reads it and with whatever.</summary>
internal static class WholePage
{
    /// <summary>What a page as it came lacks: the right answer, one heading, a title and an address that name nobody.</summary>
    public static async Task<IReadOnlyList<string>> Faults(IPage page, IResponse? answer, string asked)
    {
        var faults = new List<string>();
        if (answer?.Status != 200)
            faults.Add($"answered {answer?.Status}");
        if (!page.Url.EndsWith(asked, StringComparison.Ordinal))
            faults.Add($"led away to {page.Url}");
        if (await page.Locator("h1").CountAsync() is not 1 and var headings)
            faults.Add($"has {headings} first headings");
        faults.AddRange(await NamesOn(page));
        return faults;
    }

    /// <summary>Where a page names somebody who may be read over a shoulder or in a list of addresses: its title, its address, its links.</summary>
    public static async Task<IReadOnlyList<string>> NamesOn(IPage page)
    {
        var faults = new List<string>();
        var title = await page.TitleAsync();
        if (!title.EndsWith(" – Lantern", StringComparison.Ordinal))
            faults.Add($"has the title “{title}”");
        faults.AddRange(NamesIn(title).Select(name => $"names {name} in its title"));
        faults.AddRange(NamesIn(Uri.UnescapeDataString(page.Url)).Select(name => $"names {name} in its address"));
        var links = await page.Locator("a[href], form[action]").EvaluateAllAsync<string[]>("all => all.map(one => one.getAttribute('href') ?? one.getAttribute('action'))");
        faults.AddRange(links.SelectMany(link => NamesIn(Uri.UnescapeDataString(link)).Select(name => $"names {name} in the address of a link: {link}")));
        return faults;
    }

    /// <summary>What cannot be used where no script runs: a form without a button, a menu that stays folded, a field nobody can see.</summary>
    public static async Task<IReadOnlyList<string>> UnusableWithoutScript(IPage page) => await page.EvaluateAsync<string[]>("""
        () => {
          const seen = (one) => one.checkVisibility();
          const faults = [];
          for (const form of document.querySelectorAll("form"))
            if (![...form.querySelectorAll("button:not([type=button])")].some(seen) && !form.closest("details:not([open])"))
              faults.push(`a form without a button: ${form.getAttribute("action") ?? ""}`);
          for (const field of document.querySelectorAll("main input:not([type=hidden]), main select, main textarea"))
            if (!seen(field) && !field.closest("details:not([open])"))
              faults.push(`a field nobody can see: ${field.name}`);
          for (const link of document.querySelectorAll("nav a"))
            if (!seen(link)) faults.push(`a menu that stays folded: ${link.textContent.trim()}`);
          for (const button of document.querySelectorAll("button[type=button]"))
            if (seen(button)) faults.push(`a button that does nothing: ${button.textContent.trim()}`);
          const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
          if (wide > 0) faults.push(`scrolls sideways by ${wide} pixels`);
          return faults;
        }
        """);

    private static readonly string[] Names = [.. RichFile.Names, .. DemoHub.Names, "Alder", "Wren", "Larkspur"];

    private static IEnumerable<string> NamesIn(string text) =>
        Names.Where(name => text.Contains(name, StringComparison.OrdinalIgnoreCase));
}

/// <summary>Pictures of pages: of those at fault, for whoever mends them; of all where LANTERN_SCREENSHOTS names a folder.</summary>
internal static class Shots
{
    private static readonly string? Wanted = Environment.GetEnvironmentVariable("LANTERN_SCREENSHOTS");
    private static readonly Lazy<string> AtFault = new(() => Directory.CreateTempSubdirectory("lantern-faults-").FullName);

    /// <summary>Takes one of the whole page, where one is wanted.</summary>
    public static async Task Take(IPage page, string name, bool isAtFault)
    {
        if (Wanted is null && !isAtFault)
            return;
        var file = string.Concat(name.Select(letter => char.IsLetterOrDigit(letter) || letter == '-' ? letter : '_')).Trim('_');
        await page.ScreenshotAsync(new() { Path = Path.Combine(Wanted ?? AtFault.Value, $"{file}.png"), FullPage = true });
    }
}
