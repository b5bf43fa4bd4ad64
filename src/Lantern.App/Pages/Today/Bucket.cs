using Lantern.Readings;
using Lantern.Store;
using NodaTime;

namespace Lantern.App.Pages.Today;

/// <summary>What is owed in one stretch of time, child by child.</summary>
/// <param name="Title">The stretch: "Overdue".</param>
/// <param name="Id">Its place on the page.</param>
/// <param name="Children">The children something is owed for, the most pressing first.</param>
public sealed record Bucket(string Title, string Id, IReadOnlyList<ChildLines> Children)
{
    /// <summary>How many duties it holds.</summary>
    public int Count => Children.Sum(child => child.Lines.Count);

    /// <summary>Sorts lines into overdue, due today, due by Sunday, and later; an empty stretch is left out.</summary>
    public static IReadOnlyList<Bucket> Read(IEnumerable<WorkLine> lines, Instant now)
    {
        var today = London.DayOf(now);
        var sunday = today.With(DateAdjusters.NextOrSame(IsoDayOfWeek.Sunday));
        var sorted = lines.ToLookup(line => line.Duty switch
        {
            { State: DutyState.Overdue } => 0,
            var duty when duty.Due.Day <= today => 1,
            var duty when duty.Due.Day <= sunday => 2,
            _ => 3,
        });
        (string Title, string Id)[] stretches = [("Overdue", "overdue"), ("Due today", "due-today"), ("This week", "this-week"), ("Later", "later")];
        return [.. stretches.Select((stretch, i) => new Bucket(stretch.Title, stretch.Id, ByChild(sorted[i]))).Where(bucket => bucket.Children.Count > 0)];
    }

    private static IReadOnlyList<ChildLines> ByChild(IEnumerable<WorkLine> lines) =>
        [.. lines.GroupBy(line => line.File.File).Select(child => new ChildLines(child.First().File, [.. child]))];
}

/// <summary>What is owed for one child.</summary>
/// <param name="File">The child's file as a line shows it.</param>
/// <param name="Lines">The duties, the earliest due first.</param>
public sealed record ChildLines(FileLine File, IReadOnlyList<WorkLine> Lines);
