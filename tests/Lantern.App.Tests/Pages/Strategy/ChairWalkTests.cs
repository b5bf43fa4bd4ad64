using System.Diagnostics;
using System.Text.RegularExpressions;
using Lantern.Access;
using Lantern.Entries;
using Lantern.Practice;
using Microsoft.Playwright;

namespace Lantern.App.Tests.Pages.Strategy;

/// <summary>A chair minutes a meeting with eight agencies about two siblings by keyboard alone; the browser is killed in the middle and no typed word is lost.</summary>
public sealed partial class ChairWalkTests(DemoHub hub, Browser browser) : IClassFixture<DemoHub>
{
    private const string Chromium = "/usr/bin/chromium";
    private const int AgreedLines = 10, FreeActions = 4;
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("LANTERN_PICTURES");

    private static readonly string[] AtTheMeeting =
        ["referring-agency", "social-worker", "hub", "police-child-protection", "gp", "sexual-health", "school-safeguarding", "housing-officer"];

    private readonly Meetings _meetings = new(hub);

    [Fact]
    public async Task A_chair_minutes_eight_agencies_two_siblings_and_fourteen_actions_by_keyboard_and_loses_no_word_when_the_browser_is_killed()
    {
        var (file, sibling) = await Planned();
        using var first = await Crash.Start();
        var keys = new Keys(await SignedIn(first));
        await keys.Open(new Uri(hub.Address, $"/files/{file}/strategy/meeting"));
        foreach (var line in AtTheMeeting)
            await keys.Choose($"Invite.l-{line}.Came");
        await keys.GoOn();
        await keys.Type("Purpose", "Days away from school, a phone nobody can explain, and a car seen twice.");
        await keys.Type("PurposeBy", "Sam Worker");
        await keys.GoOn();
        foreach (var line in AtTheMeeting[..4])
            await keys.Type($"Invite.l-{line}.Said", $"What {line} knows of them.");
        const string last = "The practice saw both children in March and has no worries about";
        await keys.Type("Invite.l-gp.Said", last);
        await Kept(file, "information", last);
        first.Kill();

        await using var second = await browser.Visit(new Uri(hub.Address, "/sign-in"));
        await second.Page.Locator("button[value='chair']").ClickAsync();
        keys.GoOnIn(second.Page);
        await keys.Open(new Uri(hub.Address, $"/files/{file}/strategy/meeting/information"));
        await Assertions.Expect(second.Page.Locator("[name='Invite.l-gp.Said']")).ToHaveValueAsync(last);
        foreach (var line in AtTheMeeting[..4])
            await Assertions.Expect(second.Page.Locator($"[name='Invite.l-{line}.Said']")).ToHaveValueAsync($"What {line} knows of them.");
        await keys.To("Invite.l-gp.Said");
        await keys.Press("End");
        await keys.Type("Invite.l-gp.Said", " their health.");
        foreach (var line in AtTheMeeting[5..])
            await keys.Choose($"Invite.l-{line}.Nothing");
        await keys.GoOn();
        await GoThroughLines(keys);
        await Finish(keys, file, sibling);

        await Assertions.Expect(second.Page.Locator(".govuk-notification-banner")).ToContainTextAsync("concluded");
        await Stands(file, sibling);
        TestContext.Current.SendDiagnosticMessage($"Chair's walk: {keys.Pages} pages, {keys.Pressed} keys to get about and choose, {keys.Typed} letters typed, 0 clicks; 8 agencies, 2 children, {AgreedLines + FreeActions} actions.");
        TestContext.Current.TestOutputHelper?.WriteLine($"Chair's walk: {keys.Pages} pages, {keys.Pressed} keys to get about and choose, {keys.Typed} letters typed, 0 clicks.");
    }

