using Lantern.Entries;
using Lantern.Practice;

namespace Lantern.App.Tests.Pages.Assessments;

/// <summary>A child being assessed: referred, with a tool of today, sent to the hub, and a manager who has looked.</summary>
internal static class Assessing
{
    public static async Task<FileId> Begun(DemoHub hub, bool withTool = true, bool withOversight = true)
    {
        var file = await hub.Referred();
        await hub.Write("front-door", file, new ReferralSentToHub { Because = "Signs", Of = 4 });
        await hub.Write("hub-manager", file, new CaseAllocated { Worker = "social-worker", Grade = Grade.Experienced },
            new RiskLevelSet { Level = RiskLevel.Medium, Because = "Two agencies saw the same cars." });
        await hub.Write("social-worker", file, new AssessmentStarted { Section = 17, Team = AssessmentTeam.Area });
        if (withTool)
            await hub.Write("social-worker", file, Tool(hub));
        if (withTool)
            await hub.Write("social-worker", file, new InformationShared { What = "The risk tool", Recipient = Recipient.Hub });
        if (withOversight)
            await hub.Write("team-manager", file, new OversightRecorded { Note = new Passage("Talked through on Monday.") });
        return file;
    }

    /// <summary>A risk tool with one indicator of each group seen now.</summary>
    public static ToolCompleted Tool(DemoHub hub)
    {
        var tool = hub.Pack.Tools["seraf"];
        var seen = tool.Groups.Select(group => group.Indicators[0].Id).ToHashSet();
        return new ToolCompleted
        {
            Tool = tool.Id, Edition = tool.Edition, Concern = new Passage("Left the site at lunch."), Due = hub.Today.PlusMonths(2),
            Answers = tool.Indicators.ToDictionary(one => one.Id, one => seen.Contains(one.Id)
                ? new Answer { Is = Is.Yes, When = When.Current, Because = $"Seen by the school: {one.Id}" } : new Answer { Is = Is.No }),
        };
    }

    /// <summary>Fills every part of the assessment on its page, and saves each.</summary>
    public static async Task FillAll(DemoHub hub, Person worker, FileId file, Func<Checklist, ChecklistArea, bool>? fits = null)
    {
        foreach (var list in hub.Pack.For(ChecklistUse.Assessment))
        {
            foreach (var area in list.Areas.Where(area => fits?.Invoke(list, area) != false))
            {
                var page = (await worker.Get($"/files/{file}/assessment/{list.Id}.{area.Id}")).Ok();
                (await worker.Send(page, LineFilling.Fill(page, list), "Save")).Ok();
            }
        }
    }

    /// <summary>The last page, filled in.</summary>
    public static async Task<Reply> Complete(Person worker, FileId file, params (string Field, string? Value)[] typed)
    {
        var page = (await worker.Get($"/files/{file}/assessment/finish")).Ok();
        (string Field, string? Value)[] usual = [("Outcome", "child-in-need"), ("Because", "She needs more than her family can give now.")];
        return await worker.Send(page, [.. usual.Where(field => typed.All(one => one.Field != field.Field)), .. typed], "Complete the assessment");
    }
}
