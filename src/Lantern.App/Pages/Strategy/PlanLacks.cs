using Lantern.App.Site;
using Lantern.Entries;
using static Lantern.App.Pages.Strategy.FormRows;

namespace Lantern.App.Pages.Strategy;

/// <summary>What a plan does not say yet, or what comes before the meeting and is not done. It keeps nobody from writing the plan.</summary>
internal static class PlanLacks
{
    /// <summary>What a plan lacks, in the order of its page.</summary>
    public static IEnumerable<Lack> OfPlan(PlanSheet sheet, InvitationSheet grid)
    {
        var typed = sheet.Typed;
        if (typed.Moment("Need") is null)
            yield return Here("When the need for it was seen", "Need");
        if (typed.Moment("For") is null)
            yield return Here("When it is to be held", "For");
        if (typed.Choice<MeetingMode>("Mode") is null)
            yield return Here("How it is held", "Mode");
        if (typed.Said("Chair") is null)
            yield return Here("Who chairs it", "Chair");
        if (typed.Number("Victims") is null)
            yield return Here("How many victims there are thought to be", "Victims");
        if (typed.Number("Suspects") is null)
            yield return Here("How many suspects there are thought to be", "Suspects");
        if (typed.Choice<Disclosure>("Disclosure") is null)
            yield return Here("Whether the child has told somebody", "Disclosure");
        foreach (var lack in Opening(sheet, "").Concat(Young(sheet, "")))
            yield return lack;
        foreach (var row in grid.Blank)
            yield return Here($"{row.Role ?? row.Agency}: the day they were asked, or why they are not", InvitationSheet.Name(row, "Asked"));
    }

    /// <summary>What has to be settled, or explained, before the meeting opens.</summary>
    public static IEnumerable<Lack> Opening(PlanSheet sheet, string path)
    {
        var typed = sheet.Typed;
        if ((typed.Number("Victims") > 1 || typed.Number("Suspects") > 1) && typed.YesNo("Complex") != true && typed.Said("SingleBecause") is null)
            yield return new("Several victims or suspects: hold a complex strategy meeting, or say why not", path, "Complex");
        if (SeveralAuthorities(sheet))
        {
            foreach (var (key, child) in sheet.AuthorityRows.Where(row => Names(typed, row.Key).Any() && typed.YesNo($"Authority.{row.Key}.Invited") != true && typed.Said($"Authority.{row.Key}.LeftOut") is null))
                yield return new($"{string.Join(" and ", Names(typed, key))}{(child is null ? "" : $", for {child.Label}")}: ask the authority, or say why not", path, $"Authority.{key}.Invited");
        }
        if (typed.Choice<MeetingMode>("Mode") == MeetingMode.Telephone)
            yield break; // what is urgent may be agreed in the same call
        foreach (var n in typed.Filled("Urgent").Where(n => typed.YesNo(Field("Urgent", n, "Done")) != true && typed.Said(Field("Urgent", n, "Because")) is null))
            yield return new($"Urgent action {Words.Number(n)} is not done: do it first, or say why the meeting does not wait", path, Field("Urgent", n, "Done"));
    }

    /// <summary>The young people for whom nobody has said how they get a discussion of their own.</summary>
    public static IEnumerable<Lack> Young(PlanSheet sheet, string path) =>
        sheet.Typed.Filled("Young").Where(n => sheet.Typed.Choice<OwnDiscussion>(Field("Young", n, "Discussion")) is null
                || (sheet.Typed.Choice<OwnDiscussion>(Field("Young", n, "Discussion")) == OwnDiscussion.NotNeeded
                    && sheet.Typed.Choice<YoungPersonPart>(Field("Young", n, "As")) is YoungPersonPart.Victim or YoungPersonPart.Committed or YoungPersonPart.Facilitated))
            .Select(n => new Lack($"Young person {Words.Number(n)}: a strategy discussion of their own", path, Field("Young", n, "Discussion")));

    /// <summary>Whether more than one authority is named.</summary>
    public static bool SeveralAuthorities(PlanSheet sheet) =>
        sheet.AuthorityRows.SelectMany(row => Names(sheet.Typed, row.Key)).Distinct(StringComparer.OrdinalIgnoreCase).Count() > 1;

    private static IEnumerable<string> Names(Pencil typed, string key) =>
        new[] { typed.Said($"Authority.{key}.Home"), typed.Said($"Authority.{key}.Placing") }.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase);

    private static Lack Here(string words, string field) => new(words, "", field);
}
