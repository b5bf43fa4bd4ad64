using Lantern.Entries;
using Lantern.Readings;

namespace Lantern.App.Site;

/// <summary>What runs on a child's file and has a page of its own on which it stands together.</summary>
public static class UnderWay
{
    /// <summary>Each with its address, in the order of the journey.</summary>
    /// <param name="file">The file's id.</param>
    /// <param name="now">The file as it reads.</param>
    public static IEnumerable<(string Title, string Path)> Read(FileId file, CaseFile now)
    {
        if (now.LatestEntry<Body>(body => body is Section47Started or Section47Concluded) is { Body: Section47Started } enquiry)
            yield return ($"Section 47 enquiry, since {Words.Day(enquiry.Happened.Day)}", $"/files/{file}/enquiry");
        if (now.LatestEntry<Body>(body => body is AssessmentStarted or AssessmentCompleted) is { Body: AssessmentStarted } assessment)
            yield return ($"Assessment, since {Words.Day(assessment.Happened.Day)}", $"/files/{file}/assessment");
        if (now.LatestEntry<Body>(body => body is ConferencePlanned or ConferenceHeld) is { Body: ConferencePlanned planned })
            yield return ($"Child protection conference{(planned.For is { } day ? $", {Words.Day(day.Day)}" : "")}", $"/files/{file}/conference");
        if (now.All<AssociateNamed>().Any())
            yield return ("People the child spends time with", $"/files/{file}/associates");
    }
}
