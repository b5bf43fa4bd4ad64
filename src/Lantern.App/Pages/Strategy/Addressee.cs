using Lantern.Access;
using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Practice;

namespace Lantern.App.Pages.Strategy;

/// <summary>Somebody the papers of a strategy discussion are for, and what that person may see of it.</summary>
/// <param name="Key">How an address says which.</param>
/// <param name="Title">Who: name, role and agency.</param>
/// <param name="Area">The area of the list of invitations, such as health.</param>
/// <param name="Line">The line of that list; null for a row of one's own.</param>
public sealed record Addressee(string Key, string Title, string? Area, string? Line)
{
    /// <summary>True for a role that is sent a copy without having been asked.</summary>
    public bool IsCopied => Key.StartsWith("c-", StringComparison.Ordinal);

    /// <summary>What they were to the meeting.</summary>
    public string Part { get; init; } = "";

    /// <summary>The roles the line of the list usually stands for.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>What they are asked to bring.</summary>
    public string? Bring { get; init; }

    /// <summary>Those the papers are for: everybody who was asked or came, and the roles that are always sent them.</summary>
    public static IReadOnlyList<Addressee> Of(StrategyDiscussion discussion, Pack pack)
    {
        var asked = (discussion.Invitations ?? []).Index().Where(one => one.Item.Attended == true || one.Item.InvitedOn is not null)
            .Select(one => new Addressee(Words.Number(one.Index + 1), Titled(one.Item), one.Item.Area, one.Item.Line) { Part = PartOf(one.Item), Bring = one.Item.Bring?.Words, Roles = RolesOf(one.Item.Line, pack) }).ToList();
        var copied = pack.For(ChecklistUse.Invitations).SelectMany(list => list.Areas.SelectMany(area => area.Lines.Where(line => line.Copied)
            .Select(line => new Addressee($"c-{line.Id}", $"{line.Ask}, {area.Title}", area.Id, line.Id) { Part = "Always sent a copy", Roles = line.Roles })));
        return [.. asked, .. copied.Where(one => asked.TrueForAll(other => other.Line != one.Line)).DistinctBy(one => one.Line)];
    }

    /// <summary>
    /// What this person may see of a file: as somebody of that role who was at the meeting and has a part in the actions it agreed, and
    /// never more than whoever hands it over.
    /// </summary>
    /// <param name="entries">The entries whoever hands it over may see.</param>
    public IReadOnlyList<Entry> Sees(IReadOnlyList<Entry> entries) =>
        Visible.To(new Reader("", Title, Role, "", ""), Relation.NetworkMember | Relation.AtTheMeeting, entries).Entries;

    /// <summary>What the record calls such a recipient.</summary>
    public Recipient Recipient => WorksIn switch
    {
        _ when Line == "gp" => Recipient.Gp,
        "police" => Recipient.Police,
        "health" => Recipient.Health,
        "education" => Recipient.Education,
        "housing" => Recipient.Housing,
        "voluntary" => Recipient.Specialist,
        "referring-agency" => Recipient.Referrer,
        "social-care" or "always" => Recipient.SocialCare,
        _ => Recipient.Other,
    };

    // What the line says of its usual role is nearer than the heading it stands under.
    private string? WorksIn => Roles.Select(role => role switch { "Police" => "police", "Health" or "GP" => "health", "Education" => "education", "Housing" => "housing", _ => null })
        .FirstOrDefault(known => known is not null) ?? Area;

    private Role Role => WorksIn switch
    {
        "police" => Role.Police,
        "health" => Role.Health,
        "education" => Role.Education,
        "housing" => Role.Housing,
        "voluntary" => Role.CommissionedService,
        _ => Role.BusinessSupport,
    };

    private static IReadOnlyList<string> RolesOf(string? line, Pack pack) =>
        pack.For(ChecklistUse.Invitations).Select(list => list.Line(line)).FirstOrDefault(found => found is not null)?.Roles ?? [];

    /// <summary>An invitation in words: name, role, agency.</summary>
    public static string Titled(Invitation one) =>
        string.Join(", ", new[] { one.Person, one.Role, one.Agency }.OfType<string>().Where(words => words.Length > 0)) is { Length: > 0 } title ? title : "Somebody not named";

    private static string PartOf(Invitation one) =>
        (one.Attended == true ? $"Took part{(one.Mode is { } mode ? $", {mode.InWords()}" : "")}" : one.Apologies == true ? "Sent apologies" : one.Attended == false ? "Did not come" : "Asked")
        + (one.Report switch { ReportState.Received => "; report received", ReportState.NotReceived => "; report not received", _ => "" });
}
