using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;
using NodaTime.Text;

namespace Lantern.Tests;

/// <summary>Asks what a case text owes, and gives the answer as short lines that a person can check by hand.</summary>
internal static class Asked
{
    /// <summary>The duties of one clock, open ones only unless all are asked for: <c>due state startedBy[>metBy]</c>.</summary>
    public static string[] Owed(string duty, string text, bool all = false, string? knownAt = null, string pack = "example-hub")
    {
        var asked = CaseText.Read(Yaml.Read(text, "case.yaml"));
        var known = knownAt is null ? asked.KnownAt : CaseText.Asked(knownAt, Place.None);
        var file = CaseFile.Read(asked.Entries, asked.At!.Value, known);
        return [.. Duties.Read(file, ShippedPacks.Named(pack), all).Where(one => one.Clock.Id == duty).Select(Line)];
    }

    private static string Line(Duty duty) =>
        $"{Text(duty.Due)} {Kebab.Of(duty.State.ToString())} {duty.StartedBy}{(duty.MetBy is { } met ? $">{met}" : "")}";

    private static string Text(Due due) => due.Moment is { } moment
        ? moment.InZone(London.Zone).ToString("uuuu-MM-dd'T'HH:mmo<g>", null)
        : LocalDatePattern.Iso.Format(due.Day);
}