    [Theory]
    [InlineData(320, true)]
    [InlineData(320, false)]
    [InlineData(1280, true)]
    public async Task The_same_meeting_on_a_phone_and_without_script_has_nothing_wrong_on_any_page(int width, bool script)
    {
        var (file, sibling) = await Planned();
        using (var person = await hub.SignedIn("chair"))
        {
            await _meetings.Fill(person, file, "no", file, sibling);
            await Meetings.Type(person, file, "plan", [("Action.1.What", "Ring the school every morning"), ("Action.1.Owner", "Sam Worker"), .. Meetings.Day("Action.1.Due", hub.Today.PlusDays(3))]);
        }
        await using var visit = await hub.Visit(browser, "chair", $"/files/{file}/strategy/plan", width, script);
        await Look(visit, $"{width}-{(script ? "script" : "plain")}", "planning");
        foreach (var item in (string[])[.. Meetings.Items, "actions.strategy-discussion.physical-safety", "actions.strategy-plan.seeing", "conclude"])
        {
            await visit.Page.GoTo(new Uri(hub.Address, Meetings.Path(file, item)).ToString());
            await Look(visit, $"{width}-{(script ? "script" : "plain")}", item);
        }
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Conclude and write it in the files" }).ClickAsync();
        await Look(visit, $"{width}-{(script ? "script" : "plain")}", "held");
        foreach (var link in (string[])["Minutes, as you may see them", "Action list", "Agenda"])
        {
            await visit.Page.GoTo(new Uri(hub.Address, $"/files/{file}/strategy/{(await hub.Open(file)).Entries.Last(entry => entry.Body is StrategyDiscussionHeld).Code}").ToString());
            await visit.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).ClickAsync();
            await Look(visit, $"{width}-{(script ? "script" : "plain")}", link.Split(',')[0]);
        }
    }

    // The lines that may not stay open are settled, the first ten that ask for nothing else are agreed.
    private async Task GoThroughLines(Keys keys)
    {
        var agreed = 0;
        await keys.GoOn();
        while (Area().Match(keys.Page.Url) is { Success: true } at)
        {
            var list = hub.Pack.Checklists[at.Groups[1].Value];
            foreach (var line in list.Areas.Single(area => area.Id == at.Groups[2].Value).Lines)
            {
                if (await keys.Page.Locator($"[name='{list.Id}.{line.Id}.is']").CountAsync() == 0)
                    continue;
                if (agreed < AgreedLines && line is { Answer: LineAnswer.Considered, Always: false, Needs.Count: 0, First.Count: 0 } && !list.Lines.Any(other => other.After?.Line == line.Id))
                {
                    agreed++;
                    await keys.Choose($"{list.Id}.{line.Id}.is");
                    await keys.Type($"{list.Id}.{line.Id}.owner", "Sam Worker");
                    await keys.Day($"{list.Id}.{line.Id}.due", hub.Today.PlusDays(agreed));
                }
                else if (line.Always)
                {
                    await Settle(keys, list, line);
                }
            }
            await keys.GoOn();
        }
        Assert.Equal(AgreedLines, agreed);
    }

    private static async Task Settle(Keys keys, Checklist list, ChecklistLine line)
    {
        string Name(string field) => $"{list.Id}.{line.Id}.{field}";
        if (line.Answer == LineAnswer.Words)
        {
            await keys.Type(Name("said"), "Her own words are in the notes of Friday.");
            return;
        }
        await keys.Choose(Name("is"), line.Answer switch { LineAnswer.Considered => 2, LineAnswer.Asked => 3, _ => 1 });
        await keys.Type(Name("because"), "It does not arise.");
    }

    private async Task Finish(Keys keys, FileId file, FileId sibling)
    {
        foreach (var child in (FileId[])[file, sibling])
        {
            await keys.Choose($"Harm.{child}", 1);
            await keys.Type($"Because.{child}", "The aunt keeps them safe, and both go to school.");
        }
        await keys.GoOn();
        for (var n = 1; n <= FreeActions; n++)
        {
            if (n == 4)
                await keys.Send("button[accesskey=a]");
            await keys.Type($"Action.{n}.What", $"Agreed freely, number {n}");
            await keys.Type($"Action.{n}.Owner", "Sam Worker");
            await keys.Day($"Action.{n}.Due", hub.Today.PlusDays(n));
        }
        await keys.GoOn();
        await keys.Type("Summary", "Both are safe tonight; the school rings at ten if one is away.");
        await keys.Choose("ReadBack");
        await keys.GoOn();
        await keys.Day("Next", hub.Today.PlusDays(14));
        await keys.GoOn();
        await Assertions.Expect(keys.Page.GetByText("Nothing is missing")).ToBeVisibleAsync();
        await keys.GoOn();
    }

    private async Task Stands(FileId file, FileId sibling)
    {
        foreach (var child in (FileId[])[file, sibling])
        {
            var entries = (await hub.Open(child)).Entries;
            var held = entries.Last(entry => entry.Body is StrategyDiscussionHeld);
            Assert.Equal(AgreedLines + FreeActions, entries.Count(entry => entry.Act == held.Act && entry.Body is ActionAgreed));
            var invited = ((StrategyDiscussionHeld)held.Body).Invitations!;
            Assert.Equal(AtTheMeeting.Length, invited.Count(one => one.Attended == true));
            Assert.Equal("The practice saw both children in March and has no worries about their health.", invited.Single(one => one.Line == "gp").Said!.Words);
        }
    }

    private async Task<(FileId File, FileId Sibling)> Planned()
    {
        var file = await _meetings.Allocated();
        var reference = $"R-{Guid.CreateVersion7(hub.Clock.GetUtcNow()).ToString("N")[^8..]}";
        var sibling = await _meetings.Allocated("Sky", "Example", reference);
        using var person = await hub.SignedIn(Role.SocialWorker);
        var page = (await person.Get($"/files/{file}/strategy/plan")).Ok();
        page = (await person.Send(page, [("LookFor", reference)], "Look for this child")).Ok();
        var asked = AtTheMeeting.SelectMany(line => ((string, string?)[])[($"Invite.l-{line}.Person", $"From {line}"), ($"Invite.l-{line}.Asked", "today")]);
        var not = ((string[])["social-care-manager", "consultant-social-work-team"]).SelectMany(line => ((string, string?)[])[($"Invite.l-{line}.Asked", "not"), ($"Invite.l-{line}.LeftOut", "Gets the minutes")]);
        (await person.Send(page,
        [
            ("Child", sibling.Value), ("Mode", "in-person"), ("Chair", "chair"), ("Victims", "2"), ("Suspects", "1"), ("Complex", "yes"), ("Disclosure", "none"),
            .. asked, .. not, ("Urgent.1.Action", "Both stay with their aunt"), ("Urgent.1.Done", "yes"),
        ], "Write the plan")).Ok();
        return (file, sibling);
    }

    // Waits until the hub has the last word, as somebody sees by “Saved”; the browser goes away right after.
    private async Task Kept(FileId file, string item, string words)
    {
        var watch = Stopwatch.StartNew();
        while ((await hub.Store.Files.ReadDraft($"{file}/strategy/{item}", hub.Worker("chair")))?.Text.Contains(words, StringComparison.Ordinal) != true)
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), "What was typed is not kept.");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    private async Task<IPage> SignedIn(Crash chromium)
    {
        var page = await chromium.Page();
        await page.GoTo(new Uri(hub.Address, "/sign-in").ToString());
        await page.Locator("button[value='chair']").ClickAsync();
        return page;
    }

    private static async Task Look(Visit visit, string where, string name)
    {
        if (Pictures is not null)
            await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"strategy-{where}-{name}.png"), FullPage = true });
        var wrong = (string[])[.. await visit.AxeFinds(), .. visit.TakeComplaints()];
        Assert.True(wrong.Length == 0, $"{name}: {string.Join('\n', wrong)}");
        Assert.True(await visit.SidewaysScroll() == 0, $"{name} scrolls sideways at {where}.");
    }

    [GeneratedRegex(@"/meeting/actions\.([a-z0-9-]+)\.([a-z0-9-]+)$")]
    private static partial Regex Area();

    /// <summary>A browser of its own, to be killed like one that crashed.</summary>
    private sealed class Crash : IDisposable
    {
        private readonly Process _process;
        private readonly string _profile;
        private IPlaywright? _playwright;

        private Crash(Process process, string profile) => (_process, _profile) = (process, profile);

        public static Task<Crash> Start()
        {
            var profile = Directory.CreateTempSubdirectory("lantern-crash-").FullName;
            var start = new ProcessStartInfo(Chromium) { RedirectStandardError = true };
            foreach (var flag in (string[])["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--remote-debugging-port=0", $"--user-data-dir={profile}", "about:blank"])
                start.ArgumentList.Add(flag);
            return Task.FromResult(new Crash(Process.Start(start)!, profile));
        }

        public async Task<IPage> Page()
        {
            _playwright = await Playwright.CreateAsync();
            string? line;
            do
                line = await _process.StandardError.ReadLineAsync();
            while (line is not null && !line.Contains("DevTools listening on ", StringComparison.Ordinal));
            var chromium = await _playwright.Chromium.ConnectOverCDPAsync(line!.Split(' ')[^1]);
            return chromium.Contexts[0].Pages[0];
        }

        public void Kill() => _process.Kill(entireProcessTree: true);

        public void Dispose()
        {
            if (!_process.HasExited)
                Kill();
            _process.WaitForExit();
            _process.Dispose();
            _playwright?.Dispose();
            Directory.Delete(_profile, recursive: true);
        }
    }
}
