using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Store;

namespace Lantern.App.Pages.Conference;

/// <summary>What a conference needs before the day, gone through; what is missing is a link to where it is done.</summary>
[MayUse]
public sealed class ReadyModel(HubStore hub) : LinesPage(hub)
{
    public override string Title => "Is the conference ready?";

    public override Kind Kind => Kinds.Of<ConferenceMadeReady>();

    /// <summary>How the conference stands.</summary>
    public ConferenceNow Stands => new(File, Now);

    protected override ChecklistUse? Use => ChecklistUse.Conference;

    protected override string Done => "Written: the conference is ready.";

    protected override string NextPath => $"/files/{File.Id}/conference";

    protected override IEnumerable<(Body Body, Marks Marks)> Parts()
    {
        var (checklists, considered) = Made();
        return [(new ConferenceMadeReady { Type = Stands.Plan?.Type, Of = Stands.Planned?.Number, Checklists = checklists, Considered = considered }, Marks.None), .. Actions()];
    }
}
