using Lantern.Access;
using Lantern.Entries;
using Lantern.Store.Sql;
using NodaTime;

namespace Lantern.Store;

/// <summary>Somebody who may open a file, and as what.</summary>
/// <param name="Worker">The worker's id.</param>
/// <param name="Because">As what: at least one.</param>
public sealed record Opener(string Worker, IReadOnlyList<OpenerPart> Because);

/// <summary>As what somebody may open a file, since when and by whose word, where whoever asks may know it.</summary>
/// <param name="As">The word of the relation; <c>part-of-the-work</c> where it stands in an entry hidden from whoever asks.</param>
/// <param name="Since">Since when.</param>
/// <param name="By">The id of whoever let them in; null where nobody did, or it is hidden.</param>
public sealed record OpenerPart(string As, Instant? Since, string? By);

/// <summary>Finds everybody who may open a file: nobody is left out because the entry that lets them in is hidden.</summary>
internal static class Openers
{
    private const Relation EveryFile = Relation.FrontDoor | Relation.HubManager | Relation.CseManager | Relation.ServiceManager;

    public static IReadOnlyList<Opener> Of(
        Ties ties, IReadOnlyList<Reader> workers, Memberships memberships, IReadOnlyList<MembershipAct> acts, ShownTies known, Instant now)
    {
        var openers = new List<Opener>();
        foreach (var worker in workers)
        {
            var relation = Relations.Of(worker, ties, memberships, now) & ~EveryFile;
            if (Policy.Decide(worker, Deed.Read, Marks.None, relation).Allowed)
                openers.Add(new Opener(worker.Worker, [.. Parts(worker, relation).Distinct()]));
        }
        return openers;

        IEnumerable<OpenerPart> Parts(Reader worker, Relation relation)
        {
            foreach (var tie in ties.All.Where(tie => relation.HasFlag(tie.As) && tie.Who == worker.Worker))
                yield return ByEntry(Kebabs<Relation>.Word(tie.As), tie);
            foreach (var tie in ties.All.Where(tie => relation.HasFlag(Relation.TeamManager) && tie.LetsIn && IsOfTeam(tie, worker.Team)))
                yield return ByEntry(Kebabs<Relation>.Word(Relation.TeamManager), tie);
            foreach (var held in memberships.Of(worker, ties.File, now))
            {
                if (Relations.By(held, ties) is var part && (part & relation) != Relation.None)
                    yield return ByMembership(Kebabs<Relation>.Word(part), held);
            }
        }

        bool IsOfTeam(NamedTie tie, string team) => tie.As == Relation.AllocatedWorker ? memberships.TeamOf(tie.Who) == team
            : tie.As == Relation.ActionOwner && tie.Who == team;

        OpenerPart ByEntry(string word, NamedTie tie) => !known.Knows(tie.By.Number) ? new OpenerPart(ShownTies.SomePart, null, null)
            : new OpenerPart(word, tie.By.Written, tie.As == Relation.Referrer ? null : tie.By.Writer.Worker);

        OpenerPart ByMembership(string word, Membership held) =>
            held.As == Belonging.ReferralColleague && !known.Shown.ReferringAgencies.Contains(held.Agency) ? new OpenerPart(ShownTies.SomePart, null, null)
            : new OpenerPart(word, held.From, acts.FirstOrDefault(act => act.Made && act.Membership == held.Id)?.Worker);
    }
}
