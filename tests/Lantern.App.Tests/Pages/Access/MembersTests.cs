using Lantern.Access;
using Lantern.Entries;

namespace Lantern.App.Tests.Pages.Access;

/// <summary>Who may open a file: read by those who answer for it or watch over it, changed by those the policy names, and ended by itself.</summary>
public sealed class MembersTests(DemoHub hub) : IClassFixture<DemoHub>
{
    private async Task<FileId> Allocated()
    {
        var file = await hub.Worried();
        await hub.Write("hub-manager", file, new CaseAllocated { Worker = "social-worker", Grade = Grade.Experienced });
        return file;
    }

    [Fact]
    public async Task Neither_the_referrer_nor_a_stranger_learns_who_may_open_it()
    {
        var file = await Allocated();
        foreach (var worker in (string[])["referrer", "police", "system-administrator", "social-worker-2"])
        {
            using var person = await hub.SignedIn(worker);
            (await person.Get($"/files/{file}/access")).NotThere();
        }
    }

    [Fact]
    public async Task A_member_is_not_added_without_who_as_what_an_end_and_a_reason()
    {
        var file = await Allocated();
        using var person = await hub.SignedIn("social-worker");
        var page = (await person.Get($"/files/{file}/access")).Ok();
        var answer = await person.Send(page, [], button: "Add the member");
        answer.Complains("Choose an agency or a person", "#whom").Complains("Choose what they are", "#as").Complains("Give the last day").Complains("Say why", "#because");
        var late = hub.Today.PlusYears(2);
        answer = await person.Send(page, [("Whom", "agency/health"), ("As", "NetworkMember"), ("Until.Day", "1"), ("Until.Month", "1"), ("Until.Year", $"{late.Year}"), ("Because", "The school nurse")], button: "Add the member");
        answer.Complains("The last day must be between today and");
        Assert.Empty(hub.Store.Staff.MembershipsOf(file));
    }

    [Fact]
    public async Task An_agency_that_is_added_reads_until_its_day_is_over()
    {
        var file = await Allocated();
        using var nurse = await hub.SignedIn("health");
        (await nurse.Get($"/files/{file}")).NotThere();
        using var person = await hub.SignedIn("social-worker");
        var last = hub.Today.PlusDays(20);
        var answer = await person.Send(await person.Get($"/files/{file}/access"),
            [("Whom", "agency/health"), ("As", "NetworkMember"), ("Until.Day", $"{last.Day}"), ("Until.Month", $"{last.Month}"), ("Until.Year", $"{last.Year}"), ("Because", "Comes to the drop-in")], button: "Add the member");
        Assert.Contains("They can open this file", answer.Ok().News, StringComparison.Ordinal);
        Assert.Contains("Everybody of School nursing", answer.Words, StringComparison.Ordinal);
        Assert.Contains("Made by Sam Worker", answer.Words, StringComparison.Ordinal);
        (await nurse.Get($"/files/{file}")).Ok();
        var membership = Assert.Single(hub.Store.Staff.MembershipsOf(file));
        Assert.Equal(last, London.DayOf(membership.Until!.Value));
        answer = await person.Send(await person.Get($"/files/{file}/access"), [("Ended", membership.Id), ("EndedBecause", "No longer comes")], button: "End it");
        Assert.Contains("It has ended", answer.Ok().News, StringComparison.Ordinal);
        Assert.Contains("Ended by Sam Worker: No longer comes", answer.Words, StringComparison.Ordinal);
        (await nurse.Get($"/files/{file}")).NotThere();
    }

    [Fact]
    public async Task One_asked_to_a_meeting_reads_and_writes_nothing()
    {
        var file = await Allocated();
        await hub.Store.Staff.Add(Belonging.InvitedToMeeting, "council", "business-support", file, "Takes the minutes", until: hub.Now + NodaTime.Duration.FromHours(3));
        using var person = await hub.SignedIn("business-support");
        (await person.Get($"/files/{file}")).Ok();
        var outcome = await hub.Store.Files.Write(new Store.Act("guest", [Store.ActPart.In(file, new ChildSeen(), new Happening(hub.Today))]), hub.Worker("business-support"));
        Assert.IsType<Store.Outcome.NotFound>(outcome);
    }

    [Fact]
    public async Task A_conflict_closes_the_file_to_its_own_worker_and_only_a_manager_or_the_privacy_officer_may_place_and_lift_it()
    {
        var file = await Allocated();
        using var worker = await hub.SignedIn("social-worker");
        Assert.DoesNotContain("Keep somebody away", (await worker.Get($"/files/{file}/access")).Ok().Words, StringComparison.Ordinal);
        using var manager = await hub.SignedIn("team-manager");
        (await manager.Send(await manager.Get($"/files/{file}/access"), [("Kept", "worker/social-worker")], button: "Keep them away")).Complains("Say why", "#kept-because");
        (await manager.Send(await manager.Get($"/files/{file}/access"), [("Kept", "worker/social-worker"), ("KeptBecause", "A cousin of the family")], button: "Keep them away")).Ok();
        (await worker.Get($"/files/{file}")).NotThere();
        (await worker.Get($"/files/{file}/access")).NotThere();
        using var privacy = await hub.SignedIn("privacy-officer");
        var block = hub.Store.Staff.MembershipsOf(file).Single(one => one.As == Belonging.Blocked);
        var lifted = await privacy.Send(await privacy.Get($"/files/{file}/access"), [("Ended", block.Id), ("EndedBecause", "It was another family")], button: "End it");
        Assert.Contains("Ended by Peyton Privacy: It was another family", lifted.Ok().Words, StringComparison.Ordinal);
        (await worker.Get($"/files/{file}")).Ok();
    }

    [Fact]
    public async Task Who_watches_over_the_record_sees_who_may_open_it_and_who_looked_and_not_a_word_of_it()
    {
        var file = await Allocated();
        await hub.Open(file);
        foreach (var worker in (string[])["privacy-officer", "auditor"])
        {
            using var person = await hub.SignedIn(worker);
            var page = (await person.Get($"/files/{file}/access")).Ok();
            Assert.Contains("Sam Worker", page.Words, StringComparison.Ordinal);
            Assert.Contains("Harper Hub", page.Words, StringComparison.Ordinal);
            Assert.DoesNotContain("Example", page.Words.Replace("Example Academy", "", StringComparison.Ordinal).Replace("Example House", "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.DoesNotContain("lunch", page.Text, StringComparison.Ordinal);
            (await person.Get($"/files/{file}")).NotThere();
        }
    }
}
