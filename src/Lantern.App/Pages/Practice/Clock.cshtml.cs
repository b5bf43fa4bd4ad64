using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Practice;
using Microsoft.AspNetCore.Mvc;
using NodaTime.Text;

namespace Lantern.App.Pages.Practice;

/// <summary>One timescale with its worked examples in words.</summary>
[MayUse]
public sealed class ClockModel(Pack pack) : PracticePage(pack)
{
    private static readonly OffsetDateTimePattern Instants = OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'sso<+HH:mm>");

    /// <summary>The clock.</summary>
    public Clock Clock { get; private set; } = null!;

    /// <summary>Its examples.</summary>
    public IReadOnlyList<ShownExample> Examples { get; private set; } = [];

    public IActionResult OnGet(string clock)
    {
        if (!Pack.Clocks.TryGetValue(clock, out var found))
            return NotFound();
        Clock = found;
        Examples = [.. found.Examples.Select(Shown)];
        return Page();
    }

    private static ShownExample Shown(Example example)
    {
        var text = CaseText.Read(example.Given);
        var owed = ((Sequence)example.Given["owed"]!).Items.Cast<Mapping>().Select(Owed).ToList();
        var asked = text.At is { } at ? Words.Moment(at) : "";
        return new ShownExample(
            example.Title ?? "Example",
            [.. text.Entries.Select(entry => $"{Words.Happened(entry.Happened)}: {entry.Body.Line}{Of(entry)}{By(entry)}{Written(entry)}")],
            $"Asked on {asked}{(text.KnownAt is { } known ? $", knowing what was written by {Words.Moment(known)}" : "")}",
            owed.Count == 0 ? ["Nothing is owed"] : owed);
    }

    private static string Of(Entry entry) => entry.Body.Of is { } of ? $" (of entry {of})" : "";

    private static string By(Entry entry) => entry.Writer.Role is { } role ? $", by the {Words.Role(role).ToLowerInvariant()}" : "";

    private static string Written(Entry entry) =>
        London.DayOf(entry.Written) == entry.Happened.Day ? "" : $" (written {Words.Moment(entry.Written)})";

    private static string Owed(Mapping owed)
    {
        var state = owed["state"] is Scalar said ? Kebab.Words(said.Text).ToLowerInvariant() : "owed";
        var due = owed["due"] is Scalar when ? Due(when.Text) : "";
        return $"{Kebab.Words(state)}{(due.Length == 0 ? "" : $": {due}")}{(owed["falls-to"] is Scalar who ? $", falls to {who.Text.Replace('-', ' ')}" : "")}";
    }

    private static string Due(string text) =>
        Instants.Parse(text) is { Success: true } instant ? Words.Moment(instant.Value.ToInstant())
        : Happening.TryParse(text, out var moment) ? Words.Happened(moment) : text;
}

/// <summary>A worked example in words.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="File">What stands in the file.</param>
/// <param name="Asked">When it is asked.</param>
/// <param name="Owed">What is owed then.</param>
public sealed record ShownExample(string Title, IReadOnlyList<string> File, string Asked, IReadOnlyList<string> Owed);
