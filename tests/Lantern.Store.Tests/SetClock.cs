using Microsoft.Extensions.Time.Testing;

namespace Lantern.Store.Tests;

/// <summary>The clock of a machine that somebody sets: what it shows is moved, and the time that passes goes on as it does.</summary>
/// <param name="passing">The time that passes.</param>
public sealed class SetClock(FakeTimeProvider passing) : TimeProvider
{
    /// <summary>How far it is off.</summary>
    public TimeSpan Off { get; set; }

    public override long TimestampFrequency => passing.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => passing.GetUtcNow() + Off;

    public override long GetTimestamp() => passing.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        passing.CreateTimer(callback, state, dueTime, period);
}
