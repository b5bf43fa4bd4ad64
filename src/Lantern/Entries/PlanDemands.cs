using Lantern.Practice;
using Lantern.Readings;
using static Lantern.Entries.Objecting;

namespace Lantern.Entries;

/// <summary>What the procedures say against approving a plan that names the checklist it was agreed with.</summary>
internal static class PlanDemands
{
    private const string Parents = "supporting-parents";

    public static IEnumerable<Objection> Against(PlanAgreed plan, Asking asking)
    {
        if (plan.ContactEvery is null && plan.Type is PlanType.Cin or PlanType.Cp)
            yield return new(Refusals.PlanWithoutContact, "contact-every");
        var assessed = asking.File.LatestEntry<AssessmentCompleted>();
        if (assessed is null && (IsBlank(plan.Because) || !IsManager(asking)))
            yield return new(Refusals.PlanWithoutAssessment, "because");
        foreach (var objection in OneStatutory(plan, asking.File).Concat(Supports(plan, asking)))
            yield return objection;
    }

    // Exploitation is part of the plan the child has: a team-around-the-child plan does not stand beside a statutory one.
    private static IEnumerable<Objection> OneStatutory(PlanAgreed plan, CaseFile file)
    {
        foreach (var live in Standing.LivePlans(file).Where(live => live.Type != plan.Type))
        {
            var together = (plan.Type, live.Type) is (PlanType.Cp, PlanType.Lac) or (PlanType.Lac, PlanType.Cp);
            if (!together)
                yield return new(Refusals.PlanBesideAnother, "type", $"A {Kebab.Words(live.Type!.Value.InWords())} plan is live.");
        }
    }

    private static IEnumerable<Objection> Supports(PlanAgreed plan, Asking asking)
    {
        if (!PlanOnADay.OpenActions(asking.File).Any(action => action.Body.Area == Parents) && !SaysNone(plan, asking.Pack))
            yield return new(Refusals.ParentsUnsupported, "areas");
    }

    // A child may have no parent to support; then a line of that area says so, and why.
    private static bool SaysNone(PlanAgreed plan, Pack pack) => plan.Checklists!
        .Select(id => pack.Checklists.GetValueOrDefault(id)).OfType<Checklist>()
        .Any(checklist => plan.Answers(checklist).Any(given => given.Is is Consideration.None or Consideration.NotApplicable && !IsBlank(given.Because)
            && checklist.Areas.Any(area => area.PlanArea == Parents && area.Lines.Any(line => line.Id == given.Line))));
}
