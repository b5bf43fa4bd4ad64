using System.Globalization;
using Lantern.App.Components;
using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Readings;
using NodaTime;

namespace Lantern.App.Pages.Files;

/// <summary>The level of risk as steps: each level holds until the next was judged. The same stands in the table beside it.</summary>
public static class RiskSteps
{
    private const int Width = 640, Left = 130, Right = 20, Top = 20, Row = 36, Bottom = 40;

    private static readonly RiskLevel[] Levels = [RiskLevel.High, RiskLevel.Medium, RiskLevel.AtRisk, RiskLevel.None];

    /// <summary>The picture, with its title and what it shows in words.</summary>
    public static Markup Draw(IReadOnlyList<RiskStep> steps, Instant until)
    {
        var (first, last) = (steps[0].Entry.Happened.Start, Instant.Max(until, steps[^1].Entry.Happened.Start));
        var height = Top + Row * Levels.Length + Bottom;
        return Markup.Html($"""
            <svg role="img" aria-labelledby="steps-title steps-words" width="{Width}" height="{height}" viewBox="0 0 {Width} {height}" font-size="16" fill="#0b0c0c">
            <title id="steps-title">Level of risk over time</title><desc id="steps-words">{InWords(steps)}</desc>
            {Markup.Join(Levels.Select(Line))}
            <path d="{Path(steps, first, last)}" fill="none" stroke="#17545c" stroke-width="4" />
            {Markup.Join(steps.Select(step => Dot(step, first, last)))}
            <text x="{Left}" y="{height - 12}">{Words.Day(London.DayOf(first))}</text>
            <text x="{Width - Right}" y="{height - 12}" text-anchor="end">{Words.Day(London.DayOf(last))}</text>
            </svg>
            """);
    }

    private static string InWords(IReadOnlyList<RiskStep> steps) =>
        string.Join("; ", steps.Select(step => $"{Words.Level(step.Level)} from {Words.Day(step.Entry.Happened.Day)}")) + ".";

    private static Markup Line(RiskLevel level) => Markup.Html($"""
        <line x1="{Left}" y1="{Y(level)}" x2="{Width - Right}" y2="{Y(level)}" stroke="#b1b4b6" stroke-width="1" />
        <text x="{Left - 12}" y="{Y(level) + 5}" text-anchor="end">{Words.Level(level)}</text>
        """);

    private static Markup Dot(RiskStep step, Instant first, Instant last) =>
        Markup.Html($"""<circle cx="{X(step.Entry.Happened.Start, first, last)}" cy="{Y(step.Level)}" r="6" fill="#17545c" />""");

    private static string Path(IReadOnlyList<RiskStep> steps, Instant first, Instant last)
    {
        var start = string.Create(CultureInfo.InvariantCulture, $"M {Left} {Y(steps[0].Level)}");
        var between = steps.Skip(1).Select(step => string.Create(CultureInfo.InvariantCulture,
            $" H {X(step.Entry.Happened.Start, first, last)} V {Y(step.Level)}"));
        return $"{start}{string.Concat(between)} H {(Width - Right).ToString(CultureInfo.InvariantCulture)}";
    }

    private static int X(Instant at, Instant first, Instant last) =>
        last == first ? Left : Left + (int)((at - first).TotalSeconds / (last - first).TotalSeconds * (Width - Left - Right));

    private static int Y(RiskLevel level) => Top + Row * Array.IndexOf(Levels, level);
}
