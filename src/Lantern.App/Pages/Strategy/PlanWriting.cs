using Lantern.Entries;

namespace Lantern.App.Pages.Strategy;

/// <summary>What planning writes in a child's file.</summary>
internal static class PlanWriting
{
    /// <summary>The plan with that child's part, and those who need a discussion of their own, named in the file the page is of.</summary>
    public static IEnumerable<Body> Bodies(PlanModel page, MeetingChild child)
    {
        var own = child.File.Id == page.File.Id;
        var considered = page.Lines.SelectMany(list => list.Given).ToList();
        yield return page.Sheet.On(new StrategyDiscussionPlanned
        {
            NeedIdentified = page.Sheet.Typed.Moment("Need"),
            Invitations = [.. page.Grid.Invitations],
            Of = own ? page.Answers?.Number : null,
            About = own ? (page.Answers?.Body as FurtherYoungPersonNamed)?.About : null,
            Checklists = considered.Count == 0 ? null : [.. page.Lines.Select(list => list.Checklist.Id)],
            Considered = considered.Count == 0 ? null : considered,
        }, child);
        foreach (var body in own && !page.IsForAnother ? OwnDiscussions.Named(page.Sheet, child) : [])
            yield return body;
    }
}
