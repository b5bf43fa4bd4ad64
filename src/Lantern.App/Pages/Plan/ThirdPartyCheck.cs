using Lantern.App.Site;
using Lantern.Readings;

namespace Lantern.App.Pages.Plan;

/// <summary>The check that a copy for the child or the family says nothing of somebody else that is not theirs to read: each passage has a decision.</summary>
public sealed class ThirdPartyCheck(Pencil typed, FamilyCopy copy)
{
    /// <summary>It says nothing about anybody else.</summary>
    public const string Nobody = "nobody";

    /// <summary>It does, and they have agreed that it stands.</summary>
    public const string Agreed = "agreed";

    /// <summary>It does, and it is left out.</summary>
    public const string Left = "left-out";

    private static readonly string[] Decisions = [Nobody, Agreed, Left];

    /// <summary>The passages to decide on.</summary>
    public IReadOnlyList<FamilyRow> Rows => copy.Rows;

    /// <summary>True once each has a decision.</summary>
    public bool IsComplete => Rows.All(row => Decisions.Contains(typed[Name(row)]));

    /// <summary>The codes of the rows that are left out.</summary>
    public IReadOnlySet<string> LeftOut => Rows.Where(row => typed[Name(row)] == Left).Select(row => row.Code).ToHashSet();

    /// <summary>The decisions in words, for whoever asks later.</summary>
    public string InWords => $"Third-party check of {Words.Count(Rows.Count, "passage")}: {Words.Number(Count(Nobody))} about nobody else, {Words.Number(Count(Agreed))} stand with agreement, {Words.Number(Count(Left))} left out";

    /// <summary>The field of a row's decision.</summary>
    public static string Name(FamilyRow row) => $"Check.{row.Code}";

    /// <summary>The passages without a decision, by field.</summary>
    public IEnumerable<(string Field, string Words)> Wrong() => Rows.Where(row => !Decisions.Contains(typed[Name(row)]))
        .Select(row => (Name(row), $"Decide whether “{row.What.Words}” says something about somebody else"));

    private int Count(string decision) => Rows.Count(row => typed[Name(row)] == decision);
}
