using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Store;

namespace Lantern.App.Pages.Conference;

/// <summary>The report before a conference, begun with what the current risk tool says.</summary>
[MayUse]
public sealed class ReportModel(HubStore hub) : LinesPage(hub)
{
    public override string Title => "Report before the conference";

    public override Kind Kind => Kinds.Of<ReportWritten>();

    /// <summary>How the conference stands.</summary>
    public ConferenceNow Stands => new(File, Now);

    /// <summary>The title of the risk tool it draws on.</summary>
    public string ToolTitle => Tool is { } id ? File.Pack.Tools.GetValueOrDefault(id)?.Title ?? Kebab.Words(id) : "";

    protected override ChecklistUse? Use => ChecklistUse.Report;

    protected override string Done => "The report is in the record. Share it with the parents and the child before the day.";

    protected override string NextPath => $"/files/{File.Id}/conference";

    protected override Pencil Begun() => Prefill.From(Pencil.Blank, Checklists, Now, File.Pack);

    protected override IEnumerable<(string Field, string Words)> Wrong()
    {
        if (Chosen<RiskLevel>("Level") is null)
            yield return ("Level", "Give the level of risk");
    }

    protected override IEnumerable<(Body Body, Marks Marks)> Parts()
    {
        var (checklists, considered) = Made();
        return [(new ReportWritten { Level = Chosen<RiskLevel>("Level"), Tool = Tool, Checklists = checklists, Considered = considered }, Marks.None), .. Actions()];
    }

    private string? Tool => (Stands.Tool?.Body as ToolCompleted)?.Tool;
}
