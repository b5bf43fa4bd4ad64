using Lantern.Access;
using Lantern.Entries;

namespace Lantern.App.Pages.Plan;

/// <summary>What a copy is built from.</summary>
public enum CopyKind
{
    /// <summary>From what the child and the family may know.</summary>
    Family,
    /// <summary>The times to be home, for those who look after the child.</summary>
    Card,
    /// <summary>From what a professional of that role may see.</summary>
    Professional,
}

/// <summary>Somebody a copy of the plan is made for.</summary>
/// <param name="Id">What the address calls them.</param>
/// <param name="Title">Who they are: "the child".</param>
/// <param name="Recipient">As what they receive it.</param>
/// <param name="Kind">What the copy is built from.</param>
/// <param name="Role">The role whose eyes it is seen with, for a professional.</param>
public sealed record CopyFor(string Id, string Title, Recipient Recipient, CopyKind Kind, Role Role = Role.Referrer)
{
    /// <summary>Everybody a copy can be made for.</summary>
    public static IReadOnlyList<CopyFor> All { get; } =
    [
        new("child", "the child", Recipient.Child, CopyKind.Family),
        new("parents", "parents or carers", Recipient.Parent, CopyKind.Family),
        new("carer-card", "whoever looks after the child: a card with the time to be home", Recipient.Parent, CopyKind.Card),
        new("gp", "the GP", Recipient.Gp, CopyKind.Professional, Role.Health),
        new("health", "another health professional", Recipient.Health, CopyKind.Professional, Role.Health),
        new("police", "the police", Recipient.Police, CopyKind.Professional, Role.Police),
        new("education", "school or college", Recipient.Education, CopyKind.Professional, Role.Education),
        new("housing", "housing", Recipient.Housing, CopyKind.Professional, Role.Housing),
        new("specialist", "a specialist or commissioned service", Recipient.Specialist, CopyKind.Professional, Role.CommissionedService),
        new("accommodation", "the place where the child lives away from home", Recipient.Other, CopyKind.Professional, Role.AccommodationProvider),
        new("social-care", "somebody else in social care", Recipient.SocialCare, CopyKind.Professional, Role.SocialWorker),
    ];

    /// <summary>The one the address names; null where there is none.</summary>
    public static CopyFor? Of(string? id) => All.FirstOrDefault(one => one.Id == id);

    /// <summary>Whether a role written in a row is theirs.</summary>
    public bool Does(string? role) => role is { Length: > 0 } && Words.Any(word => role.Contains(word, StringComparison.OrdinalIgnoreCase));

    private string[] Words => Id switch
    {
        "gp" => ["GP"],
        "health" => ["health", "nurse", "CAMHS", "clinic", "hospital", "GUM"],
        "police" => ["police"],
        "education" => ["school", "education", "college", "EWO"],
        "housing" => ["housing", "landlord"],
        "specialist" => ["specialist", "support worker", "practitioner", "YOS", "youth justice", "service"],
        "accommodation" => ["home", "placement", "carer"],
        _ => ["social"],
    };
}
