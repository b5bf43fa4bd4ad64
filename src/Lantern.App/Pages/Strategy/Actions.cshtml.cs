using Lantern.App.Site;
using Lantern.Store;

namespace Lantern.App.Pages.Strategy;

/// <summary>The action list of a strategy discussion, to be printed: the reader's own, or one recipient's.</summary>
[MayUse]
public sealed class ActionsModel(HubStore hub) : PaperPage(hub)
{
    /// <summary>The child as a paper names it: initials and reference.</summary>
    public string Child => new MeetingChild(File).Label;

    public void OnGet()
    {
    }
}
