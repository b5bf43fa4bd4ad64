using System.ComponentModel;
using Lantern.Readings;
using static Lantern.Entries.Objecting;
using static Lantern.Entries.Wording;

namespace Lantern.Entries;

/// <summary>What somebody is for a child, besides the allocated worker and the lead professional.</summary>
public enum NamedRole
{
    /// <summary>Holds the trusting relationship with the child.</summary>
    RelationshipWorker,
    /// <summary>The one person who talks with the child and the family about exploitation.</summary>
    [Description("the one to talk about exploitation")]
    ConversationLead,
    /// <summary>Watches over the risk.</summary>
    RiskLead,
    /// <summary>Supports the parents or carers.</summary>
    FamilySupportWorker,
    /// <summary>The one person to turn to in the police.</summary>
    [Description("police contact")]
    PoliceContact,
    /// <summary>Where new information goes in the police.</summary>
    [Description("police, for new information")]
    PoliceInformation,
    /// <summary>Coordinates the police's work on missing people.</summary>
    [Description("missing person coordinator")]
    MissingCoordinator,
}

/// <summary>Somebody was given a role for the child; taking over names in <c>of</c> the entry that stands.</summary>
[Part(RecordPart.WhoWorks)]
public sealed record RoleNamed : Body
{
    /// <summary>The role.</summary>
    [NeverCorrected(Settles.WhoIsWho)]
    public NamedRole? Role { get; init; }
    /// <summary>Who has it.</summary>
    [NeverCorrected(Settles.WhoIsWho)]
    [Names(Naming.Words)]
    public string? Worker { get; init; }
    /// <summary>The agency they work for.</summary>
    [NeverCorrected(Settles.WhoIsWho)]
    public string? Agency { get; init; }
    /// <summary>How they are reached.</summary>
    public Passage? Contact { get; init; }

    public override string Line => "Role named" + If(": ", Role) + If(", ", Worker) + If(", ", Agency);

    public override IEnumerable<Objection> Objections(Asking asking) =>
        [.. Second(asking), .. AnswersOther<RoleNamed>(this, asking), .. base.Objections(asking)];

    // A young person should not have to tell it to one after another.
    private IEnumerable<Objection> Second(Asking asking)
    {
        if (Role is not NamedRole.ConversationLead || Standing.InRole(asking.File, NamedRole.ConversationLead) is not { Body: RoleNamed lead } standing)
            yield break;
        if (lead.Worker != Worker && Of != standing.Number)
            yield return new(Refusals.SecondConversationLead, "of", $"The entry of {standing.Happened.Day.InWords()} names the one who does now.", standing.Number);
    }
}

/// <summary>Somebody no longer has a role for the child.</summary>
[Part(RecordPart.WhoWorks)]
public sealed record RoleEnded : Body
{
    /// <summary>The role.</summary>
    [NeverCorrected(Settles.WhoIsWho)]
    public NamedRole? Role { get; init; }

    public override string Line => "Role ended" + If(": ", Role) + If(" – ", Because);

    public override IEnumerable<Objection> Objections(Asking asking) => [.. AnswersOther<RoleNamed>(this, asking), .. base.Objections(asking)];
}
