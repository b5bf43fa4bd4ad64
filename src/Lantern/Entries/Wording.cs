using System.Collections.Concurrent;
using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using Lantern.Practice;
using NodaTime;
using NodaTime.Text;

namespace Lantern.Entries;

/// <summary>How values are said in a sentence: days, choices, passages.</summary>
public static class Wording
{
    // A chronology line is read at a glance; the whole passage stands in the entry.
    private const int Glance = 120;

    private static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("d MMMM uuuu");
    private static readonly LocalTimePattern Minute = LocalTimePattern.CreateWithInvariantCulture("HH:mm");
    private static readonly ConcurrentDictionary<Enum, string> Choices = new();

    /// <summary>A choice in plain words: <c>core-group</c> is "core group", <c>cin</c> is "child in need".</summary>
    public static string InWords(this Enum choice) => Choices.GetOrAdd(choice, static chosen =>
        chosen.GetType().GetField(chosen.ToString())?.GetCustomAttribute<DescriptionAttribute>()?.Description
        ?? Kebab.Of(chosen.ToString()).Replace('-', ' '));

    /// <summary>A day in words: "7 April 2026".</summary>
    public static string InWords(this LocalDate day) => Day.Format(day);

    /// <summary>A moment in words: "7 April 2026 at 15:10".</summary>
    public static string InWords(this Happening moment) =>
        moment.Time is { } time ? $"{InWords(moment.Day)} at {Minute.Format(time)}" : InWords(moment.Day);

    /// <summary>The value in words after some others, or nothing where there is no value.</summary>
    internal static string If(string before, object? value)
    {
        var words = value switch
        {
            null => "",
            string text => Shortened(text),
            Passage passage => Shortened(passage.Words),
            Enum choice => InWords(choice),
            LocalDate day => InWords(day),
            Happening moment => InWords(moment),
            Span span => span.InWords,
            IEnumerable<string> several => Shortened(string.Join(", ", several)),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        };
        return words.Length == 0 ? "" : before + words;
    }

    private static string Shortened(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.');
        if (line.Length <= Glance)
            return line;
        var end = line.LastIndexOf(' ', Glance);
        return line[..(end > Glance / 2 ? end : Glance)].TrimEnd(',', ';', ':') + "…";
    }
}
