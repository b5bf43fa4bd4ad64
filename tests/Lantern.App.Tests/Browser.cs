using Deque.AxeCore.Commons;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Lantern.App.Tests.Browser))]

namespace Lantern.App.Tests;

/// <summary>
/// One headless Chromium for all tests of this assembly, started when the first test asks for it.
/// Take it in a test class's constructor: <c>public sealed class FindTests(Browser browser)</c>, then
/// <c>await using var visit = await browser.Visit(address, width: 320, script: false);</c>.
/// Each visit is a new person: own cookies, own window. Where Chromium is missing the test fails and says what to install.
/// </summary>
public sealed class Browser : IAsyncDisposable
{
    private const string Chromium = "/usr/bin/chromium";

    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
    ];

    private readonly SemaphoreSlim starting = new(1);
    private IPlaywright? playwright;
    private IBrowser? chromium;

    /// <summary>Opens an address on this machine in a window of the given width, with or without script.</summary>
    /// <param name="address">The address.</param>
    /// <param name="width">The width of the window in pixels.</param>
    /// <param name="script">False to keep our script from the page; axe can still look at it.</param>
    /// <param name="engine">False for a browser that runs no script at all, not even axe.</param>
    public async Task<Visit> Visit(Uri address, int width = 1280, bool script = true, bool engine = true)
    {
        var browser = await Started();
        var context = await browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = 900 },
            Locale = "en-GB",
            TimezoneId = "Europe/London",
            JavaScriptEnabled = engine,
        });
        if (!script && engine)
        {
            // Not by switching script off in the browser: axe is a script, and could then find nothing.
            await context.RouteAsync("**/*.js", route => route.FulfillAsync(new() { ContentType = "text/javascript", Body = "" }));
        }
        var visit = new Visit(context, await context.NewPageAsync());
        await visit.Page.GotoAsync(address.ToString());
        return visit;
    }

    public async ValueTask DisposeAsync()
    {
        if (chromium is not null)
        {
            await chromium.DisposeAsync();
        }
        playwright?.Dispose();
        starting.Dispose();
    }

    private async Task<IBrowser> Started()
    {
        await starting.WaitAsync();
        try
        {
            if (!File.Exists(Chromium))
            {
                throw new InvalidOperationException(
                    $"These tests walk the pages in Chromium, and {Chromium} is not there. Run: apt-get update && apt-get install -y chromium");
            }
            playwright ??= await Playwright.CreateAsync();
            return chromium ??= await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Headless = true, Args = Flags });
        }
        finally
        {
            starting.Release();
        }
    }
}

/// <summary>One person at the browser: a page, and what the browser complained about while it was open.</summary>
public sealed class Visit : IAsyncDisposable
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private readonly IBrowserContext context;
    private readonly List<string> complaints = [];
    private bool isAnother;

    internal Visit(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                complaints.Add(message.Text);
            }
        };
        page.PageError += (_, error) => complaints.Add(error);
    }

    public IPage Page { get; }

    /// <summary>Another window of the same person, who is signed in there or out there as here.</summary>
    public async Task<Visit> Another() => new(context, await context.NewPageAsync()) { isAnother = true };

    /// <summary>Fails unless axe finds nothing, the page does not scroll sideways, and the browser had nothing to complain of
    /// (a refused script or style, a missing file, an error in our script).</summary>
    public async Task FindsNothingWrong()
    {
        string[] wrong = [.. await AxeFinds(), .. complaints];
        Assert.True(wrong.Length == 0, string.Join('\n', wrong));
        Assert.Equal(0, await SidewaysScroll());
    }

    /// <summary>The same on a page that was answered with 403, of which the browser complains once.</summary>
    public async Task FindsNothingWrongWithARefusal()
    {
        Assert.True(complaints.Remove("Failed to load resource: the server responded with a status of 403 (Forbidden)"));
        await FindsNothingWrong();
    }

    /// <summary>What axe finds wrong with the page as it stands, a line for each place.</summary>
    public async Task<IReadOnlyList<string>> AxeFinds()
    {
        // Run in the page itself, violations only: a sixth of the time of the package's own RunAxe.
        await Page.EvaluateAsync(Axe);
        return await Page.EvaluateAsync<string[]>("""
            axe.run({ resultTypes: ["violations"] }).then((found) =>
              found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${rule.help} – ${node.html}`)))
            """);
    }

    /// <summary>What the browser has complained of since this was last asked, or since the visit began.</summary>
    public IReadOnlyList<string> TakeComplaints()
    {
        string[] taken = [.. complaints];
        complaints.Clear();
        return taken;
    }

    /// <summary>By how many pixels the page is wider than its window.</summary>
    public async Task<int> SidewaysScroll() =>
        await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");

    public async ValueTask DisposeAsync()
    {
        if (isAnother)
            await Page.CloseAsync();
        else
            await context.DisposeAsync();
    }
}
