namespace Lantern.Entries;

/// <summary>What a field settles, so that it is not for a correction to change.</summary>
public enum Settles
{
    /// <summary>Who somebody is to the child, the file or the work: worker, owner, chair, lead, who took part, who referred.</summary>
    WhoIsWho,
    /// <summary>Who decided, agreed or approved.</summary>
    WhoDecided,
    /// <summary>That something may be done or is forbidden: an agreement, a decision to share, an authority, a hold.</summary>
    Authorisation,
    /// <summary>Which entry it answers, and so what it meets or ends.</summary>
    WhatItAnswers,
}

/// <summary>
/// A correction never changes this: whoever may write the entry strikes it out and writes it again, so that nobody's name or
/// authority stands under what somebody else decided. On a kind it holds for the whole entry.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class)]
public sealed class NeverCorrectedAttribute(Settles what) : Attribute
{
    /// <summary>What the field settles.</summary>
    public Settles What { get; } = what;
}

/// <summary>
/// A field in words that settles nothing and may be corrected. Words can name anybody, so a field in words that bears neither
/// this nor <see cref="NeverCorrectedAttribute"/> is not corrected.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class CorrectableAttribute : Attribute;

/// <summary>An entry of this kind is not struck out: what it placed ends only by an entry of the other kind.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class EndsOnlyByAttribute(Type kind) : Attribute
{
    /// <summary>The record of the kind that ends it.</summary>
    public Type Kind { get; } = kind;
}

/// <summary>One value that a correction must leave as it is.</summary>
/// <param name="At">Where it stands in the entry, such as <c>actions.0.owner</c>.</param>
/// <param name="Value">What stands there.</param>
/// <param name="What">What it settles.</param>
public sealed record SettledValue(string At, string Value, Settles What)
{
    /// <summary>Where it stands, as somebody reads it: "actions: owner".</summary>
    public string Words => string.Join(": ", At.Split('.').Where(part => !int.TryParse(part, out _)).Select(part => part.Replace('-', ' ')));

    /// <summary>The values that differ between an entry and what a correction would make of it.</summary>
    public static IEnumerable<SettledValue> Changed(Body was, Body reads)
    {
        var (before, after) = (Of(was), Of(reads));
        return before.Except(after).Concat(after.Except(before)).DistinctBy(value => value.At);
    }

    private static List<SettledValue> Of(Body body) => [.. body.Kind.Settled(body)];
}
