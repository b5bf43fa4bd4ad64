using System.Globalization;
using System.Runtime.InteropServices;
using NodaTime;

namespace Lantern.Store;

/// <summary>
/// The clock of the machine, held against what cannot be set: the time that has passed since the start, the last entry of the record,
/// and the clock of the database server. While it stands wrong, the time is reckoned from the last moment it was right, so that nobody's
/// session, membership or emergency opening lasts longer; entries are not written until it is right.
/// </summary>
public sealed class WallClock : TimeProvider
{
    private readonly TimeProvider _machine;
    private readonly ClockLimits _limits;
    private readonly Func<Duration> _passed;
    private readonly Lock _one = new();
    private Instant _right;
    private Duration _rightAt;
    private Instant? _last;
    private bool _isDoubted;
    private bool _hasLearnt;
    private bool _mayBeQuiet;

    /// <summary>A clock that is right until the record or its own steps show otherwise.</summary>
    /// <param name="machine">The clock of the machine.</param>
    /// <param name="limits">How far it may be off.</param>
    public WallClock(TimeProvider machine, ClockLimits limits)
    {
        (_machine, _limits) = (machine, limits);
        // A machine that slept is not one whose clock was moved: on Linux the time asleep is counted.
        var began = machine.GetTimestamp();
        _passed = machine == System && OperatingSystem.IsLinux() && SinceBoot() is not null
            ? () => SinceBoot() ?? Duration.Zero
            : () => Duration.FromTimeSpan(machine.GetElapsedTime(began));
        (_right, _rightAt) = (Wall, _passed());
    }

    /// <summary>The time, as far as it can be known.</summary>
    public Instant Now => Judged().Now;

    /// <summary>Why nothing is written by this clock now, and what to do; null while it is right.</summary>
    public string? Wrong => Judged().Wrong;

    public override long TimestampFrequency => _machine.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => _machine.LocalTimeZone;

    public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();

    public override long GetTimestamp() => _machine.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        _machine.CreateTimer(callback, state, dueTime, period);

    /// <summary>Tells it how late it is at least.</summary>
    /// <param name="last">When the record was last written or two people last said what time it is; null where nothing is written yet.</param>
    /// <param name="mayBeQuiet">True where nothing may have been written for any time: a demo lies for months and is shown again.</param>
    internal void Learn(Instant? last, bool mayBeQuiet = false)
    {
        lock (_one)
        {
            (_last, _mayBeQuiet) = (last, mayBeQuiet);
            // What the clock is found to say at the start is believed only where it fits the record.
            _isDoubted |= !_hasLearnt && !Fits(Wall);
            _hasLearnt = true;
        }
    }

    /// <summary>Whether it is to be told what the clock of the database server shows.</summary>
    internal bool AsksTheServer => _limits.AsksTheServer;

    /// <summary>Why nothing is written beside a database server that shows another time; null where it may be.</summary>
    internal string? WrongBeside(Instant? server)
    {
        var (now, wrong, isMoved) = Judged();
        // Behind is as wrong as ahead: after a quiet night nothing in the record shows that a clock is an hour behind. Where the record
        // shows it too, it is the server that tells which of them to set right.
        return !isMoved && server is { } its && (now > its + _limits.Apart || now < its - _limits.Apart)
            ? $"The clock of this machine is {Long(now - its)} {(now > its ? "ahead of" : "behind")} the clock of the database server. {SetIt}"
            : wrong;
    }

    private const string SetIt = $"Nothing is written until both agree: let the network set them (chrony or the like). {Runbook}";
    private const string Runbook = "See docs/runbooks/wrong-clock.md.";

    private Instant Wall => Instant.FromDateTimeOffset(_machine.GetUtcNow());

    // Of two machines one may be ahead of the server by so much and the other behind it.
    private Duration MostBehind => _limits.Apart + _limits.Apart;

    private (Instant Now, string? Wrong, bool IsMoved) Judged()
    {
        lock (_one)
        {
            var (wall, passed) = (Wall, _passed());
            if (_isDoubted && Fits(wall))
                (_isDoubted, _right, _rightAt) = (false, wall, passed);
            if (_isDoubted)
                return (wall, DoesNotFit(wall), false);
            var reckoned = _right + (passed - _rightAt);
            var off = wall - reckoned;
            if (off > _limits.Step || off < -_limits.Step)
                return (reckoned, $"The clock of this machine was moved {(off > Duration.Zero ? "forward" : "back")} by {Long(off)} while Lantern ran. Nothing is written until it is right: set it. If it is right now and was wrong before, start Lantern again. {Runbook}", true);
            return (wall, wall < _last - MostBehind ? DoesNotFit(wall) : null, false);
        }
    }

    private bool Fits(Instant wall) => _last is not { } last || (wall >= last - MostBehind && !IsTooLate(wall, last));

    private bool IsTooLate(Instant wall, Instant last) => !_mayBeQuiet && wall - last > _limits.Quiet;

    private string DoesNotFit(Instant wall) => wall < _last
        ? $"The clock of this machine stands {Long(_last.Value - wall)} before what was last written. Nothing is written until it is right: set it, or let it be set by the network. If it is right, and was ahead when that was written, two people say so with 'lantern clock'. {Runbook}"
        : $"The clock of this machine stands {Long(wall - _last!.Value)} after what was last written. Nothing is written until it is right: set it. If it is right, and nothing was written for so long, two people say so with 'lantern clock'. {Runbook}";

    private static string Long(Duration off)
    {
        var span = Duration.Max(off, -off);
        return span < Duration.FromMinutes(2) ? Text($"{span.TotalSeconds:F0} seconds")
            : span < Duration.FromHours(2) ? Text($"{span.TotalMinutes:F0} minutes")
            : span < Duration.FromDays(2) ? Text($"{span.TotalHours:F0} hours")
            : Text($"{span.TotalDays:F0} days");
    }

    private static string Text(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);

    private static Duration? SinceBoot()
    {
        const int WithSleep = 7; // CLOCK_BOOTTIME
        return clock_gettime(WithSleep, out var time) == 0 ? Duration.FromSeconds(time.Seconds) + Duration.FromNanoseconds((long)time.Nanoseconds) : null;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int clock_gettime(int clock, out TimeSpec time);
}
