using Lantern.Access;
using Lantern.Entries;
using Lantern.Readings;

namespace Lantern.Store;

/// <summary>Turns a refusal that rests on what the writer may not see into whom to ask, and nothing else.</summary>
internal static class Askable
{
    private static readonly (Relation Relation, Role Role, string Words)[] WhomToAsk =
    [
        (Relation.AllocatedWorker, Role.SocialWorker, "the allocated worker"),
        (Relation.TeamManager, Role.TeamManager, "the team manager"),
        (Relation.HubManager, Role.HubManager, "the hub manager"),
        (Relation.ServiceManager, Role.ServiceManager, "the service manager"),
    ];

    public static Refused For(Refused refused, Sheet sheet) =>
        refused.RestsOn.All(sheet.SeesWhole) ? refused : Ask(refused.RestsOn, sheet);

    /// <summary>Whom to ask, where a refusal rests on these entries.</summary>
    public static Refused Ask(IEnumerable<int> restsOn, Sheet sheet)
    {
        var hidden = restsOn.Select(sheet.Numbered).OfType<Entry>().ToList();
        var hasWorker = sheet.Before.Ties.AllocatedWorker is not null;
        foreach (var (relation, role, words) in WhomToAsk)
        {
            if (!hasWorker && (relation & (Relation.AllocatedWorker | Relation.TeamManager)) != 0)
                continue;
            if ((sheet.Relation & relation) == 0 && SeesAll(new Reader("", "", role, "", ""), relation, hidden))
                return Say(words);
        }
        return Say("the hub manager");
    }

    private static bool SeesAll(Reader reader, Relation relation, List<Entry> entries)
    {
        var visible = Visible.To(reader, relation, entries);
        return entries.TrueForAll(entry => visible.SeesWhole(entry.Number));
    }

    private static Refused Say(string whom) =>
        new($"ask-{whom[4..].Replace(' ', '-')}", $"This cannot be written now. Ask {whom}.", null, null, []);
}
