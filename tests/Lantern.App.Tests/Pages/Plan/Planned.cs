using System.Globalization;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Store;
using NodaTime;

namespace Lantern.App.Tests.Pages.Plan;

/// <summary>Files that stand where a plan is agreed or reviewed, and what somebody types there.</summary>
internal static class Planned
{
    /// <summary>A child whose worker is known, with an assessment.</summary>
    public static async Task<FileId> Assessed(this DemoHub hub)
    {
        var file = await hub.Worried();
        await hub.Write("hub-manager", file, new CaseAllocated { Worker = "social-worker", Grade = Grade.Experienced });
        await hub.Write("social-worker", file, new AssessmentStarted { Section = 17 });
        await hub.Write("social-worker", file, new AssessmentCompleted { Section = 17, Outcome = "Child in need", Because = "Needs help", Analysis = new Passage("Older people wait outside the school.") });
        return file;
    }

    /// <summary>The same with a row under every heading that may not stay empty.</summary>
    public static async Task<FileId> WithRows(this DemoHub hub)
    {
        var file = await hub.Assessed();
        await hub.Write("social-worker", file,
            Row("supporting-parents", "Meet the mother for a talk of her own", "Rae Example"), Row("police-investigation", "Tell the social worker what may be told", "police"));
        await hub.Write("social-worker", file, Row("disruption", "Patrol the shopping parade", "police") with { Target = DisruptionTarget.Place, FamilyDecidedBy = "Sam Worker" });
        return file;
    }

    /// <summary>The same with a live plan.</summary>
    public static async Task<FileId> Live(this DemoHub hub, PlanType type = PlanType.Cin)
    {
        var file = await hub.WithRows();
        await hub.Write("social-worker", file, new PlanAgreed { Type = type, ContactEvery = new Span(2, Unit.Weeks), ReviewBy = hub.Today.PlusWeeks(6) });
        return file;
    }

    /// <summary>Writes what happened on an earlier day.</summary>
    public static async Task Earlier(this DemoHub hub, string worker, FileId file, LocalDate day, Body body) =>
        Assert.IsType<Outcome.Written>(await hub.Store.Files.Write(new Act($"earlier-{file}-{day}", ActPart.In(file, body, new Happening(day))), hub.Worker(worker)));

    /// <summary>A row of a plan.</summary>
    public static ActionAgreed Row(string area, string action, string owner) => new()
    {
        Action = new Passage(action), Owner = owner, Role = "Worker", Due = new LocalDate(2026, 4, 20), Area = area, Outcome = "The child is safer", Family = FamilyShare.No,
    };

    /// <summary>A date in three boxes.</summary>
    public static IEnumerable<(string Field, string? Value)> Day(string field, LocalDate day) =>
        [(field + ".Day", Number(day.Day)), (field + ".Month", Number(day.Month)), (field + ".Year", Number(day.Year))];

    /// <summary>Everything a line asks, answered in words that name the line.</summary>
    public static IEnumerable<(string Field, string? Value)> Answer(Checklist checklist, ChecklistLine line, string? made = null)
    {
        var name = $"{checklist.Id}.{line.Id}";
        var fields = new List<(string, string?)>();
        switch (line.Answer)
        {
            case LineAnswer.Considered:
                fields.AddRange([($"{name}.is", made ?? "agreed"), ($"{name}.owner", "Sam Worker"), ($"{name}.role", "Worker"), .. Day($"{name}.due", new LocalDate(2026, 5, 1))]);
                break;
            case LineAnswer.Asked:
                fields.Add(($"{name}.is", made ?? "yes"));
                break;
            case LineAnswer.Words:
                fields.Add(($"{name}.said", $"Said of {line.Id}"));
                break;
        }
        if (made is "no" or "not-known" or "declined")
            fields.Add(($"{name}.because", $"Reason of {line.Id}"));
        foreach (var ask in line.Asks)
            fields.AddRange(Ask($"{name}.{(line.Answer == LineAnswer.Items ? "items.1" : "details")}.{ask.Id}", line, ask));
        return fields;
    }

    /// <summary>One thing a line asks, answered.</summary>
    public static IEnumerable<(string Field, string? Value)> Ask(string name, ChecklistLine line, LineAsk ask) => ask.Form switch
    {
        AskForm.Day => Day(name, new LocalDate(2026, 4, 3)),
        AskForm.Choice => [(name, ask.Choices[0])],
        _ => [(name, ask.Id == "owner" ? "Sam Worker" : $"{line.Id} {ask.Id}")],
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
