using Lantern.Access;
using Lantern.Entries;
using Lantern.Store;

namespace Lantern.App.Site;

/// <summary>What of a file is shown to somebody who does not read the whole of the case, in words for them.</summary>
public static class ShownParts
{
    /// <summary>The whole of the case: every part but what managers settle between them.</summary>
    public const RecordPart Case = Rules.AllParts & ~RecordPart.Management;

    /// <summary>True where the reader reads the whole of the case.</summary>
    public static bool IsWhole(OpenFile file) => file.Reads(Case);

    /// <summary>What is shown, in one sentence; empty where it is the whole of the case.</summary>
    /// <param name="file">The file.</param>
    public static string Words(OpenFile file)
    {
        if (IsWhole(file))
            return "";
        var relation = file.Relation;
        List<string> shown = [file.Reads(RecordPart.WhoWorks) ? "who it is about and who works with the child" : "who it is about"];
        if (relation.HasFlag(Relation.NetworkMember))
            shown.Add("what those around the child share: referrals and what was decided on them, the work with the child, the risk, the plan and its actions");
        else if ((relation & (Relation.Referrer | Relation.ReferringAgency)) != 0)
            shown.Add(relation.HasFlag(Relation.ReferringAgency) ? "what your agency sent, what was decided on it and what you were told" : "what you sent, what was decided on it and what you were told");
        if ((relation & (Relation.ActionOwner | Relation.NetworkMember)) == Relation.ActionOwner)
            shown.Add("the actions that are yours");
        if ((relation & (Relation.NetworkMember | Relation.InvitedToMeeting)) != 0)
            shown.Add("meetings you were at or are asked to");
        shown.Add("whatever you wrote yourself");
        return $"You see a part of this file: {string.Join("; ", shown)}. If you need more to keep the child safe, ask the allocated worker or the hub.";
    }

    /// <summary>The entries that are shown to somebody who sees no more than single ones, the newest first; who the file is about is on every page.</summary>
    public static IReadOnlyList<Entry> Single(OpenFile file) =>
        file.Reads(RecordPart.Network) ? [] : [.. file.AsOf(file.Now).Entries.Where(entry => entry.Kind.Part != RecordPart.Identity).OrderByDescending(entry => entry.Number)];
}
