using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;

namespace Lantern.App.Pages.Plan;

/// <summary>What a review makes of each open row.</summary>
public sealed class ReviewedRows(Pencil typed, PlanOnADay plan)
{
    /// <summary>A field of a row, by the code of the entry that agreed it.</summary>
    public static string Name(PlanRow row, string field) => $"Row.{row.Entry.Code}.{field}";

    /// <summary>What the rows lack, by field: nothing said of disruption, and nothing said of how a row ended.</summary>
    public IEnumerable<(string Field, string Words)> Wrong(Pack pack)
    {
        var source = pack.Refusals.GetValueOrDefault(Refusals.DisruptionUnreviewed)?.Source;
        foreach (var row in Open)
        {
            if (Said(row, "Progress") is null && (row.Action.Area == PlanAreas.Disruption || End(row) is not null))
                yield return (Name(row, "Progress"), row.Action.Area == PlanAreas.Disruption
                    ? $"Say what the review made of “{row.Action.Action?.Words}”{(source is null ? "" : $" ({source.Title}, {source.Where})")}"
                    : $"Say what came of “{row.Action.Action?.Words}”");
            if (End(row) is ActionEnd.NotPossible or ActionEnd.NoLongerNeeded && Said(row, "Because") is null)
                yield return (Name(row, "Because"), $"Say why “{row.Action.Action?.Words}” ended without being done");
        }
    }

    /// <summary>What is written of them, each kept from whom the row is kept from.</summary>
    public IEnumerable<(Body Body, Marks Marks)> Parts()
    {
        foreach (var row in Open.Where(row => Said(row, "Progress") is not null))
        {
            var said = new Passage(Said(row, "Progress")!, typed[Name(row, "Family")] == "yes" ? Marks.FamilyShareable : Marks.None);
            yield return (new ActionProgressed { Of = row.Entry.Number, Progress = said, Basis = Choice<Basis>(row, "Basis") }, row.Entry.Marks);
            if (End(row) is { } end)
                yield return (new ActionDone { Of = row.Entry.Number, Result = said, End = end, Because = Said(row, "Because") }, row.Entry.Marks);
        }
    }

    private IEnumerable<PlanRow> Open => plan.Rows.Where(row => row.IsOpen);

    private ActionEnd? End(PlanRow row) => Choice<ActionEnd>(row, "End");

    private string? Said(PlanRow row, string field) => typed.Said(Name(row, field));

    private T? Choice<T>(PlanRow row, string field) where T : struct, Enum =>
        Enum.GetValues<T>().Where(one => Kebab.Of(one.ToString()) == typed[Name(row, field)]).Select(one => (T?)one).FirstOrDefault();
}
