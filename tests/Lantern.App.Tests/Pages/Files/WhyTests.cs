using System.Net;
using Lantern.Access;
using Lantern.App.Site;
using Lantern.Entries;

namespace Lantern.App.Tests.Pages.Files;

/// <summary>Whoever reads a file by role alone says why before it opens: once a day and file, never losing what they typed.</summary>
public sealed class WhyTests(DemoHub hub) : IClassFixture<DemoHub>
{
    private static readonly string[] ByRole = ["front-door", "hub-manager", "cse-manager", "service-manager", "group-service-manager"];

    private Task<FileId> Known(string given) => hub.Begin("referrer-2",
        new ChildIdentified { GivenName = given, FamilyName = "Whyfirst", Born = new NodaTime.LocalDate(2011, 5, 14) }, new ConcernRecorded { Concern = new Passage("Canarywords.") });

    private async Task<IReadOnlyList<Look>> Looks(FileId file, string worker) => [.. (await hub.Store.Files.Looks(file, hub.Worker("hub-manager")))!.Where(look => look.Worker == worker)];

    [Fact]
    public async Task No_page_of_a_file_opens_to_a_role_alone_before_it_says_why_and_no_act_is_taken()
    {
        var file = await Known("Nil");
        foreach (var worker in ByRole)
        {
            using var person = await hub.SignedIn(worker, saysWhy: false);
            foreach (var page in (string[])["", "/chronology", "/risk", "/duties", "/write", "/write/strength-noted", "/decide", "/tools", "/strategy/plan", "/plan", $"/entries/{await hub.Code(file, 2, "referrer-2")}"])
            {
                var asked = await person.Get($"/files/{file}{page}");
                Assert.True(asked.Status == HttpStatusCode.OK && asked.Path.StartsWith($"/files/{file}/why?then=", StringComparison.Ordinal), $"{worker} {page}: {asked.Status} {asked.Path}");
                Assert.DoesNotContain("Whyfirst", asked.Text, StringComparison.Ordinal);
                Assert.DoesNotContain("Canarywords", asked.Text, StringComparison.Ordinal);
            }
            Assert.Empty(await Looks(file, worker));
        }
        Assert.Equal(2, (await hub.Open(file, "referrer-2")).Entries.Count);
    }

    [Fact]
    public async Task The_question_is_not_there_for_whoever_may_not_read_the_file_and_asks_nobody_who_has_a_part_in_it()
    {
        var file = await Known("Nan");
        using var stranger = await hub.SignedIn("education", saysWhy: false);
        (await stranger.Get($"/files/{file}/why")).NotThere();
        (await stranger.Get($"/files/{file}")).NotThere();
        using var part = await hub.SignedIn("referrer-2", saysWhy: false);
        Assert.Equal($"/files/{file}", (await part.Get($"/files/{file}/why?then=/files/{file}")).Ok().Path);
    }

