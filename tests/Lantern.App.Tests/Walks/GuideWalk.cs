using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using NodaTime;

namespace Lantern.App.Tests.Walks;

/// <summary>
/// Several workers at their browsers, one after the other, on one file. Counts pages and clicks, holds every page that is looked
/// at against axe, and keeps pictures of them in the folder that LANTERN_GUIDE names.
/// </summary>
internal sealed partial class GuideWalk(DemoHub hub, Browser browser) : IAsyncDisposable
{
    private const int Tallest = 1200;

    private static readonly string? Folder = Environment.GetEnvironmentVariable("LANTERN_GUIDE");

    private readonly Dictionary<string, (LocalDate Day, Visit Visit)> _visits = [];
    private readonly HashSet<string> _pages = [];
    private Visit _visit = null!;
    private int _pictures;

    /// <summary>How often somebody clicked.</summary>
    public int Clicks { get; private set; }

    /// <summary>How many different pages were open.</summary>
    public int Pages => _pages.Count;

    /// <summary>The page that is open.</summary>
    public IPage Page => _visit.Page;

    /// <summary>The clock goes on to a later day.</summary>
    public void On(LocalDate day) => hub.Clock.Advance(TimeSpan.FromDays(Period.DaysBetween(hub.Today, day)));

    /// <summary>A worker opens a page; on a new day they sign in again.</summary>
    public async Task As(string worker, string path)
    {
        if (_visits.TryGetValue(worker, out var before) && before.Day == hub.Today)
        {
            _visit = before.Visit;
            await Page.GoTo(new Uri(hub.Address, path).ToString());
        }
        else
        {
            if (before.Visit is not null)
                await before.Visit.DisposeAsync();
            _visit = await hub.Visit(browser, worker, path);
            _visits[worker] = (hub.Today, _visit);
        }
        Opened();
    }

    /// <summary>Holds the page against axe and keeps its picture.</summary>
    /// <param name="name">What the picture is called.</param>
    /// <param name="from">What the picture begins with; the top of the page where it is left out.</param>
    public async Task Look(string name, string? from = null)
    {
        await _visit.FindsNothingWrong();
        _pictures++;
        if (Folder is null)
            return;
        var top = from is null ? 0 : await Page.Locator(from).First.EvaluateAsync<float>("one => Math.max(0, one.getBoundingClientRect().top + scrollY - 20)");
        var height = await Page.EvaluateAsync<float>("document.documentElement.scrollHeight");
        // Through the browser's own protocol: only there can a picture be made smaller, and forty of them are kept.
        var protocol = await Page.Context.NewCDPSessionAsync(Page);
        var taken = await protocol.SendAsync("Page.captureScreenshot", new Dictionary<string, object>
        {
            ["format"] = "jpeg", ["quality"] = 50, ["captureBeyondViewport"] = true,
            ["clip"] = new Dictionary<string, object> { ["x"] = 0, ["y"] = top, ["width"] = 1280, ["height"] = Math.Min(Tallest, height - top), ["scale"] = 0.75 },
        });
        await File.WriteAllBytesAsync(Path.Combine(Folder, $"{_pictures:00}-{name}.jpg"), taken!.Value.GetProperty("data").GetBytesFromBase64());
        await protocol.DetachAsync();
    }

    /// <summary>Fills in fields by name: a choice is chosen, words are typed, a day goes into its three boxes.</summary>
    public async Task Fill(params (string Name, object Value)[] fields)
    {
        foreach (var (name, value) in fields)
        {
            if (value is LocalDate day)
                await Fill(($"{name}.Day", Text(day.Day)), ($"{name}.Month", Text(day.Month)), ($"{name}.Year", Text(day.Year)));
            else
                await Fill(name, (string)value);
        }
    }

    /// <summary>Presses a button; fails where the page then complains.</summary>
    public async Task Press(string button)
    {
        await Click(Button(button));
        await Sound();
    }

    /// <summary>Presses a button that is refused with these words.</summary>
    public async Task Refused(string button, string words)
    {
        await Click(Button(button));
        await Assertions.Expect(Page.Locator(".govuk-error-summary")).ToContainTextAsync(words);
    }

