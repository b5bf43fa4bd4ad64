using Lantern.Entries;
using Microsoft.Playwright;

namespace Lantern.App.Tests.Pages;

public sealed class WriteInBrowserTests(DemoHub hub, Browser browser) : IClassFixture<DemoHub>
{
    public static TheoryData<int, bool> Screens => new() { { 320, false }, { 1280, true } };

    [Theory, MemberData(nameof(Screens))]
    public async Task The_pages_of_the_practice_manual_are_sound(int width, bool script)
    {
        await using var visit = await hub.Visit(browser, "education", "/practice", width, script);
        string[] paths = ["", "/tools", "/tools/seraf", "/tools/cse-1/form", "/clocks", "/clocks/answer-hub-action", "/refusals", "/lists", "/settings", "/calendar", "/language"];
        foreach (var path in paths)
        {
            await visit.Page.GoTo(new Uri(hub.Address, "/practice" + path).ToString());
            await visit.FindsNothingWrong();
        }
    }

    [Theory, MemberData(nameof(Screens))]
    public async Task The_forms_are_sound_with_and_without_errors(int width, bool script)
    {
        var file = await Allocated();
        await using var visit = await hub.Visit(browser, "social-worker", $"/files/{file}/write", width, script);
        await visit.FindsNothingWrong();
        foreach (var kind in (string[])["meeting-held", "plan-agreed", "welfare-contact-agreed", "action-agreed", "entry-corrected", $"entry-corrected?of={await hub.Code(file, 2)}"])
        {
            await visit.Page.GoTo(new Uri(hub.Address, $"/files/{file}/write/{kind}").ToString());
            await visit.FindsNothingWrong();
        }
        await visit.Page.GoTo(new Uri(hub.Address, $"/files/{file}/write/meeting-held").ToString());
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Write in the file" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("There is a problem")).ToBeVisibleAsync();
        await visit.FindsNothingWrong();
    }

    [Fact]
    public async Task What_is_typed_is_saved_as_it_is_typed_and_there_again_later()
    {
        var file = await Allocated();
        await using (var visit = await hub.Visit(browser, "social-worker", $"/files/{file}/write/strength-noted"))
        {
            await visit.Page.GetByLabel("What is working well?").FillAsync("A tutor whom the child trusts.");
            await Assertions.Expect(visit.Page.Locator("[data-draft-status]")).ToContainTextAsync("Saved", new() { Timeout = 30_000 });
        }
        await using var later = await hub.Visit(browser, "social-worker", $"/files/{file}/write/strength-noted");
        await Assertions.Expect(later.Page.GetByLabel("What is working well?")).ToHaveValueAsync("A tutor whom the child trusts.");
        await later.FindsNothingWrong();
        await later.Page.GetByRole(AriaRole.Button, new() { Name = "Write in the file" }).ClickAsync();
        await Assertions.Expect(later.Page.Locator(".govuk-notification-banner")).ToContainTextAsync("Written");
        Assert.IsType<StrengthNoted>((await hub.Open(file)).Entries[^1].Body);
    }

    private async Task<FileId> Allocated()
    {
        var file = await hub.Worried();
        await hub.Write("hub-manager", file, new CaseAllocated { Worker = "social-worker", Grade = Grade.Experienced });
        return file;
    }
}
