using NodaTime;

namespace Lantern.Store.Proof;

/// <summary>
/// Tells which leaves carry a time that had not come when they were signed: later than the next checkpoint over them, or than now.
/// They were written by a clock that was ahead. That is named and is no forgery: a hub gets out of it by two people and a runbook.
/// </summary>
internal sealed class FutureStamps
{
    // Clocks of several machines may be apart by seconds, and a checkpoint leaves out the parts of one.
    private static readonly long Margin = Duration.FromMinutes(2).BclCompatibleTicks;

    private readonly long[] _sizes;
    private readonly long[] _latest;
    private readonly long _now;

    /// <summary>Takes the checkpoints a record is signed with.</summary>
    /// <param name="checkpoints">The checkpoints.</param>
    /// <param name="now">The moment of the check; null leaves it out.</param>
    public FutureStamps(IEnumerable<Checkpoint> checkpoints, Instant? now)
    {
        _now = now?.ToUnixTimeTicks() ?? long.MaxValue - Margin;
        var ordered = checkpoints.OrderBy(one => one.Size).ToList();
        _sizes = [.. ordered.Select(one => one.Size)];
        _latest = [.. ordered.Select(one => one.At.ToUnixTimeTicks())];
        for (var i = _latest.Length - 2; i >= 0; i--)
            _latest[i] = Math.Min(_latest[i], _latest[i + 1]);
    }

    /// <summary>Whether a leaf is stamped with a time that had not come.</summary>
    public bool Has(long position, long at)
    {
        var next = Array.BinarySearch(_sizes, position);
        if (next < 0)
            next = ~next;
        return at > Math.Min(_now, next < _latest.Length ? _latest[next] : long.MaxValue - Margin) + Margin;
    }

    /// <summary>What is said of such a leaf.</summary>
    public static string Sentence(InkRow row) =>
        $"What stands as {row.Place} is stamped {Lines.Seconds.Format(Instant.FromUnixTimeTicks(row.At))}, a time that had not come when it was signed: the clock was ahead.";
}
