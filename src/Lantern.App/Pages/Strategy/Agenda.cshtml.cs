using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Store;

namespace Lantern.App.Pages.Strategy;

/// <summary>The agenda of a strategy discussion, planned or held, to be printed: its nine items, who is asked and what each brings.</summary>
[MayUse]
public sealed class AgendaModel(HubStore hub) : PaperPage(hub)
{
    /// <summary>The child as a paper names it: initials and reference.</summary>
    public string Child => new MeetingChild(File).Label;

    public void OnGet()
    {
    }

    protected override bool Fits(Body body) => body is StrategyDiscussion { About: null };
}
