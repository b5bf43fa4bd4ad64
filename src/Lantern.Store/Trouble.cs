using System.Collections.Concurrent;
using NodaTime;

namespace Lantern.Store;

/// <summary>What on the machine is not as it should be.</summary>
public enum TroubleWith
{
    /// <summary>Its clock.</summary>
    Clock,
    /// <summary>The witness, or what the witness and the record say of each other.</summary>
    Witness,
    /// <summary>The room on its disk.</summary>
    Disk,
}

/// <summary>Something whoever keeps the machine has to see to; it never speaks of what is written.</summary>
/// <param name="With">What it is with.</param>
/// <param name="Words">What is wrong and what to do.</param>
/// <param name="Since">Since when.</param>
/// <param name="Stops">What does not work until it is mended.</param>
public sealed record Trouble(TroubleWith With, string Words, Instant Since, Stops Stops);

/// <summary>What a trouble stops.</summary>
public enum Stops
{
    /// <summary>Nothing yet: a warning.</summary>
    Nothing,
    /// <summary>Writing; files are read and looks noted.</summary>
    Writing,
    /// <summary>Writing, and reading with it, because not even a look may be noted.</summary>
    Everything,
}

/// <summary>The troubles there are, each since it began.</summary>
internal sealed class Troubles
{
    private readonly ConcurrentDictionary<TroubleWith, Trouble> _now = new();

    /// <summary>Told of a trouble each time it is met, for the log.</summary>
    public Action<Trouble>? Met { get; set; }

    /// <summary>Those there are now.</summary>
    public IReadOnlyList<Trouble> All => [.. _now.Values.OrderBy(trouble => trouble.With)];

    /// <summary>Notes how it stands with something: what is wrong, or that nothing is.</summary>
    public void Note(TroubleWith with, string? words, Stops stops, Instant now)
    {
        if (words is null)
        {
            _now.TryRemove(with, out _);
            return;
        }
        var trouble = _now.AddOrUpdate(with, _ => new Trouble(with, words, now, stops), (_, before) => before with { Words = words, Stops = stops });
        Met?.Invoke(trouble);
    }
}
