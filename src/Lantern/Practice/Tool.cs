using Lantern.Entries;

namespace Lantern.Practice;

/// <summary>The two ways a risk tool adds up.</summary>
public enum Scoring
{
    /// <summary>Points are added and the total falls into a band.</summary>
    Added,
    /// <summary>The highest group with a counting indicator gives the band.</summary>
    Highest,
}

/// <summary>A risk tool: indicators in groups, a scoring, bands, and what each band suggests.</summary>
public sealed record Tool
{
    /// <summary>The id, such as <c>seraf</c>.</summary>
    public required string Id { get; init; }
    /// <summary>The name practitioners use.</summary>
    public required string Title { get; init; }
    /// <summary>The pack that brings it.</summary>
    public required string Pack { get; init; }
    /// <summary>The edition, such as <c>2026-11</c>.</summary>
    public required string Edition { get; init; }
    /// <summary>When in the journey it is used: <c>pre-referral</c>, <c>assessment</c>, <c>screen</c>.</summary>
    public required string Stage { get; init; }
    /// <summary>What to know before starting: who completes it, with whom, what it is not for.</summary>
    public required string Guidance { get; init; }
    /// <summary>How it adds up.</summary>
    public required Scoring Scoring { get; init; }
    /// <summary>Its groups in order; for <see cref="Practice.Scoring.Highest"/> from the lowest band to the highest.</summary>
    public required IReadOnlyList<IndicatorGroup> Groups { get; init; }
    /// <summary>Its bands from lowest to highest.</summary>
    public required IReadOnlyList<Band> Bands { get; init; }
    /// <summary>The parts to be written in words beside the indicators.</summary>
    public IReadOnlyList<ToolSection> Sections { get; init; } = [];
    /// <summary>Where it comes from.</summary>
    public required Source Source { get; init; }
    /// <summary>Its examples.</summary>
    public IReadOnlyList<Example> Examples { get; init; } = [];
    /// <summary>Where the item stands, for messages.</summary>
    public Place At { get; init; }

    /// <summary>All indicators in order.</summary>
    public IEnumerable<Indicator> Indicators => Groups.SelectMany(group => group.Indicators);
}

/// <summary>A group of indicators that count alike.</summary>
/// <param name="Id">The id, such as <c>significant</c>.</param>
/// <param name="Title">The heading.</param>
/// <param name="Band">For the highest-group scoring, the band it gives.</param>
/// <param name="Points">For the added scoring, the points by when: current, recent, both, historic.</param>
/// <param name="Alerts">True where one current indicator calls for immediate action whatever the total.</param>
/// <param name="Indicators">Its indicators.</param>
public sealed record IndicatorGroup(
    string Id, string Title, string? Band, IReadOnlyDictionary<When, int> Points, bool Alerts, IReadOnlyList<Indicator> Indicators);

/// <summary>One thing looked for.</summary>
/// <param name="Id">The id, unique in its tool.</param>
/// <param name="Ask">The question in neutral words.</param>
/// <param name="Help">What may show it.</param>
public sealed record Indicator(string Id, string Ask, string? Help = null);

/// <summary>A band a tool can suggest.</summary>
/// <param name="Id">The id, such as <c>medium</c>.</param>
/// <param name="Title">The name shown.</param>
/// <param name="From">For the added scoring, the lowest total that falls into it.</param>
/// <param name="Means">What it means.</param>
/// <param name="Suggests">What the document suggests doing.</param>
public sealed record Band(string Id, string Title, int? From, string Means, IReadOnlyList<string> Suggests);

/// <summary>A part of a tool to be written in words.</summary>
/// <param name="Id">The id, unique in its tool.</param>
/// <param name="Title">The heading.</param>
/// <param name="Ask">What to write.</param>
/// <param name="FrontSheet">Where the words stand on the front sheet, if they do.</param>
public sealed record ToolSection(string Id, string Title, string Ask, FrontSheetPlace? FrontSheet = null);

/// <summary>The two headings of the front sheet under which a tool's words can stand.</summary>
public enum FrontSheetPlace
{
    /// <summary>What is working well.</summary>
    WorkingWell,
    /// <summary>What we are worried about.</summary>
    WorriedAbout,
}
