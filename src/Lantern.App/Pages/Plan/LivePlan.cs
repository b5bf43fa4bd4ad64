using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;
using NodaTime;

namespace Lantern.App.Pages.Plan;

/// <summary>A plan that is live, with what its latest review changed.</summary>
/// <param name="Entry">The entry that agreed it.</param>
/// <param name="Agreed">What it says.</param>
/// <param name="Reviewed">Its latest review; null before the first.</param>
/// <param name="Version">How often it has been agreed or reviewed, this one counted.</param>
/// <param name="Changed">The day of its latest version.</param>
public sealed record LivePlan(Entry Entry, PlanAgreed Agreed, PlanReviewed? Reviewed, int Version, LocalDate Changed)
{
    /// <summary>Its name: "Child protection plan".</summary>
    public string Name => Agreed.Type is { } type ? NameOf(type) : "Plan";

    /// <summary>How often the child is contacted at least.</summary>
    public Span? ContactEvery => Reviewed?.ContactEvery ?? Agreed.ContactEvery;

    /// <summary>The day it is reviewed by.</summary>
    public LocalDate? ReviewBy => Reviewed?.ReviewBy ?? Agreed.ReviewBy;

    /// <summary>How the GP learns of it.</summary>
    public GpPart? Gp => Reviewed?.Gp ?? Agreed.Gp;

    /// <summary>A kind of plan by name.</summary>
    public static string NameOf(PlanType type) => type == PlanType.Lac ? "Plan for a looked-after child" : $"{Kebab.Words(type.InWords())} plan";

    /// <summary>The plans that are live on a file.</summary>
    public static IReadOnlyList<LivePlan> Read(CaseFile file, PlanOnADay plan) => [.. plan.Live.Select(entry => Of(file, entry))];

    private static LivePlan Of(CaseFile file, Entry entry)
    {
        var agreed = (PlanAgreed)entry.Body;
        var last = file.All<PlanReviewed>().LastOrDefault(one => one.Body.Type == agreed.Type && one.Entry.Number > entry.Number);
        var version = file.All<PlanAgreed>().Count(one => one.Body.Type == agreed.Type) + file.All<PlanReviewed>().Count(one => one.Body.Type == agreed.Type);
        return new LivePlan(entry, agreed, last.Body, version, last.Entry?.Happened.Day ?? entry.Happened.Day);
    }
}
