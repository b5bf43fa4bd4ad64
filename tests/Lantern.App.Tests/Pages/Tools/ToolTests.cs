using System.Net;
using Lantern.Entries;
using Lantern.Practice;

namespace Lantern.App.Tests.Pages.Tools;

public sealed partial class ToolTests(DemoHub hub) : IClassFixture<DemoHub>
{
    private Tool Serial => hub.Pack.Tools["seraf"];

    private Tool Bands => hub.Pack.Tools["cse-1"];

    [Theory]
    [InlineData("tools")]
    [InlineData("tools/seraf")]
    [InlineData("tools/seraf/result")]
    public async Task A_file_of_another_agency_an_absent_one_and_a_forbidden_one_are_the_same_answer(string page)
    {
        var file = await hub.Worried("education");
        using var person = await hub.SignedIn("health");
        var forbidden = (await person.Get($"/files/{file}/{page}")).NotThere();
        var absent = (await person.Get($"/files/zzzzzzzzzzzzzzzzzzzzzzzzzz/{page}")).NotThere();
        Assert.Equal(absent.Words, forbidden.Words);
        Assert.NotEmpty(absent.Words);
    }

    [Fact]
    public async Task A_tool_the_pack_has_not_is_not_there()
    {
        var file = await hub.Worried();
        using var person = await hub.SignedIn("referrer");
        (await person.Get($"/files/{file}/tools/no-such-tool")).NotThere();
        (await person.Get($"/files/{file}/tools/no-such-tool/result")).NotThere();
    }

    [Fact]
    public async Task A_forged_form_keeps_and_writes_nothing()
    {
        var file = await hub.Worried();
        using var person = await hub.SignedIn("referrer");
        foreach (var page in (string[])["tools", "tools/seraf", "tools/seraf/result"])
            Assert.Equal(HttpStatusCode.BadRequest, (await person.Post($"/files/{file}/{page}", ("Chosen", "mild"))).Status);
        Assert.Equal(2, (await hub.Open(file)).Number);
    }

    [Fact]
    public async Task Without_a_recorded_concern_no_tool_is_begun()
    {
        var file = await hub.Begin("front-door", new ChildIdentified { GivenName = "Un", FamilyName = "Worried" });
        using var person = await hub.SignedIn("front-door");
        var page = (await person.Get($"/files/{file}/tools")).Ok();
        Assert.Contains("A tool starts from a recorded concern", page.Words, StringComparison.Ordinal);
        Assert.Null(page.Page.QuerySelector("[name=Choice]"));
    }

    [Fact]
    public async Task No_tool_now_needs_a_reason_and_is_noted_with_it()
    {
        var file = await hub.Worried();
        using var person = await hub.SignedIn("referrer");
        var page = (await person.Get($"/files/{file}/tools")).Ok();
        (await person.Send(page, [("Choice", null)])).Complains("Choose a tool", "#choice");
        (await person.Send(page, [("Choice", "not-now")])).Complains("Say why no tool is completed now", "#because");
        (await person.Send(page, [("Choice", "not-now"), ("Because", new string('x', 4001))])).Complains("Shorten the reason");
        var next = (await person.Send(page, [("Choice", "not-now"), ("Because", "Referred by phone first")])).Ok();
        Assert.EndsWith("/referral", next.Path, StringComparison.Ordinal);
        Assert.Contains("no risk tool now", next.News, StringComparison.Ordinal);
        await person.Send(page, [("Choice", "not-now"), ("Because", "Referred by phone first")]);
        var considered = Assert.Single((await hub.Open(file)).Entries, entry => entry.Body is ToolConsidered);
        Assert.Equal((ToolChoice.NotNow, "Referred by phone first"), (((ToolConsidered)considered.Body).Decision, considered.Body.Because));
    }

    [Fact]
    public async Task Choosing_a_tool_notes_that_it_was_considered_once()
    {
        var file = await hub.Worried();
        using var person = await hub.SignedIn("referrer");
        for (var time = 0; time < 2; time++)
        {
            var page = (await person.Send(await person.Get($"/files/{file}/tools"), [("Choice", "cse-1")])).Ok();
            Assert.EndsWith("/tools/cse-1", page.Path, StringComparison.Ordinal);
        }
        Assert.Single((await hub.Open(file)).Entries, entry => entry.Body is ToolConsidered { Decision: ToolChoice.Yes, Tool: "cse-1" });
    }

