using System.Globalization;
using Lantern.App.Site;
using Lantern.Entries;

namespace Lantern.App.Pages.Plan;

/// <summary>Rows of one's own, written with the plan or its review.</summary>
public sealed class NewRows(Pencil typed, PlanAreas areas)
{
    /// <summary>The most rows one form takes.</summary>
    public const int Most = 20;

    private static readonly string[] Parts = ["Action", "Outcome", "Area", "Owner", "Role", "Due.Day"];

    /// <summary>How many are drawn: those filled, one more, and as many as were asked for.</summary>
    public int Drawn => Math.Clamp(Math.Max(Asked, Filled.LastOrDefault() + 1), 1, Most);

    /// <summary>A field of a row, from 1.</summary>
    public static string Name(int row, string field) => $"Rows.{row.ToString(CultureInfo.InvariantCulture)}.{field}";

    /// <summary>What the rows lack, by field.</summary>
    public IEnumerable<(string Field, string Words)> Wrong()
    {
        foreach (var row in Filled)
        {
            if (Said(row, "Action") is null)
                yield return (Name(row, "Action"), $"Say what is to be done in row {row}");
            if (!areas.Has(Said(row, "Area")))
                yield return (Name(row, "Area"), $"Choose the heading of row {row}");
            if (Said(row, "Owner") is null)
                yield return (Name(row, "Owner"), $"Name who does it in row {row}; where only a role is known, add the row by itself as “to be named”");
            if (Said(row, "Role") is null)
                yield return (Name(row, "Role"), $"Say as what they do it in row {row}");
            var due = typed.Date(Name(row, "Due"));
            if (due.Date is null)
                yield return (Name(row, "Due"), due.IsEmpty ? $"Give the day of row {row}" : $"The day of row {row} {due.Problem}");
            foreach (var part in Parts.Where(part => typed[Name(row, part)].Length > PlanActPage.Longest))
                yield return (Name(row, part), $"Shorten this to {Words.Number(PlanActPage.Longest)} characters");
        }
    }

    /// <summary>The rows as they are written. The family learns of them once somebody decides so, row by row.</summary>
    public IEnumerable<(Body Body, Marks Marks)> Read(Func<string, string> ownerOf) => Filled.Select(row => ((Body)new ActionAgreed
    {
        Action = new Passage(Said(row, "Action")!),
        Outcome = Said(row, "Outcome"),
        Area = Said(row, "Area"),
        Owner = ownerOf(Said(row, "Owner")!),
        Role = Said(row, "Role"),
        Due = typed.Date(Name(row, "Due")).Date,
        Family = FamilyShare.No,
    }, Said(row, "Area") == PlanAreas.Disruption ? Marks.Disruption : Marks.None));

    private int Asked => int.TryParse(typed["Rows.More"], NumberStyles.None, CultureInfo.InvariantCulture, out var rows) ? rows : 0;

    private IEnumerable<int> Filled => Enumerable.Range(1, Most).Where(row => Parts.Any(part => Said(row, part) is not null));

    private string? Said(int row, string field) => typed.Said(Name(row, field));
}
