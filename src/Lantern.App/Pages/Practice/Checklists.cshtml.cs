using Lantern.App.Site;
using Lantern.Practice;

namespace Lantern.App.Pages.Practice;

/// <summary>The checklists of the pack, by where they are used.</summary>
[MayUse]
public sealed class ChecklistsModel(Pack pack) : PracticePage(pack)
{
    /// <summary>The checklists in the order of the journey.</summary>
    public IEnumerable<IGrouping<ChecklistUse, Checklist>> Groups =>
        Pack.Checklists.Values.OrderBy(checklist => checklist.For).ThenBy(checklist => checklist.FromTheStart ? 0 : 1)
            .ThenBy(checklist => checklist.Title, StringComparer.Ordinal).GroupBy(checklist => checklist.For);

    /// <summary>Where a checklist is used, as a heading.</summary>
    public static string Used(ChecklistUse use) => use switch
    {
        ChecklistUse.StrategyPlanning => "Planning a strategy discussion",
        ChecklistUse.Invitations => "Who is asked to a meeting",
        ChecklistUse.StrategyDiscussion => "Strategy discussion",
        ChecklistUse.EnquiryBegun => "Beginning a section 47 enquiry",
        ChecklistUse.Enquiry => "Concluding a section 47 enquiry",
        ChecklistUse.Assessment => "Assessment",
        ChecklistUse.Report => "Report for a conference",
        ChecklistUse.Conference => "Whether a conference is ready",
        ChecklistUse.Plan => "Agreeing a plan",
        ChecklistUse.Review => "Reviewing a plan",
        ChecklistUse.Outcomes => "Library of outcomes for a plan",
        _ => "Ending the part of children’s social care",
    };
}
