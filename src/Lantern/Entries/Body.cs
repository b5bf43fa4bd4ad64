using NodaTime;

namespace Lantern.Entries;

/// <summary>What one kind of entry says. A kind is a sealed record here, and the list of kinds is closed.</summary>
public abstract record Body
{
    /// <summary>The reason, in the writer's words.</summary>
    [Correctable]
    public string? Because { get; init; }

    /// <summary>The number of the entry on the same file that this one answers.</summary>
    [NeverCorrected(Settles.WhatItAnswers)]
    public int? Of { get; init; }

    /// <summary>What kind of entry this is.</summary>
    public Kind Kind => Kinds.Of(GetType());

    /// <summary>The chronology line: a short sentence in plain words, no full stop.</summary>
    public virtual string Line => Kind.Title;

    /// <summary>What the procedures say against writing this entry on this file now; empty when nothing is.</summary>
    public virtual IEnumerable<Objection> Objections(Asking asking) =>
        [.. Objecting.AnswersNothing(this, asking), .. Readings.Agreed.Read(asking)];
}

/// <summary>A body that is kept from some readers when it is written, by its kind, its heading or its line, unless its writer opens it.</summary>
public abstract record KeptBody : Body
{
    /// <summary>
    /// Why the entry is open to everybody who may read its part of the record, where its kind, its heading or its line would keep it
    /// from some of them; null where it is kept from them.
    /// </summary>
    [NeverCorrected(Settles.Authorisation)]
    public string? OpenBecause { get; init; }
}

/// <summary>One thing the procedures say against an entry.</summary>
/// <param name="Refusal">The id of the refusal; its words and its source stand in the pack, and a pack without it does not refuse.</param>
/// <param name="Field">The field to mend, where there is one.</param>
/// <param name="Detail">What in particular is lacking here, put after the refusal's words.</param>
/// <param name="RestsOn">The entries it rests on; a writer who may not see one of them is told only whom to ask.</param>
public sealed record Objection(string Refusal, string? Field = null, string? Detail = null, params int[] RestsOn)
{
    /// <summary>Where it is demanded, where that is said more exactly than by the refusal; null where the refusal's source serves.</summary>
    public Practice.Source? Source { get; init; }
}

/// <summary>What an entry is held against before it is written.</summary>
/// <param name="File">The file as it reads now, hidden entries included.</param>
/// <param name="Pack">The practice pack in force.</param>
/// <param name="Entry">The entry as it would be written.</param>
/// <param name="Now">Now.</param>
public sealed record Asking(Readings.CaseFile File, Practice.Pack Pack, Entry Entry, Instant Now);
