using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Readings;
using Lantern.Store;

namespace Lantern.App.Pages.Plan;

/// <summary>How working with the child and the family goes, and who is what for the child.</summary>
[MayUse]
public sealed class EngagementModel(HubStore hub) : FilePage(hub)
{
    protected override RecordPart Shows => RecordPart.Network;

    /// <summary>Since which day: the plan that is live; from the beginning where none is.</summary>
    public Entry? Since => PlanOnADay.Read(Now).Live is [var first, ..] ? first : null;

    /// <summary>Who took part and who was not reached.</summary>
    public Engagement Engagement => Engagement.Read(Now, Since?.Happened.Day);

    /// <summary>Who has had a role, over time.</summary>
    public IReadOnlyList<RolesOverTime> Roles => RolesOverTime.Read(Now);

    /// <summary>Who holds the case.</summary>
    public Entry? CaseHolder => Now.LatestEntry<CaseAllocated>(to => to.Worker is not null);

    /// <summary>Who leads.</summary>
    public Entry? Lead => Now.LatestEntry<LeadProfessionalNamed>(named => named.Worker is not null);

    /// <summary>True where one person both leads and holds the trusting relationship, which is worth a thought and no more.</summary>
    public bool IsOneForBoth => Lead?.Body is LeadProfessionalNamed { Worker: { } lead }
        && Roles.FirstOrDefault(role => role.Role == NamedRole.RelationshipWorker)?.Now?.Worker == lead;

    public string NameOf(string who) => Hub.NameOf(who);

    public string Line(Entry entry) => new EntryWords(Hub, File.Pack).Line(entry);
}
