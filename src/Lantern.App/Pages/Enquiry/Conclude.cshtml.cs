using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Store;

namespace Lantern.App.Pages.Enquiry;

/// <summary>A section 47 enquiry is concluded: what was not known is answered in the same act, and the page leads on to what follows.</summary>
[MayUse]
public sealed class ConcludeModel(HubStore hub) : LinesPage(hub)
{
    public override string Title => "Conclude the section 47 enquiry";

    public override Kind Kind => Kinds.Of<Section47Concluded>();

    /// <summary>The enquiry that runs; null where none does.</summary>
    public Entry? Running => EnquiryNow.Running(Now);

    /// <summary>What the enquiry draws together.</summary>
    public EnquiryNow Stands => new(File, Now);

    /// <summary>The gaps nobody has answered.</summary>
    public IReadOnlyList<GapRow> Open => GapRow.Open(File, Now, Typed);

    /// <summary>What was said of health when it began.</summary>
    public string HealthHint => (Running?.Body as Section47Started)?.HealthInformation is { } said
        ? $"When it began: {said.InWords()}. It ends while that is awaited only with a manager’s reason." : "It ends while that is awaited only with a manager’s reason.";

    protected override ChecklistUse? Use => ChecklistUse.Enquiry;

    protected override string Done => $"The enquiry is concluded.{(Outcome is { } outcome ? " " + outcome.Means : "")}";

    protected override string NextPath => $"/files/{File.Id}/enquiry";

    protected override string FieldOf(string field) => field switch
    {
        "gaps" or "gap" => Open.FirstOrDefault(gap => gap.Outcome is null)?.Field("Is") ?? "Outcome",
        _ => base.FieldOf(field),
    };

    protected override IEnumerable<(string Field, string Words)> Wrong()
    {
        if (Typed["Outcome"].Length > 0 && Outcome is null)
            yield return ("Outcome", "Choose one of the outcomes");
        foreach (var wrong in Open.SelectMany(gap => gap.Wrong(File.Pack.Refusals.GetValueOrDefault(Refusals.GapUnanswered)?.Source)))
            yield return wrong;
    }

    // What was not known comes first, so that the conclusion finds it answered.
    protected override IEnumerable<(Body Body, Marks Marks)> Parts()
    {
        var (checklists, considered) = Made();
        return
        [
            .. Open.Where(gap => gap.Outcome is not null).Select(gap => ((Body)gap.Answer(), Marks.None)),
            (new Section47Concluded
            {
                Outcome = Outcome?.Words,
                Because = Typed.Said("Because"),
                HealthInformation = Chosen<HealthInformation>("HealthInformation"),
                Of = Running?.Number,
                Checklists = checklists,
                Considered = considered,
            }, Marks.None),
            .. Actions(),
        ];
    }

    private EnquiryOutcome? Outcome => EnquiryOutcome.All.FirstOrDefault(one => one.Id == Typed["Outcome"]);
}
