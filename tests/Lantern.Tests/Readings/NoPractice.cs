using Lantern.Practice;

namespace Lantern.Tests.Readings;

/// <summary>A pack with nothing in it but what a test adds.</summary>
internal static class NoPractice
{
    public static Pack Pack { get; } = new()
    {
        Id = "none", Title = "None", Edition = "1", About = "For tests.",
        Calendar = new WorkingDays([]), CalendarName = "none",
        Tools = new Dictionary<string, Tool>(), Clocks = new Dictionary<string, Clock>(),
        Refusals = new Dictionary<string, Refusal>(), Lists = new Dictionary<string, PracticeList>(),
        Settings = new Dictionary<string, Setting>(),
    };
}
