using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Store;

namespace Lantern.App.Pages.Assessments;

/// <summary>An assessment begins, under section 17 or 47.</summary>
[MayUse]
public sealed class BeginModel(HubStore hub) : LinesPage(hub)
{
    public override string Title => "Begin an assessment";

    public override Kind Kind => Kinds.Of<AssessmentStarted>();

    /// <summary>What the file says of assessments.</summary>
    public AssessmentNow Stands => new(File, Now);

    protected override string Done => "The assessment has begun. The child’s story comes first; everything else can be written in any order.";

    protected override string NextPath => $"/files/{File.Id}/assessment";

    protected override string SavedPath => $"/files/{File.Id}";

    protected override IEnumerable<(string Field, string Words)> Wrong()
    {
        if (Section is null)
            yield return ("Section", "Choose section 17 or section 47");
    }

    protected override IEnumerable<(Body Body, Marks Marks)> Parts() =>
        [(new AssessmentStarted { Section = Section, Team = Chosen<AssessmentTeam>("Team"), Because = Typed.Said("Because") }, Marks.None)];

    private int? Section => Typed["Section"] switch { "17" => 17, "47" => 47, _ => null };
}
