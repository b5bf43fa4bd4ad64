using Lantern.Entries;
using Lantern.Practice;
using NodaTime;

namespace Lantern.Readings;

/// <summary>A clock while a file is read in order: what its shape makes of each start, meeting and end.</summary>
internal abstract class Running(Clock clock, WorkingDays calendar)
{
    public Clock Clock { get; } = clock;
    public List<Owed> All { get; } = [];
    protected Counting Counting { get; } = new(clock, calendar);

    public static Running? Of(Clock clock, WorkingDays calendar) => clock.Shape switch
    {
        Shape.Once => new OnceRunning(clock, calendar),
        Shape.Each => new EachRunning(clock, calendar),
        Shape.Repeating => new RepeatingRunning(clock, calendar),
        Shape.Before => new BeforeRunning(clock, calendar),
        Shape.Lasting => new LastingRunning(clock, calendar),
        Shape.Count => new CountRunning(clock, calendar),
        _ => null, // an unmet clock stands on another's duties and is read after them
    };

    public abstract void Start(Entry entry);

    public virtual void Meet(Entry entry, bool starts)
    {
        foreach (var owed in All)
        {
            if (owed.IsOpen && owed.IsMeant(entry))
                owed.Met = entry;
        }
    }

    public virtual void End(Entry entry)
    {
        foreach (var owed in All)
        {
            if (owed.IsOpen && EndsWhat(entry, owed.Root))
                owed.Over = entry;
        }
    }

    public void Close(Entry closing)
    {
        foreach (var owed in All)
        {
            if (owed.IsOpen)
                owed.Over = closing;
        }
        BeginAfresh();
    }

    /// <summary>Forgets what came before: the file was closed or reopened.</summary>
    public virtual void BeginAfresh()
    {
    }

    protected Owed? Begin(Entry entry)
    {
        if (Counting.DueFrom(entry.Happened, entry, 0) is not { } due)
            return null;
        var owed = new Owed(entry, entry, due.Due, due.Note);
        All.Add(owed);
        return owed;
    }

    protected static string? TypeOf(Entry entry) => entry.Kind.Field("type")?.Words(entry.Body);

    // An ending that has a type ends only what began with the same.
    protected static bool EndsWhat(Entry ending, Entry root) => TypeOf(ending) is not { } type || type == TypeOf(root);
}

internal sealed class OnceRunning(Clock clock, WorkingDays calendar) : Running(clock, calendar)
{
    private bool _begun;

    public override void Start(Entry entry)
    {
        if (!_begun)
            _begun = Begin(entry) is not null;
    }

    public override void BeginAfresh() => _begun = false;
}

internal sealed class EachRunning(Clock clock, WorkingDays calendar) : Running(clock, calendar)
{
    public override void Start(Entry entry) => Begin(entry);
}

internal sealed class RepeatingRunning(Clock clock, WorkingDays calendar) : Running(clock, calendar)
{
    // One open duty for each type of start: a child may have a child in need plan and be looked after.
    private readonly Dictionary<string, (Owed Open, int Turn)> _series = [];

    public override void Start(Entry entry)
    {
        var type = TypeOf(entry) ?? "";
        if (_series.Remove(type, out var before) && before.Open.IsOpen)
            before.Open.Over = entry;
        if (Begin(entry) is { } owed)
            _series[type] = (owed, 0);
    }

    public override void Meet(Entry entry, bool starts)
    {
        foreach (var (type, (open, turn)) in _series.ToList())
        {
            if (!open.IsMeant(entry))
                continue;
            open.Met = entry;
            if (starts)
                continue; // the start that follows begins the next
            if (Counting.DueFrom(entry.Happened, open.Root, turn + 1) is { } due)
            {
                var next = new Owed(entry, open.Root, due.Due, due.Note);
                All.Add(next);
                _series[type] = (next, turn + 1);
            }
            else
            {
                _series.Remove(type);
            }
        }
    }

    public override void End(Entry entry)
    {
        foreach (var (type, (open, _)) in _series.ToList())
        {
            if (!EndsWhat(entry, open.Root))
                continue;
            open.Over = open.IsOpen ? entry : open.Over;
            _series.Remove(type);
        }
    }

    public override void BeginAfresh() => _series.Clear();
}

internal sealed class BeforeRunning(Clock clock, WorkingDays calendar) : Running(clock, calendar)
{
    private readonly Dictionary<string, Owed> _planned = [];

    public override void Start(Entry entry)
    {
        if (entry.Kind.Field("for")?.Read(entry.Body) is not Happening planned)
            return;
        var (due, note) = Counting.Before(planned, Clock.Within[0]);
        var type = TypeOf(entry) ?? "";
        if (_planned.TryGetValue(type, out var owed))
        {
            (owed.Start, owed.Due, owed.Note) = (entry, due, note);
            return;
        }
        _planned[type] = owed = new Owed(entry, entry, due, note);
        All.Add(owed);
    }

    public override void End(Entry entry)
    {
        foreach (var (type, owed) in _planned.ToList())
        {
            if (!EndsWhat(entry, owed.Root))
                continue;
            if (owed.IsOpen)
                (owed.Over, owed.Missed) = (entry, true);
            _planned.Remove(type);
        }
    }

    public override void BeginAfresh() => _planned.Clear();
}

internal sealed class LastingRunning(Clock clock, WorkingDays calendar) : Running(clock, calendar)
{
    public override void Start(Entry entry)
    {
        var (due, note) = Counting.After(entry.Happened, Clock.Within[0]);
        var warn = Clock.WarnFrom is { } span ? Counting.After(entry.Happened, span).Due.Until : due.Until;
        All.Add(new Owed(entry, entry, due, note) { Warn = warn });
    }

    // Ended before the threshold: it never was owed. Ended after: it stays owed until met.
    public override void End(Entry entry) =>
        All.RemoveAll(owed => owed.IsOpen && EndsWhat(entry, owed.Root) && EndedBefore(entry, owed.Due));

    private static bool EndedBefore(Entry entry, Due threshold) =>
        entry.Happened.Time is null ? entry.Happened.Day <= threshold.Day : entry.Happened.Start < threshold.Until;
}

internal sealed class CountRunning(Clock clock, WorkingDays calendar) : Running(clock, calendar)
{
    private readonly List<LocalDate> _starts = [];
    private (int Year, int Month) _month;

    public override void Start(Entry entry)
    {
        var day = entry.Happened.Day;
        if (Clock.Window is { } window)
        {
            _starts.RemoveAll(start => window.After(start, new WorkingDays([])) <= day);
        }
        else if (_month != (day.Year, day.Month))
        {
            _starts.Clear();
            _month = (day.Year, day.Month);
        }
        _starts.Add(day);
        if (_starts.Count != Clock.Times)
            return;
        Begin(entry);
        if (Clock.Window is not null)
            _starts.Clear(); // a rolling window counts anew once it has called
    }

    public override void BeginAfresh() => _starts.Clear();
}
