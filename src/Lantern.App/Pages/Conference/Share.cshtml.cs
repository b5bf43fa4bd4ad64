using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Store;

namespace Lantern.App.Pages.Conference;

/// <summary>The report is shared with the parents or the child, with what they say of it; or it is said why not.</summary>
[MayUse]
public sealed class ShareModel(HubStore hub) : LinesPage(hub)
{
    private const string Clock = "share-pre-meeting-report";

    public override string Title => "Share the report";

    public override Kind Kind => Kinds.Of<ReportShared>();

    public override string DraftKey => $"{File.Id}/conference/share";

    /// <summary>How the conference stands.</summary>
    public ConferenceNow Stands => new(File, Now);

    /// <summary>What is said of sharing it today.</summary>
    public string? LateToday => Stands.Late(Today);

    protected override string Done => Typed["Shared"] == "yes"
        ? $"Written: the report was shared.{(Happened.When is { } when && Stands.Late(when.Day) is { } late ? $" {late}." : "")}" : "Written: why the report was not shared.";

    protected override string NextPath => $"/files/{File.Id}/conference";

    protected override Pencil Begun() => Request.Query["with"].ToString() is "child" or "parents" ? Pencil.Blank.With("With", Request.Query["with"].ToString()) : Pencil.Blank;

    protected override IEnumerable<(string Field, string Words)> Wrong()
    {
        if (Chosen<SharedWith>("With") is null)
            yield return ("With", "Say with whom");
        if (Typed["Shared"] is not ("yes" or "no"))
            yield return ("Shared", "Say whether it was shared");
        if (Typed["Shared"] != "yes")
            yield break;
        if (Typed.Said("Views") is null)
            yield return ("Views", $"Write what they say of it, or that they said nothing{Source}");
        if (Typed.Said("LateBecause") is null && Happened.When is { } when && Stands.Day is { } day && when.Day >= day)
            yield return ("LateBecause", $"It was not shared before the day of the conference: say why{Source}");
    }

    protected override string FieldOf(string field) => field == "because" ? "Because" : base.FieldOf(field);

    protected override IEnumerable<(Body Body, Marks Marks)> Parts() => [(Typed["Shared"] == "yes"
        ? new ReportShared { With = Chosen<SharedWith>("With"), Views = Passage("Views"), Because = Typed.Said("LateBecause"), Of = Stands.Report?.Number }
        : new ReportNotShared { With = Chosen<SharedWith>("With"), Because = Typed.Said("Because"), Of = Stands.Report?.Number }, Marks.None)];

    private string Source => File.Pack.Clocks.GetValueOrDefault(Clock)?.Source is { } source ? $" ({source.Title}, {source.Where})" : "";
}
