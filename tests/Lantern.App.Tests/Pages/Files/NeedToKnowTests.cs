using System.Net;
using Lantern.Access;
using Lantern.App.Tests.Pages.Plan;
using Lantern.Entries;

namespace Lantern.App.Tests.Pages.Files;

/// <summary>Whoever has a small part in a file sees that part and is told so; no page says that what is kept from them is not there.</summary>
public sealed class NeedToKnowTests(DemoHub hub) : IClassFixture<DemoHub>
{
    private static readonly string[] Kept =
    [
        "Older people wait", "Patrol the bus station", "Talked about the lodger", "Seen by the enquiry", "The lodger", "Discussed between managers", "Meet the mother",
    ];

    private static string Flat(Reply reply) => string.Join(' ', reply.Page.Body!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // A file in which every part of the record says something in words of its own.
    private async Task<FileId> Full()
    {
        var file = await hub.Live();
        await hub.Write("hub-manager", file, new HubDecided { Outcome = HubOutcome.AssessmentSection17, Because = "Two agencies saw the same" });
        await hub.Write("hub-manager", file, new OutcomeTold { Recipient = Recipient.Referrer, Who = "The school", Note = new Passage("You were right to ring") });
        await hub.Write("social-worker", file,
            Planned.Row("disruption", "Patrol the bus station", "police") with { Target = DisruptionTarget.Place },
            new MeetingHeld { Type = MeetingType.Cin, Present = ["Social care", "health"], Summary = new Passage("Talked about the lodger") },
            new ReportShared { With = SharedWith.Parents, Views = new Passage("Seen by the enquiry") },
            new AssociateNamed { Who = new Passage("The lodger") });
        await hub.Write("team-manager", file, new OversightRecorded { Of = 4, Note = new Passage("Discussed between managers") });
        return file;
    }

    [Fact]
    public async Task The_referrer_reads_what_they_sent_what_was_decided_and_what_they_were_told_and_nothing_else()
    {
        var file = await Full();
        using var referrer = await hub.SignedIn(Role.Referrer);
        foreach (var page in (string[])["", "/chronology", "/duties"])
        {
            var shown = (await referrer.Get($"/files/{file}{page}")).Ok();
            Assert.Contains("You see a part of this file: who it is about; what you sent, what was decided on it and what you were told", Flat(shown), StringComparison.Ordinal);
            Assert.All(Kept, words => Assert.DoesNotContain(words, shown.Text, StringComparison.Ordinal));
        }
        var story = (await referrer.Get($"/files/{file}/chronology")).Ok().Words;
        Assert.Contains("Two agencies saw the same", story, StringComparison.Ordinal);
        Assert.Contains("Outcome told", story, StringComparison.Ordinal);
        var front = (await referrer.Get($"/files/{file}")).Ok().Words;
        foreach (var untrue in (string[])["Nobody has judged", "Nothing has been written", "has not been quoted", "No plan", "Level of risk"])
            Assert.DoesNotContain(untrue, front, StringComparison.Ordinal);
        Assert.Contains("Outcome told", front, StringComparison.Ordinal);
        // Nor do lists say that none was judged.
        var found = (await referrer.Send(await referrer.Get("/find"), [("Looked", "Jo Example")])).Ok().Words;
        Assert.Contains("Not shown to you", found, StringComparison.Ordinal);
        Assert.DoesNotContain("Not judged", found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/plan")]
    [InlineData("/risk")]
    [InlineData("/assessment")]
    [InlineData("/enquiry")]
    [InlineData("/conference")]
    [InlineData("/journey")]
    [InlineData("/quality")]
    public async Task A_page_about_what_the_referrer_does_not_read_is_the_same_whether_anything_stands_there_or_not(string page)
    {
        var (full, bare) = (await Full(), await hub.Worried());
        using var referrer = await hub.SignedIn(Role.Referrer);
        var (one, other) = (await referrer.Get($"/files/{full}{page}"), await referrer.Get($"/files/{bare}{page}"));
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (one.Status, other.Status));
        Assert.Equal(Main(other), Main(one));
        Assert.Contains("This page is not shown to you", one.Words, StringComparison.Ordinal);
        static string Main(Reply reply) => reply.Page.QuerySelector("main")!.TextContent.Trim();
    }

    [Fact]
    public async Task A_second_agency_that_told_of_the_child_later_reads_its_own_and_not_what_was_decided_before()
    {
        var file = await Full();
        await hub.Store.Staff.Add(Belonging.NetworkMember, hub.Worker("referrer-2").Agency, "referrer-2", file, "For a day", until: hub.Now + NodaTime.Duration.FromHours(1));
        await hub.Write("referrer-2", file, new ConcernRecorded { Concern = new Passage("Seen again at the park") });
        using var first = await hub.SignedIn("referrer");
        Assert.DoesNotContain("Seen again at the park", (await first.Get($"/files/{file}/chronology")).Ok().Words, StringComparison.Ordinal);
        await hub.Write("hub-manager", file, new HubDecided { Outcome = HubOutcome.NoFurtherAction, Because = "Known already" });
        Assert.DoesNotContain("Known already", (await first.Get($"/files/{file}/chronology")).Ok().Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_network_reads_the_plan_and_not_its_disruption_the_enquiry_the_assessment_or_a_meeting_it_missed()
    {
        var file = await Full();
        await hub.Store.Staff.Add(Belonging.NetworkMember, hub.Worker("education").Agency, "education", file, "Works with the child", until: hub.Now + NodaTime.Duration.FromHours(1));
        await hub.Store.Staff.Add(Belonging.NetworkMember, hub.Worker("health").Agency, "health", file, "Works with the child", until: hub.Now + NodaTime.Duration.FromHours(1));
        using var school = await hub.SignedIn("education");
        using var nurse = await hub.SignedIn("health");
        Assert.Contains("Meet the mother", (await school.Get($"/files/{file}/plan")).Ok().Words, StringComparison.Ordinal);
        var story = (await school.Get($"/files/{file}/chronology")).Ok().Text;
        Assert.All(Kept.Where(words => words != "Meet the mother"), words => Assert.DoesNotContain(words, story, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Forbidden, (await school.Get($"/files/{file}/assessment")).Status);
        // The nurse was at the meeting.
        Assert.Contains("Meeting held", (await nurse.Get($"/files/{file}/chronology")).Ok().Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Meeting held", (await school.Get($"/files/{file}/chronology")).Ok().Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_one_thing_to_do_sees_that_and_whom_to_turn_to_and_nothing_once_it_is_done()
    {
        var file = await Full();
        var asked = await hub.Write("social-worker", file, Planned.Row("disruption", "Light the underpass", "housing") with { Target = DisruptionTarget.Place });
        using var owner = await hub.SignedIn("housing");
        var front = (await owner.Get($"/files/{file}")).Ok();
        Assert.Contains("Light the underpass", front.Words, StringComparison.Ordinal);
        Assert.Contains("the actions that are yours", Flat(front), StringComparison.Ordinal);
        var story = (await owner.Get($"/files/{file}/chronology")).Ok();
        Assert.Contains("Light the underpass", story.Words, StringComparison.Ordinal);
        Assert.Contains("Case allocated", story.Words, StringComparison.Ordinal);
        Assert.All(Kept.Append("Concern recorded"), words => Assert.DoesNotContain(words, story.Text, StringComparison.Ordinal));
        await hub.Write("housing", file, new ActionDone { Of = asked[0].Number, Result = new Passage("The lights are on") });
        (await owner.Get($"/files/{file}")).NotThere();
    }

    [Fact]
    public async Task Somebody_asked_to_one_meeting_reads_that_one()
    {
        var file = await Full();
        await hub.Store.Staff.Add(Belonging.InvitedToMeeting, hub.Worker("police").Agency, "police", file, "One meeting", until: hub.Now + NodaTime.Duration.FromHours(1));
        await hub.Write("social-worker", file, new MeetingHeld { Type = MeetingType.CoreGroup, Present = ["police"], Summary = new Passage("Who does what until May") });
        using var officer = await hub.SignedIn("police");
        var story = (await officer.Get($"/files/{file}/chronology")).Ok();
        Assert.Contains("core group", story.Words, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("child in need", story.Words, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Concern recorded", story.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_known_of_others_is_kept_from_the_network_until_its_writer_opens_it_and_says_why()
    {
        var file = await hub.Live();
        await hub.Store.Staff.Add(Belonging.NetworkMember, hub.Worker("education").Agency, "education", file, "Works with the child", until: hub.Now + NodaTime.Duration.FromHours(1));
        using var school = await hub.SignedIn("education");
        using var worker = await hub.SignedIn("social-worker");
        foreach (var (who, why) in ((string, string)[])[("A cousin", ""), ("A neighbour", "The school lets nobody else collect the child")])
        {
            var form = (await worker.Get($"/files/{file}/write/associate-named")).Ok();
            Assert.Contains("Is it to be open to more", form.Words, StringComparison.Ordinal);
            (await worker.Send(form, [("Who", who), ("Source", "Her tutor"), ("OpenBecause", why)])).Ok();
        }
        var story = (await school.Get($"/files/{file}/chronology")).Ok().Words;
        Assert.DoesNotContain("A cousin", story, StringComparison.Ordinal);
        Assert.Contains("A neighbour", story, StringComparison.Ordinal);
        var open = (await hub.Open(file, "social-worker")).Entries.Single(entry => entry.Body is AssociateNamed { OpenBecause: not null });
        Assert.Contains("lets nobody else collect", (await worker.Get($"/files/{file}/entries/{open.Code}")).Ok().Words, StringComparison.Ordinal);
    }
}
