using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Readings;
using Lantern.Store;

namespace Lantern.App.Pages.Plan;

/// <summary>Who has which copy, what was decided to be shared with whom, and what the GP was sent.</summary>
[MayUse]
public sealed class SharingModel(HubStore hub) : FilePage(hub)
{
    protected override RecordPart Shows => RecordPart.Network | RecordPart.Management;

    /// <summary>What was given, the newest first.</summary>
    public IReadOnlyList<(Entry Entry, InformationShared Body)> Given => [.. Now.All<InformationShared>().Reverse()];

    /// <summary>What went to the GP.</summary>
    public IReadOnlyList<(Entry Entry, InformationShared Body)> ToGp => [.. Given.Where(one => one.Body.Recipient == Recipient.Gp)];

    /// <summary>What is owed to be sent.</summary>
    public IReadOnlyList<Duty> Owed => [.. File.Duties().Where(duty => duty.Clock.MetBy.Any(trigger => trigger.Kind == Kinds.Of<InformationShared>()))];

    /// <summary>The decisions, the newest first.</summary>
    public IReadOnlyList<(Entry Entry, SharingDecided Body)> Decisions => [.. Now.All<SharingDecided>().Reverse()];

    /// <summary>The agencies about which nothing has been decided or given.</summary>
    public IReadOnlyList<Recipient> Undecided => [.. Enum.GetValues<Recipient>()
        .Where(one => one is not (Recipient.Other or Recipient.Referrer or Recipient.Child or Recipient.Parent))
        .Where(one => Given.All(given => given.Body.Recipient != one) && Decisions.All(decided => decided.Body.Recipient != one))];

    public string NameOf(string who) => Hub.NameOf(who);
}
