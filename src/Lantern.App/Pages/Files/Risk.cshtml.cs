using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Readings;
using Lantern.Store;

namespace Lantern.App.Pages.Files;

/// <summary>What we see, what has changed, and who judged it.</summary>
[MayUse]
public sealed class RiskModel(HubStore hub) : AsItStoodPage(hub)
{
    protected override RecordPart Shows => RecordPart.Network | RecordPart.Referral;

    public RiskOverTime Read { get; private set; } = null!;

    public void OnGet()
    {
        CheckDay();
        Read = RiskOverTime.Read(Stood, File.Pack);
    }

    public string WhoWrote(Entry entry) => Hub.WhoWrote(entry);

    /// <summary>An answer in words: "seen now", "not known".</summary>
    public static string Said(Answer? answer) => answer?.Is switch
    {
        Is.Yes => answer.When switch
        {
            When.Recent => "Seen recently, not now",
            When.Both => "Seen now and before",
            When.Historic => "Seen long ago",
            _ => "Seen now",
        },
        Is.No => "Not seen",
        _ => "Not known",
    };

    public static string PathOf(Entry entry) => Acts.PathOf(entry);
}
