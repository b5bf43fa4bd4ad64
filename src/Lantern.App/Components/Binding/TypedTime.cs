using System.Text.RegularExpressions;
using NodaTime;

namespace Lantern.App.Components.Binding;

/// <summary>A time of day as people write it: 14:30, 2.30pm, 1430, 9am, noon.</summary>
public static partial class TypedTime
{
    /// <summary>The time, or null when it cannot be one.</summary>
    public static LocalTime? Read(string typed)
    {
        var text = typed.Trim();
        if (text.Equals("noon", StringComparison.OrdinalIgnoreCase) || text.Equals("midday", StringComparison.OrdinalIgnoreCase))
        {
            return LocalTime.Noon;
        }
        if (text.Equals("midnight", StringComparison.OrdinalIgnoreCase))
        {
            return LocalTime.Midnight;
        }
        var match = Written().Match(text);
        if (!match.Success)
        {
            return null;
        }
        var half = match.Groups["half"].ValueSpan;
        var hour = int.Parse(match.Groups["hour"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
        var minute = match.Groups["minute"].Success
            ? int.Parse(match.Groups["minute"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)
            : 0;
        if (half.IsEmpty)
        {
            // "9" alone could be morning or evening, or half a date: it is not a time yet.
            return match.Groups["minute"].Success && hour < 24 && minute < 60 ? new LocalTime(hour, minute) : null;
        }
        return hour is >= 1 and <= 12 && minute < 60 ? new LocalTime((hour % 12) + (half[0] is 'p' or 'P' ? 12 : 0), minute) : null;
    }

    [GeneratedRegex(@"^(?<hour>[0-9]{1,2})(?:[:.]?(?<minute>[0-9]{2}))?\s*(?:(?<half>[ap])\.?m\.?)?$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex Written();
}
