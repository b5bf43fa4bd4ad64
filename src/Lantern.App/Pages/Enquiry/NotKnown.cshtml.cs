using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Store;

namespace Lantern.App.Pages.Enquiry;

/// <summary>What was not known is answered: obtained, or not, because.</summary>
[MayUse]
public sealed class NotKnownModel(HubStore hub) : LinesPage(hub)
{
    public override string Title => "What is not known yet";

    public override Kind Kind => Kinds.Of<GapAnswered>();

    /// <summary>The gaps nobody has answered.</summary>
    public IReadOnlyList<GapRow> Open => GapRow.Open(File, Now, Typed);

    protected override string Done => "Written. What is still not known stays here.";

    protected override string NextPath => $"/files/{File.Id}/enquiry";

    protected override IEnumerable<(string Field, string Words)> Wrong() =>
        Open.SelectMany(gap => gap.Wrong(File.Pack.Refusals.GetValueOrDefault(Refusals.GapUnanswered)?.Source));

    protected override IEnumerable<(Body Body, Marks Marks)> Parts() =>
        Open.Where(gap => gap.Outcome is not null).Select(gap => ((Body)gap.Answer(), Marks.None));
}
