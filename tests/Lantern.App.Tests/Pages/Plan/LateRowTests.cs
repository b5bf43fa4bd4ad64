using Lantern.Readings;

namespace Lantern.App.Tests.Pages.Plan;

/// <summary>A row whose day has passed, on a clock of its own.</summary>
public sealed class LateRowTests(DemoHub hub) : IClassFixture<DemoHub>
{
    [Fact]
    public async Task What_is_late_is_said_in_words_and_progress_is_kept_with_its_day()
    {
        var file = await hub.WithRows();
        var code = await hub.Code(file, PlanOnADay.Read((await hub.Open(file, "social-worker")).AsOf(hub.Now)).Rows[0].Entry.Number);
        hub.Clock.Advance(TimeSpan.FromDays(16));
        using var person = await hub.SignedIn("social-worker");
        Assert.Contains("3 days late", (await person.Get($"/files/{file}/plan")).Ok().Words, StringComparison.Ordinal);
        var shown = (await person.Get($"/files/{file}/plan/progress?of={code}")).Ok();
        (await person.Send(shown, [("Progress", "")])).Ok().Complains("Write how far it has come", "#progress");
        (await person.Send(shown, [("Progress", "Two talks were held"), ("Basis", "reported"), ("CorroboratedBy", "Her own diary")])).Ok();
        var plan = (await person.Send((await person.Get($"/files/{file}/plan/progress?of={code}")).Ok(), [("Progress", "Four talks now")])).Ok();
        Assert.Contains("Two talks were held (reported)", plan.Words, StringComparison.Ordinal);
        Assert.Contains("Borne out by: Her own diary", plan.Words, StringComparison.Ordinal);
        Assert.Contains("Four talks now", plan.Words, StringComparison.Ordinal);
        Assert.Equal(2, PlanOnADay.Read((await hub.Open(file, "social-worker")).AsOf(hub.Now)).Rows[0].Progress.Count);
    }
}