    [Fact]
    public async Task An_answer_is_needed_and_something_else_needs_words()
    {
        var file = await Known("Ned");
        using var person = await hub.SignedIn("cse-manager", saysWhy: false);
        var asked = await person.Get($"/files/{file}/chronology");
        asked = (await person.Send(asked, [])).Complains("Choose why you open this file", "#say-why");
        asked = (await person.Send(asked, [(WhyFirst.Field, "made-up")])).Complains("Choose why you open this file");
        asked = (await person.Send(asked, [(WhyFirst.Field, "something-else")])).Complains("Say in words", "#say-why-words");
        Assert.Equal("something-else", asked.Field(WhyFirst.Field));
        asked = (await person.Send(asked, [(WhyFirst.Field, "something-else"), (WhyFirst.WordsField, new string('x', 501))])).Complains("Shorten this to 500");
        Assert.Empty(await Looks(file, "cse-manager"));
        var open = (await person.Send(asked, [(WhyFirst.Field, "something-else"), (WhyFirst.WordsField, "The regional lead asked how it stands")])).Ok();
        Assert.Equal($"/files/{file}/chronology", open.Path);
        Assert.All(await Looks(file, "cse-manager"), look => Assert.Equal("The regional lead asked how it stands", look.Purpose));
        using var manager = await hub.SignedIn("hub-manager");
        Assert.Contains("The regional lead asked how it stands", (await manager.Get($"/files/{file}/looks")).Ok().Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_asked_once_for_a_file_and_again_when_the_hours_are_over()
    {
        var (file, other) = (await Known("Noa"), await Known("Nia"));
        using var person = await hub.SignedIn("service-manager", saysWhy: false);
        var asked = await person.Get($"/files/{file}");
        Assert.Contains("It stands for this file for 8 hours", asked.Words, StringComparison.Ordinal);
        await person.Send(asked, [(WhyFirst.Field, "quality")]);
        Assert.Equal($"/files/{file}/risk", (await person.Get($"/files/{file}/risk")).Ok().Path);
        Assert.StartsWith($"/files/{other}/why", (await person.Get($"/files/{other}")).Path, StringComparison.Ordinal);
        hub.Clock.Advance(TimeSpan.FromHours(8));
        using var later = await hub.SignedIn("service-manager", saysWhy: false);
        Assert.StartsWith($"/files/{file}/why", (await later.Get($"/files/{file}/risk")).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_leads_to_a_page_of_the_same_file_and_nowhere_else()
    {
        var (file, other) = (await Known("Ola"), await Known("Oli"));
        string[] wrong = ["https://example.org/", "//example.org/", $"/files/{other}", $"/files/{file}x", $"/files/{file}/../{other}", $"/files/{file}//example.org",
            $"/files/{file}/\\example.org", "/", "", $"/files/{file}%2f..%2f{other}", $"/files/{file}?x=\r\nSet-Cookie:a=b", "javascript:alert(1)"];
        foreach (var then in wrong)
            Assert.Equal($"/files/{file}", WhyFirst.Then(then, file.Value));
        Assert.Equal($"/files/{file}/write/x?of=ab12", WhyFirst.Then($"/files/{file}/write/x?of=ab12", file.Value));
        using var person = await hub.SignedIn("cse-manager", saysWhy: false);
        var asked = await person.Get($"/files/{file}/why?then={Uri.EscapeDataString("https://example.org/")}");
        Assert.Equal($"/files/{file}", (await person.Send(asked, [(WhyFirst.Field, "asked")])).Ok().Path);
    }

    [Fact]
    public async Task A_form_that_meets_the_question_is_written_with_the_answer_and_nothing_typed_is_lost()
    {
        var file = await Known("Pip");
        using var person = await hub.SignedIn("hub-manager");
        var form = await person.Get($"/files/{file}/write/strength-noted");
        hub.Clock.Advance(TimeSpan.FromHours(9));
        await person.Send(await person.Get("/sign-in"), [], button: "hub-manager");
        using var unasked = person.WithoutSayingWhy();
        var typed = "A tutor whom the child trusts.\r\nAnd <b>an aunt</b> & \"uncle\".";
        var asked = await unasked.Send(form, [("strength", typed)], button: "Write in the file");
        Assert.Contains("Nothing you typed is lost", asked.Ok().Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Whyfirst", asked.Text, StringComparison.Ordinal);
        Assert.Equal(2, (await hub.Open(file, "referrer-2")).Entries.Count);
        asked = (await unasked.Send(asked, [])).Complains("Choose why you open this file", "#say-why");
        await unasked.Send(asked, [(WhyFirst.Field, "oversight")]);
        var written = Assert.IsType<StrengthNoted>((await hub.Open(file, "hub-manager")).Entries[^1].Body);
        Assert.Equal(typed.ReplaceLineEndings("\n"), written.Strength!.Words.ReplaceLineEndings("\n"));
        Assert.Contains(await Looks(file, "hub-manager"), look => look is { Purpose: "Oversight of this child's case", Answered: true });
    }

    [Fact]
    public async Task A_draft_is_kept_also_before_somebody_said_why()
    {
        var file = await Known("Quin");
        using var person = await hub.SignedIn("cse-manager", saysWhy: false);
        var token = (await person.Get($"/files/{file}")).Field("__RequestVerificationToken")!;
        var kept = await person.Post("/drafts", ("__RequestVerificationToken", token), (Pencil.Key, $"{file}/write/strength-noted"), ("strength", "Typed before"));
        Assert.Equal(HttpStatusCode.NoContent, kept.Status);
        Assert.Contains("Typed before", (await hub.Store.Files.ReadDraft($"{file}/write/strength-noted", hub.Worker("cse-manager")))!.Text, StringComparison.Ordinal);
        Assert.Empty(await Looks(file, "cse-manager"));
    }

    [Fact]
    public async Task Nobody_is_asked_who_comes_to_do_what_the_record_asks_of_them()
    {
        var file = await hub.Referred();
        using var person = await hub.SignedIn("front-door", saysWhy: false);
        Assert.Equal($"/files/{file}", (await person.Get($"/files/{file}")).Ok().Path);
        Assert.All(await Looks(file, "front-door"), look => Assert.True(look.Purpose.StartsWith("Meeting a duty: ", StringComparison.Ordinal) || look.Purpose == Purpose.DecidingOnAReferral.Words, look.Purpose));
        using var manager = await hub.SignedIn("service-manager", saysWhy: false);
        Assert.StartsWith($"/files/{file}/why", (await manager.Get($"/files/{file}")).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_did_a_duty_is_not_asked_on_the_next_page_of_that_file_but_on_another_file_and_the_next_day()
    {
        var (file, other) = (await hub.Referred(), await Known("Rex"));
        using var person = await hub.SignedIn("front-door", saysWhy: false);
        var sent = (await person.Send(await person.Get($"/files/{file}/send-to-hub"), [("Because", "An adult waits for the child")])).Ok();
        Assert.Equal($"/files/{file}", sent.Path);
        Assert.Equal($"/files/{file}/chronology", (await person.Get($"/files/{file}/chronology")).Ok().Path);
        Assert.All(await Looks(file, "front-door"), look => Assert.StartsWith("Meeting a duty: ", look.Purpose, StringComparison.Ordinal));
        Assert.StartsWith($"/files/{other}/why", (await person.Get($"/files/{other}")).Path, StringComparison.Ordinal);
        await AsksAgainTheNextDay("front-door", file);
    }

    [Fact]
    public async Task A_hub_manager_who_decided_is_not_asked_on_the_next_page_of_that_file_but_on_another_file_and_the_next_day()
    {
        var (file, other) = (await hub.Referred(), await Known("Roy"));
        using var door = await hub.SignedIn("front-door");
        await door.Send(await door.Get($"/files/{file}/send-to-hub"), [("Because", "An adult waits for the child")]);
        using var person = await hub.SignedIn("hub-manager", saysWhy: false);
        await person.Send(await person.Get($"/files/{file}/acknowledge"), [("To", "Rae Referrer"), ("Method", "phone")]);
        await person.Send(await person.Get($"/files/{file}/decide"), [("Outcome", "no-further-action"), ("Because", "Nothing was found")]);
        Assert.Contains((await hub.Open(file, "referrer")).Entries, entry => entry.Body is HubDecided);
        Assert.Equal($"/files/{file}/chronology", (await person.Get($"/files/{file}/chronology")).Ok().Path);
        Assert.StartsWith($"/files/{other}/why", (await person.Get($"/files/{other}")).Path, StringComparison.Ordinal);
        await AsksAgainTheNextDay("hub-manager", file);
    }

    private async Task AsksAgainTheNextDay(string worker, FileId file)
    {
        hub.Clock.Advance(TimeSpan.FromDays(1));
        using var later = await hub.SignedIn(worker, saysWhy: false);
        Assert.StartsWith($"/files/{file}/why", (await later.Get($"/files/{file}/chronology")).Path, StringComparison.Ordinal);
    }
}
