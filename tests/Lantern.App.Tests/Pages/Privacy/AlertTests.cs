using Lantern.Access;
using Lantern.Entries;
using Lantern.Store;

namespace Lantern.App.Tests.Pages.Privacy;

/// <summary>Alerts: by reference and without a name, reviewed once by the privacy officer, and kept.</summary>
public sealed class AlertTests(DemoHub hub) : IClassFixture<DemoHub>
{
    [Fact]
    public async Task They_are_for_those_who_watch_over_the_record_alone()
    {
        foreach (var worker in (string[])["hub-manager", "social-worker", "police", "system-administrator", "records-officer"])
        {
            using var person = await hub.SignedIn(worker);
            (await person.Get("/privacy")).NotThere();
            Assert.Null(hub.Store.Watch.Alerts(hub.Worker(worker)));
        }
    }

    [Fact]
    public async Task An_alert_names_no_child_and_its_review_is_written_once_and_remains()
    {
        var file = await hub.Worried(given: "Remy", family: "Reviewed");
        await hub.Store.Watch.BreakGlass(hub.Worker("health"), new Asked("Remy", "Reviewed", new NodaTime.LocalDate(2011, 5, 14), null), "Came to the clinic alone and frightened", 1);
        using var person = await hub.SignedIn("privacy-officer");
        var list = (await person.Get("/privacy")).Ok();
        Assert.Contains("Opened a file in an emergency for 1 hour", list.Words, StringComparison.Ordinal);
        Assert.Contains("R-1001", list.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Remy", list.Text, StringComparison.Ordinal);
        var alert = hub.Store.Watch.Alerts(hub.Worker("privacy-officer"))!.Single(one => one.File == file);
        var page = (await person.Get($"/privacy/alerts/{alert.Id}")).Ok();
        Assert.Contains("frightened", page.Words, StringComparison.Ordinal);
        (await person.Send(page, [], button: "Write the review")).Complains("Choose what you found").Complains("Say what you found", "#found");
        var done = await person.Send(page, [("Finding", "InOrder"), ("Found", "Spoke to Hollis; the nurse in charge agrees.")], button: "Write the review");
        Assert.Contains("remains", done.Ok().News, StringComparison.Ordinal);
        Assert.Contains("In order", (await person.Get("/privacy")).Words, StringComparison.Ordinal);
        Assert.False(await hub.Store.Watch.Review(alert.Id, hub.Worker("privacy-officer"), Finding.TakenFurther, "Again"));
        using var auditor = await hub.SignedIn("auditor");
        Assert.Contains("the nurse in charge agrees", (await auditor.Get($"/privacy/alerts/{alert.Id}")).Ok().Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_auditor_sees_alerts_and_reviews_none()
    {
        await hub.Store.Watch.BreakGlass(hub.Worker("chair"), new Asked(null, "Nobody", null, "R-none"), "A call from another authority", 4);
        var alert = hub.Store.Watch.Alerts(hub.Worker("auditor"))!.First(one => one.Worker == "chair");
        using var person = await hub.SignedIn("auditor");
        Assert.Contains("has not reviewed it yet", (await person.Get($"/privacy/alerts/{alert.Id}")).Ok().Words, StringComparison.Ordinal);
        Assert.False(await hub.Store.Watch.Review(alert.Id, hub.Worker("auditor"), Finding.InOrder, "Fine"));
    }

    [Fact]
    public async Task Whoever_may_open_the_file_anyway_breaks_no_glass()
    {
        var file = await hub.Worried("referrer", "Nia", "Notneeded");
        await hub.Write("hub-manager", file, new CaseAllocated { Worker = "social-worker", Grade = Grade.Experienced });
        Assert.Equal(file, await hub.Store.Watch.BreakGlass(hub.Worker("social-worker"), new Asked("Nia", "Notneeded", new NodaTime.LocalDate(2011, 5, 14), null), "Could not find the link", 1));
        Assert.DoesNotContain(hub.Store.Staff.MembershipsOf(file), one => one.As == Belonging.BreakGlass);
        Assert.DoesNotContain(hub.Store.Watch.Alerts(hub.Worker("privacy-officer"))!, alert => alert.File == file);
    }

    [Fact]
    public async Task Looks_after_hours_by_somebody_without_a_part_are_put_before_the_privacy_officer()
    {
        var file = await hub.Worried(given: "Una", family: "Usual");
        for (var day = 0; day < 9; day++)
        {
            if (London.DayOf(hub.Now).DayOfWeek < NodaTime.IsoDayOfWeek.Saturday)
                await hub.Open(file, day == 3 ? "front-door" : "cse-manager");
            hub.Clock.Advance(TimeSpan.FromDays(1));
        }
        var alert = Assert.Single(hub.Store.Watch.Alerts(hub.Worker("privacy-officer"))!, alert => alert.File == file && alert.Worker == "cse-manager");
        Assert.Contains("on 6 days or more without a part in it", alert.What, StringComparison.Ordinal);
    }
}