    /// <summary>Saves an item of a meeting and goes on to the next.</summary>
    public async Task GoOn()
    {
        await Click(Page.Locator("main form button[accesskey='s']"));
        await Sound();
    }

    /// <summary>Follows a link.</summary>
    public Task Follow(string link) => Click(Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).First);

    /// <summary>Fails unless the page says so.</summary>
    public async Task Says(params string[] words)
    {
        foreach (var one in words)
            await Assertions.Expect(Page.Locator("body")).ToContainTextAsync(one);
    }

    /// <summary>Settles every line on the page that nobody has answered: it does not apply, there is none, or no, with its reason.</summary>
    /// <param name="because">The reason.</param>
    public async Task Settle(string because = "It does not arise for Robin at present; looked at again at the review.") => Clicks += await Page.EvaluateAsync<int>("""
        (because) => {
          let settled = 0;
          for (const line of document.querySelectorAll(".lantern-line")) {
            const answers = [...line.querySelectorAll("input[type=radio][name$='.is']")];
            const typed = [...line.querySelectorAll("textarea, input[type=text]")].some((field) => field.value.trim());
            if (answers.length === 0 || typed || answers.some((one) => one.checked)) continue;
            ["not-applicable", "none", "no", "not-known"].map((value) => answers.find((one) => one.value === value)).find((one) => one).click();
            const reason = line.querySelector("textarea[name$='.because']");
            reason.value = because;
            reason.dispatchEvent(new Event("input", { bubbles: true }));
            settled++;
          }
          return settled;
        }
        """, because);

    /// <summary>Says of everybody expected at a meeting who is not accounted for yet: apologies, or why they were not asked.</summary>
    public async Task AccountForTheRest() => Clicks += await Page.EvaluateAsync<int>("""
        () => {
          let said = 0;
          for (const row of document.querySelectorAll(".lantern-line")) {
            const came = [...row.querySelectorAll("input[type=radio][name$='.Came']")];
            if (row.closest("details") || row.querySelector("[name$='.Agency']") || came.some((one) => one.checked)) continue;
            const why = row.querySelector("[name$='.LeftOut']");
            if (why) why.value = why.value || "Told by telephone afterwards";
            else came.find((one) => one.value === "apologies").click();
            said++;
          }
          return said;
        }
        """);

    public async ValueTask DisposeAsync()
    {
        foreach (var (_, visit) in _visits.Values)
            await visit.DisposeAsync();
    }

    private async Task Fill(string name, string value)
    {
        var fields = Page.Locator($"main [name='{name}']");
        var kind = await fields.First.EvaluateAsync<string>("field => { field.closest('details')?.setAttribute('open', ''); return field.tagName === 'SELECT' ? 'select' : field.type; }");
        if (kind is "radio" or "checkbox")
        {
            Clicks++;
            await Page.Locator($"main [name='{name}'][value='{value}']").CheckAsync();
        }
        else if (kind == "select")
        {
            Clicks++;
            await fields.First.SelectOptionAsync(value);
        }
        else
        {
            await fields.First.FillAsync(value);
        }
    }

    private ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).First;

    private async Task Click(ILocator one)
    {
        Clicks++;
        await one.ClickAsync();
        await Page.WaitForLoadStateAsync();
        // Whoever came to do a duty and has done it is asked why on the next page.
        await Page.SayWhy();
        Opened();
    }

    private async Task Sound()
    {
        var errors = await Page.Locator(".govuk-error-summary li").AllInnerTextsAsync();
        Assert.True(errors.Count == 0, $"{Code().Replace(Page.Url, "…")}: {string.Join("; ", errors)}");
    }

    // A page counts once, whatever file or entry it is about.
    private void Opened() => _pages.Add(Code().Replace(new Uri(Page.Url).AbsolutePath, "…"));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("[0-9a-z]{26}|(?<=strategy/|entries/|assessments/|reports/)[0-9a-f]{8,}")]
    private static partial Regex Code();
}
