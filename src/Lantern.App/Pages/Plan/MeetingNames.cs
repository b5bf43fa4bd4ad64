using Lantern.Entries;
using Lantern.Practice;

namespace Lantern.App.Pages.Plan;

/// <summary>What meetings are called here, from the pack's list; they are still counted as what they are.</summary>
internal static class MeetingNames
{
    /// <summary>The name of a kind of meeting.</summary>
    public static string Of(Pack pack, MeetingType meeting)
    {
        var plain = $"{Kebab.Words(meeting.InWords())}{(meeting == MeetingType.Cin ? " meeting" : "")}";
        return pack.Lists.GetValueOrDefault("meeting-names")?.Lines.FirstOrDefault(line => line.Id == Kebab.Of(meeting.ToString()))?.Title is { } local ? $"{local} ({char.ToLowerInvariant(plain[0])}{plain[1..]})" : plain;
    }
}
