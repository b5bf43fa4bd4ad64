using Lantern.Entries;
using NodaTime;

namespace Lantern.Access;

/// <summary>Finds how a reader stands to a file: from what is written in it, from memberships, and from the reader's role.</summary>
public static class Relations
{
    /// <summary>The relation now, read from the whole ink of the file.</summary>
    public static Relation Of(Reader reader, FileId file, IEnumerable<Entry> ink, Memberships memberships, Instant now) =>
        Of(reader, Ties.Of(file, ink, now), memberships, now);

    /// <summary>The relation now, where who is who on the file has been read before.</summary>
    public static Relation Of(Reader reader, Ties ties, Memberships memberships, Instant now)
    {
        var relation = OfRole(reader.Role) | OfWorker(reader, ties);
        if (reader.Role == Role.TeamManager && reader.Team.Length > 0
            && (memberships.TeamOf(ties.AllocatedWorker) == reader.Team || ties.Owners.Contains(reader.Team)))
            relation |= Relation.TeamManager;
        foreach (var membership in memberships.Of(reader, ties.File, now))
            relation |= By(membership, ties);
        relation = WithoutNeedlessBreakGlass(reader, relation);
        // Named by somebody who lets nobody in: it counts as long as another right holds, and not a moment longer.
        return ties.InWords.Contains(reader.Worker) && Policy.Decide(reader, Deed.Read, Entries.Marks.None, relation & ~Relation.BreakGlass).Allowed
            ? ties.InWords[reader.Worker].Aggregate(relation, (all, one) => all | one) : relation;
    }

    /// <summary>What a membership that holds makes somebody to the file.</summary>
    public static Relation By(Membership membership, Ties ties) => membership.As switch
    {
        Belonging.NetworkMember => Relation.NetworkMember,
        Belonging.ReferralColleague when ties.ReferringAgencies.Contains(membership.Agency) => Relation.ReferringAgency,
        Belonging.Blocked => Relation.Blocked,
        Belonging.InvitedToMeeting => Relation.InvitedToMeeting,
        Belonging.Chair => Relation.Chair,
        Belonging.ReviewingOfficer => Relation.ReviewingOfficer,
        Belonging.BreakGlass when membership.IsEmergency => Relation.BreakGlass,
        _ => Relation.None,
    };

    /// <summary>The relation to one entry of the file: that of the file, and whether the reader or a colleague wrote it.</summary>
    public static Relation To(Writer writer, Reader reader, Relation file)
    {
        if (writer.Worker == reader.Worker)
            file |= Relation.Writer;
        if (writer.Agency == reader.Agency)
            file |= Relation.WritersAgency;
        return file;
    }

    /// <summary>The word that stands on an entry for what its writer was to the file, such as <c>allocated-worker</c>.</summary>
    public static string RoleWord(Reader reader, Relation relation)
    {
        if (relation.HasFlag(Relation.AllocatedWorker))
            return "allocated-worker";
        if (OfRole(reader.Role) != Relation.None || relation.HasFlag(Relation.TeamManager))
            return Kebab.Of(reader.Role.ToString());
        if (relation.HasFlag(Relation.LeadProfessional))
            return "lead-professional";
        return relation.HasFlag(Relation.Referrer) ? "referrer" : Kebab.Of(reader.Role.ToString());
    }

    /// <summary>Whether a role works on every file of the hub.</summary>
    public static bool IsOfEveryFile(Role role) =>
        (OfRole(role) & (Relation.FrontDoor | Relation.HubManager | Relation.CseManager | Relation.ServiceManager)) != 0;

    /// <summary>Whether a duty that falls to a role or a named person falls to this reader.</summary>
    /// <param name="fallsTo">The role word or the person named; null falls to nobody yet.</param>
    /// <param name="reader">Who asks.</param>
    /// <param name="relation">How the reader stands to the file.</param>
    public static bool FallsTo(string? fallsTo, Reader reader, Relation relation) => fallsTo switch
    {
        null => false,
        "allocated-worker" => relation.HasFlag(Relation.AllocatedWorker),
        "lead-professional" => relation.HasFlag(Relation.LeadProfessional),
        "team-manager" => relation.HasFlag(Relation.TeamManager),
        "chair" when relation.HasFlag(Relation.Chair) => true,
        "reviewing-officer" when relation.HasFlag(Relation.ReviewingOfficer) => true,
        "referrer" => (relation & (Relation.Referrer | Relation.ReferringAgency)) != 0,
        _ => fallsTo == reader.Worker
            || (reader.Team.Length > 0 && fallsTo == reader.Team && relation.HasFlag(Relation.TeamManager))
            || (relation != Relation.None && fallsTo == Kebab.Of(reader.Role.ToString())),
    };

    private static Relation OfRole(Role role) => role switch
    {
        Role.FrontDoor => Relation.FrontDoor,
        Role.HubManager => Relation.HubManager,
        Role.CseManager => Relation.CseManager,
        Role.ServiceManager or Role.GroupServiceManager => Relation.ServiceManager,
        Role.PrivacyOfficer => Relation.PrivacyOfficer,
        Role.Auditor => Relation.Auditor,
        _ => Relation.None,
    };

    private static Relation OfWorker(Reader reader, Ties ties)
    {
        var relation = Relation.None;
        if (ties.AllocatedWorker == reader.Worker)
            relation |= Relation.AllocatedWorker;
        if (ties.LeadProfessional == reader.Worker)
            relation |= Relation.LeadProfessional;
        if (ties.Owners.Contains(reader.Worker))
            relation |= Relation.ActionOwner;
        if (ties.Referrers.Contains(reader.Worker))
            relation |= Relation.Referrer;
        if (ties.Chairs.Contains(reader.Worker))
            relation |= Relation.Chair;
        return relation;
    }

    // Whoever may read the file anyway does not read it by breaking glass: the closer right counts, and nothing is taken by the wider one.
    private static Relation WithoutNeedlessBreakGlass(Reader reader, Relation relation)
    {
        var otherwise = relation & ~Relation.BreakGlass;
        return otherwise != relation && Policy.Decide(reader, Deed.Read, Entries.Marks.None, otherwise).Allowed ? otherwise : relation;
    }
}
