using Lantern.Access;
using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Store;

namespace Lantern.App.Pages.Strategy;

/// <summary>A strategy discussion that was held: what follows from it, and to whom its papers go.</summary>
[MayUse]
public sealed class HeldModel(HubStore hub) : PaperPage(hub)
{
    /// <summary>True where nothing but a section 47 enquiry may follow, and none has been started since.</summary>
    public bool EnquiryFollows => Held!.SignificantHarm == SignificantHarm.Yes
        && !Now.All<Section47Started>().Any(started => started.Entry.Number > Written.Number);

    /// <summary>Whether this reader may start it.</summary>
    public bool MayStart => WhoWrites.May(Kinds.Of<Section47Started>(), File.Relation);

    /// <summary>Whose it is to start, in words.</summary>
    public static string? WhoseStart => WhoWrites.Whose(Kinds.Of<Section47Started>());

    public void OnGet()
    {
    }
}
