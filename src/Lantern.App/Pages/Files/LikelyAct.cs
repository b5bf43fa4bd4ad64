using Lantern.Access;
using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Readings;
using Lantern.Store;

namespace Lantern.App.Pages.Files;

/// <summary>Something this reader is likely to do next in this file.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Path">Where it is done.</param>
public sealed record LikelyAct(string Title, string Path)
{
    private const int Most = 3;

    /// <summary>What is owed by this reader first, then what this role does most.</summary>
    public static IReadOnlyList<LikelyAct> For(Reader reader, OpenFile file, IReadOnlyList<Duty> open)
    {
        var owed = open.Where(duty => Relations.FallsTo(duty.FallsTo, reader, file.Relation))
            .Select(duty => new LikelyAct(duty.Clock.Title, Acts.PathOf(file, duty)));
        // Whoever leads refers again in one step when the risk rises (S2-10).
        IEnumerable<LikelyAct> again = file.Relation.HasFlag(Relation.LeadProfessional)
            ? [new LikelyAct("Risk has increased: refer", Acts.PathOf(file.Id, Kinds.Of<ReferralMade>()))] : [];
        var usual = Usual(reader.Role).Where(act => WhoWrites.May(act.Kind, file.Relation)).Select(act => new LikelyAct(act.Title, Acts.PathOf(file.Id, act.Kind)));
        return [.. again.Concat(owed).Concat(usual).DistinctBy(act => act.Path.Split('?')[0]).Take(Most)];
    }

    private static (string Title, Kind Kind)[] Usual(Role role) => role switch
    {
        Role.FrontDoor => [Send, Advise, Concern],
        Role.HubManager => [Decide, Ask, Judge],
        Role.CseManager => [Ask, Discussed, Judge],
        Role.SocialWorker or Role.CommunityResourceWorker => [See, Quote, Tool],
        Role.TeamManager => [Allocate, Judge, ("Answer the hub", Kinds.Of<HubActionAnswered>())],
        Role.ServiceManager or Role.GroupServiceManager => [Discussed, Allocate, Judge],
        Role.Police => [Incident, Concern, ("Report found or returned", Kinds.Of<MissingEnded>())],
        Role.Referrer => [Concern, Tool, Refer],
        Role.Health or Role.Education => [Concern, Quote, Strength],
        _ => [Concern, Quote, ("Record a meeting", Kinds.Of<MeetingHeld>())],
    };

    private static readonly (string, Kind) Send = ("Send the referral to the hub", Kinds.Of<ReferralSentToHub>());
    private static readonly (string, Kind) Advise = ("Record advice given", Kinds.Of<AdviceGiven>());
    private static readonly (string, Kind) Concern = ("Record a concern", Kinds.Of<ConcernRecorded>());
    private static readonly (string, Kind) Decide = ("Decide on the referral", Kinds.Of<HubDecided>());
    private static readonly (string, Kind) Ask = ("Ask for an action", Kinds.Of<HubActionSet>());
    private static readonly (string, Kind) Judge = ("Judge the level of risk", Kinds.Of<RiskLevelSet>());
    private static readonly (string, Kind) Discussed = ("Record what service managers agreed", Kinds.Of<ServiceManagersDiscussed>());
    private static readonly (string, Kind) See = ("Record that you saw the child", Kinds.Of<ChildSeen>());
    private static readonly (string, Kind) Quote = ("Write down what the child said", Kinds.Of<ChildSpoke>());
    private static readonly (string, Kind) Strength = ("Note what is working well", Kinds.Of<StrengthNoted>());
    private static readonly (string, Kind) Tool = ("Complete a risk tool", Kinds.Of<ToolCompleted>());
    private static readonly (string, Kind) Allocate = ("Allocate a worker", Kinds.Of<CaseAllocated>());
    private static readonly (string, Kind) Incident = ("Record a significant incident", Kinds.Of<SignificantIncident>());
    private static readonly (string, Kind) Refer = ("Refer to the hub", Kinds.Of<ReferralMade>());
}
