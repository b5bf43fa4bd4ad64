using Lantern.Access;
using Lantern.App.Site;
using Lantern.Readings;
using Lantern.Store;

namespace Lantern.App.Pages.Write;

/// <summary>Everything this reader may write in this file, by practice; what is owed comes first.</summary>
[MayUse]
public sealed class IndexModel(HubStore hub) : FilePage(hub)
{
    /// <summary>The practices with the acts that are this reader's.</summary>
    public IReadOnlyList<PracticeActs> Practices { get; private set; } = [];

    /// <summary>What is owed on the file and met by an act of this reader's.</summary>
    public IReadOnlyList<Duty> Owed { get; private set; } = [];

    public void OnGet()
    {
        Practices = [.. QuestionBook.Instance.Practices
            .Select(practice => practice with { Acts = [.. practice.Acts.Where(IsOffered)] })
            .Where(practice => practice.Acts.Count > 0)];
        Owed = [.. File.Duties().Where(duty => Relations.FallsTo(duty.FallsTo, Reader, File.Relation))];
    }

    private bool IsOffered(OfferedAct act) => act.About.Contains(File.Kind) && WhoWrites.May(act.Kind, File.Relation);
}
