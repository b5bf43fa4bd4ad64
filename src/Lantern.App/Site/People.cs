using Lantern.Access;
using Lantern.Entries;
using Lantern.Store;

namespace Lantern.App.Site;

/// <summary>How pages say who: a worker by name, an agency by title, a role in words.</summary>
public static class People
{
    /// <summary>The name of a worker or the words as they stand, for one named in words alone.</summary>
    public static string NameOf(this HubStore hub, string worker) => hub.Staff.Worker(worker)?.Name ?? hub.TeamOf(worker) ?? worker;

    /// <summary>A worker's name and where they work.</summary>
    public static string NameAndAgencyOf(this HubStore hub, string worker) =>
        hub.Staff.Worker(worker) is { } known ? $"{known.Name}, {hub.TitleOf(known.Agency)}" : worker;

    /// <summary>The title of an agency, or its id.</summary>
    public static string TitleOf(this HubStore hub, string agency) => hub.Staff.Agency(agency)?.Title ?? agency;

    /// <summary>To whom a duty falls: a name, a role, or that nobody is known yet.</summary>
    public static string Whose(this HubStore hub, string? fallsTo) => fallsTo switch
    {
        null => "Nobody named yet",
        _ when Practice.DutyRoles.All.Contains(fallsTo) => Words.Role(fallsTo),
        _ => hub.NameOf(fallsTo),
    };

    /// <summary>Who wrote an entry and as what: "Sam Example, social worker, Children's services".</summary>
    public static string WhoWrote(this HubStore hub, Writer writer)
    {
        string?[] parts = [writer.Name, writer.Role is { Length: > 0 } role ? Lower(Words.Role(role)) : null, hub.TitleOf(writer.Agency)];
        return string.Join(", ", parts.Where(part => !string.IsNullOrEmpty(part)));
    }

    /// <summary>Who said what an entry says: its writer, and whoever has corrected it since.</summary>
    public static string WhoWrote(this HubStore hub, Entry entry) => hub.WhoWrote(entry.Writer) + (entry.Corrections.Count == 0 ? ""
        : $"; as corrected by {string.Join(" and ", entry.Corrections.Select(correction => hub.WhoWrote(correction.By.Writer)).Distinct())}");

    /// <summary>Whether a reader who stands so to a file may see who has opened it.</summary>
    public static bool MaySeeLooks(this Relation relation, Reader reader) =>
        Policy.Decide(reader, Deed.SeeLooks, Marks.None, relation).Allowed;

    private static string? TeamOf(this HubStore hub, string team) =>
        hub.Staff.Workers().Any(worker => worker.Team == team) ? $"{Kebab.Words(team)} team" : null;

    private static string Lower(string words) =>
        words.Length > 1 && char.IsUpper(words[1]) ? words : char.ToLowerInvariant(words[0]) + words[1..];
}
