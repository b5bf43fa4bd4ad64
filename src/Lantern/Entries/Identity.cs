using NodaTime;
using static Lantern.Entries.Wording;

namespace Lantern.Entries;

/// <summary>A child's sex as registered.</summary>
public enum Sex
{
    Female,
    Male,
    NotKnown,
}

/// <summary>Somebody wrote down who the child is; the latest value of each field is the one that counts.</summary>
[Part(RecordPart.Identity)]
public sealed record ChildIdentified : Body
{
    /// <summary>Given name.</summary>
    [Correctable]
    public string? GivenName { get; init; }
    /// <summary>Family name.</summary>
    [Correctable]
    public string? FamilyName { get; init; }
    /// <summary>What the child wants to be called.</summary>
    [Correctable]
    public string? PreferredName { get; init; }
    /// <summary>Other names, spellings and online names.</summary>
    [Correctable]
    public IReadOnlyList<string>? AlsoKnownAs { get; init; }
    /// <summary>Date of birth.</summary>
    public LocalDate? Born { get; init; }
    /// <summary>Sex as registered.</summary>
    public Sex? Sex { get; init; }
    /// <summary>Where the child lives.</summary>
    public Passage? Address { get; init; }
    /// <summary>How to ring the child.</summary>
    public Passage? Phone { get; init; }
    /// <summary>School or college.</summary>
    public Passage? School { get; init; }
    /// <summary>NHS number.</summary>
    [Correctable]
    public string? NhsNumber { get; init; }
    /// <summary>Unique pupil number.</summary>
    [Correctable]
    public string? Upn { get; init; }
    /// <summary>Languages the child speaks, the first one first.</summary>
    [Correctable]
    public IReadOnlyList<string>? Languages { get; init; }
    /// <summary>The number of the child in the authority's case system.</summary>
    [Correctable]
    public string? Reference { get; init; }

    // Says what was written down, not what it says: a line may be read over a shoulder.
    public override string Line
    {
        get
        {
            (string Name, bool Given)[] parts =
            [
                ("name", GivenName is not null || FamilyName is not null || PreferredName is not null || AlsoKnownAs is { Count: > 0 }),
                ("date of birth", Born is not null),
                ("sex", Sex is not null),
                ("address", Address is not null),
                ("phone", Phone is not null),
                ("school", School is not null),
                ("numbers", NhsNumber is not null || Upn is not null || Reference is not null),
                ("languages", Languages is { Count: > 0 }),
            ];
            return "Child's details recorded" + If(": ", parts.Where(part => part.Given).Select(part => part.Name));
        }
    }
}

/// <summary>Somebody wrote down who a person of concern is.</summary>
[Part(RecordPart.Identity)]
public sealed record PersonOfConcernIdentified : Body
{
    /// <summary>Given name.</summary>
    [Correctable]
    public string? GivenName { get; init; }
    /// <summary>Family name.</summary>
    [Correctable]
    public string? FamilyName { get; init; }
    /// <summary>Other names, spellings and online names.</summary>
    [Correctable]
    public IReadOnlyList<string>? AlsoKnownAs { get; init; }
    /// <summary>Date of birth.</summary>
    public LocalDate? Born { get; init; }
    /// <summary>What the person looks like.</summary>
    public Passage? Description { get; init; }
    /// <summary>Where the person lives.</summary>
    public Passage? Address { get; init; }
    /// <summary>Phone numbers.</summary>
    public IReadOnlyList<Passage>? Phones { get; init; }
    /// <summary>Vehicles, with their number plates.</summary>
    public IReadOnlyList<Passage>? Vehicles { get; init; }
    /// <summary>The number of the person in another agency's system.</summary>
    [Correctable]
    public string? Reference { get; init; }

    public override string Line => "Person of concern identified";
}

/// <summary>Somebody wrote down a place or a group where children are at risk.</summary>
[Part(RecordPart.Identity)]
public sealed record PlaceIdentified : Body
{
    /// <summary>What it is called.</summary>
    public Passage? Name { get; init; }
    /// <summary>What sort of place or group it is.</summary>
    [Correctable]
    public string? Type { get; init; }
    /// <summary>Where it is.</summary>
    public Passage? Address { get; init; }
    /// <summary>What is known of it.</summary>
    public Passage? Description { get; init; }

    public override string Line => "Place identified" + If(": ", Name);
}

/// <summary>Somebody gave a network of people and places a name to work under.</summary>
[Part(RecordPart.Identity)]
public sealed record NetworkNamed : Body
{
    /// <summary>The name, which says nothing about anyone in it.</summary>
    [Correctable]
    public string? Name { get; init; }
    /// <summary>What is known of it.</summary>
    public Passage? Description { get; init; }

    public override string Line => "Network named" + If(": ", Name);
}