    [Fact]
    public async Task An_unfinished_sheet_shows_its_result_and_what_is_lacking_and_is_not_written()
    {
        var file = await hub.Worried();
        using var person = await hub.SignedIn("referrer");
        var result = (await person.Send(await person.Get($"/files/{file}/tools/seraf"), [("Is.out-late", "current")])).Ok();
        Assert.EndsWith("/result", result.Path, StringComparison.Ordinal);
        Assert.Contains("0 + 1 + 0 = 1 point: Category 1", result.Words, StringComparison.Ordinal);
        Assert.Contains("Say what your answer rests on: “Is the child often out later than agreed?”", result.Words, StringComparison.Ordinal);
        Assert.NotNull(result.Page.QuerySelector("a[href$='#is-harmed-at-home']"));
        (await person.Send(result, [("Chosen", "not-at-risk")])).Complains("to finish before this can be written");
        Assert.Equal(2, (await hub.Open(file)).Number);
        var sheet = (await person.Get($"/files/{file}/tools/seraf")).Ok();
        Assert.Equal("current", sheet.Field("Is.out-late"));
    }

    [Fact]
    public async Task What_is_too_long_or_cannot_be_a_day_is_said_and_everything_typed_is_kept()
    {
        var file = await hub.Worried();
        using var person = await hub.SignedIn("referrer");
        var page = await person.Send(await person.Get($"/files/{file}/tools/seraf"),
        [
            ("Is.out-late", "recent"), ("Because.out-late", new string('x', 4001)), ("Completed.Day", "8"), ("Completed.Month", "4"), ("Completed.Year", "2026"),
        ]);
        page.Ok().Complains("Shorten this to 4000 characters; it has 4001", "#because-out-late").Complains("must be today or earlier", "#completed-day");
        Assert.Equal("recent", page.Field("Is.out-late"));
        Assert.Equal(4001, page.Field("Because.out-late")!.Length);
        (await person.Send(page, [("Because.out-late", "x"), ("Completed.Day", "31"), ("Completed.Month", "2")])).Complains("must be a real date", "#completed-day");
    }

    [Fact]
    public async Task The_result_of_no_sheet_leads_to_the_sheet()
    {
        var file = await hub.Worried();
        using var person = await hub.SignedIn("referrer");
        Assert.EndsWith("/tools/seraf", (await person.Get($"/files/{file}/tools/seraf/result")).Ok().Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_rest_can_be_answered_not_known_and_a_draft_thrown_away()
    {
        var file = await hub.Worried();
        using var person = await hub.SignedIn("referrer");
        var sheet = await person.Send(await person.Get($"/files/{file}/tools/cse-1"), [("Is.lonely", "no")], button: "Answer the rest “not known”");
        Assert.Equal("no", sheet.Ok().Field("Is.lonely"));
        Assert.Equal("not-known", sheet.Field("Is.unknown-cars"));
        Assert.Contains("Draft saved Tue 7 April 2026 at 09:30", sheet.Words, StringComparison.Ordinal);
        var saved = await person.Send(sheet, [("Is.lonely", "historic")], button: "Save and carry on");
        Assert.Equal("historic", saved.Ok().Field("Is.lonely"));
        var fresh = await person.Send(saved, [], button: "Throw this draft away");
        Assert.Null(fresh.Ok().Field("Is.lonely"));
    }

    /// <summary>Every answer "no", every part "none known", completed today with the child.</summary>
    private static List<(string Field, string? Value)> Filled(Tool tool, params (string Field, string? Value)[] but)
    {
        List<(string Field, string? Value)> answers =
        [
            .. tool.Indicators.Select(one => ($"Is.{one.Id}", (string?)"no")), .. tool.Sections.Select(one => ($"Section.{one.Id}", (string?)"none known")),
            ("Concern", "The concern of today"), ("With", "child"),
        ];
        answers.RemoveAll(one => but.Any(other => other.Field == one.Field));
        return [.. answers, .. but];
    }

    private async Task<Reply> Result(Person person, FileId file, Tool tool, params (string Field, string? Value)[] but) =>
        (await person.Send(await person.Get($"/files/{file}/tools/{tool.Id}"), Filled(tool, but))).Ok();
}
