using System.Runtime.CompilerServices;
using Lantern.Entries;
using Lantern.Practice;

namespace Lantern.Readings;

/// <summary>A pack's clocks laid out by kind of entry, so that reading a file asks each entry only what can concern it.</summary>
internal sealed class ClockBook
{
    private static readonly ConditionalWeakTable<Pack, ClockBook> Known = [];

    private readonly List<Part>[] _byKind = [.. Kinds.All.Select(_ => new List<Part>())];

    private ClockBook(Pack pack)
    {
        Clocks = [.. pack.Clocks.Values.OrderBy(clock => clock.Id, StringComparer.Ordinal)];
        for (var i = 0; i < Clocks.Count; i++)
        {
            Add(i, Clocks[i].Starts, (part, trigger) => part.Starts.Add(trigger));
            Add(i, Clocks[i].MetBy, (part, trigger) => part.Meets.Add(trigger));
            Add(i, Clocks[i].Ends, (part, trigger) => part.Ends.Add(trigger));
        }
    }

    public IReadOnlyList<Clock> Clocks { get; }

    public static ClockBook Of(Pack pack) => Known.GetValue(pack, static p => new ClockBook(p));

    /// <summary>The clocks an entry of a kind plays a part in.</summary>
    public List<Part> For(Kind kind) => _byKind[kind.Index];

    /// <summary>Whether an entry fits a trigger of its kind.</summary>
    public static bool Fits(List<Trigger> triggers, Entry entry, Facts facts)
    {
        foreach (var trigger in triggers)
        {
            if (Fits(trigger, entry, facts))
                return true;
        }
        return false;
    }

    private static bool Fits(Trigger trigger, Entry entry, Facts facts)
    {
        foreach (var condition in trigger.When)
        {
            if (condition.Test == ConditionTest.Fact ? !facts.Holds(condition.Name, entry) : !condition.Holds(entry))
                return false;
        }
        return true;
    }

    private void Add(int clock, IReadOnlyList<Trigger> triggers, Action<Part, Trigger> add)
    {
        foreach (var trigger in triggers)
        {
            var parts = _byKind[trigger.Kind.Index];
            if (parts.Count == 0 || parts[^1].Clock != clock)
                parts.Add(new Part(clock));
            add(parts[^1], trigger);
        }
    }

    /// <summary>The part a kind of entry plays in one clock.</summary>
    internal sealed record Part(int Clock)
    {
        public List<Trigger> Starts { get; } = [];
        public List<Trigger> Meets { get; } = [];
        public List<Trigger> Ends { get; } = [];
    }
}
