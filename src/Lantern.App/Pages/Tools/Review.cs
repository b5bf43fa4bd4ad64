using Lantern.Entries;
using Lantern.Practice;
using NodaTime;

namespace Lantern.App.Pages.Tools;

/// <summary>When a tool is to be looked at again: at the latest by the pack's clock, else three months on.</summary>
/// <param name="Latest">The last day allowed.</param>
/// <param name="Source">Where that is written; null where no clock of the pack says it.</param>
public sealed record Review(LocalDate Latest, Source? Source)
{
    private static readonly Span Otherwise = new(3, Unit.Months);

    /// <summary>The review of a tool completed on a day.</summary>
    public static Review Of(Tool tool, LocalDate completed, Pack pack)
    {
        var clock = pack.Clocks.Values.FirstOrDefault(clock => clock is { Shape: Shape.Repeating, Within: [{ Unit: not Unit.Hours }, ..] } && clock.Starts.Any(start => IsFor(start, tool)));
        return new Review((clock?.Within[0] ?? Otherwise).After(completed, pack.Calendar), clock?.Source);
    }

    private static bool IsFor(Trigger start, Tool tool) =>
        start.Kind == Kinds.Of<ToolCompleted>() && start.When.Any(condition => condition.Name == "tool" && condition.Is?.Contains(tool.Id) == true);
}
