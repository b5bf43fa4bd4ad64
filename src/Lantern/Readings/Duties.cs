using Lantern.Entries;
using Lantern.Practice;
using NodaTime;

namespace Lantern.Readings;

/// <summary>The duties of a file and the next instant at which one of them can change by time alone.</summary>
/// <param name="Owed">The duties, the earliest due first.</param>
/// <param name="NextChange">After this instant they must be read again; null when time alone changes nothing.</param>
public sealed record DutyReading(IReadOnlyList<Duty> Owed, Instant? NextChange);

/// <summary>What is owed on a file: every clock of the pack run over the entries, as it stands at the file's moment.</summary>
public static class Duties
{
    /// <summary>The duties that are coming, due or overdue; with <paramref name="all"/> those met, missed and ended too.</summary>
    public static IReadOnlyList<Duty> Read(CaseFile file, Pack pack, bool all = false)
    {
        var duties = Sweep(file, pack).Owed;
        if (!all)
            return [.. duties.Where(duty => duty.IsOpen)];
        return file.StruckOut.Count == 0 ? duties : InOrder(duties.Concat(BegunByStruckOut(file, pack)));
    }

    /// <summary>All duties, each under the edition in force when its start was written, and when to look again.</summary>
    /// <param name="file">The file as it reads.</param>
    /// <param name="pack">The edition in force now; an entry that names no other on the same shelf is read under it.</param>
    public static DutyReading Sweep(CaseFile file, Pack pack)
    {
        if (Older(file, pack) is not { Count: > 0 } older)
            return SweepUnder(file, pack);
        var readings = older.Append(pack).Select(edition => (Reading: SweepUnder(file, edition), edition.EditionId)).ToList();
        var next = readings.Min(one => one.Reading.NextChange ?? Instant.MaxValue);
        return new DutyReading(
            InOrder(readings.SelectMany(one => one.Reading.Owed.Where(duty => BegunUnder(duty) == one.EditionId))),
            next == Instant.MaxValue ? null : next);

        string BegunUnder(Duty duty) => file.Numbered(duty.StartedBy) is { Edition: var name } && older.Exists(edition => edition.EditionId == name)
            ? name
            : pack.EditionId;
    }

    private static List<Pack>? Older(CaseFile file, Pack pack)
    {
        List<Pack>? older = null;
        foreach (var entry in file.Entries)
        {
            if (entry.Edition == pack.EditionId || entry.Edition.Length == 0 || older?.Exists(known => known.EditionId == entry.Edition) == true)
                continue;
            if (pack.Shelf?.Edition(entry.Edition) is { } found)
                (older ??= []).Add(found);
        }
        return older;
    }

    private static DutyReading SweepUnder(CaseFile file, Pack pack)
    {
        var run = new Run(pack);
        foreach (var entry in file.Entries)
            run.Take(entry);
        var duties = new List<Duty>();
        var next = Instant.MaxValue;
        foreach (var running in run.Runnings)
        {
            foreach (var owed in running.All)
            {
                if (owed.IsOpen)
                    next = Instant.Min(next, ChangeAfter(file.At, owed));
                if (owed.Met is not null || owed.Warn is not { } warn || file.At >= warn)
                    duties.Add(Duty(running.Clock, owed, file.At));
            }
        }
        foreach (var ladder in run.Ladders())
            ladder.Read(file.At, duties, ref next);
        return new DutyReading(InOrder(duties), next == Instant.MaxValue ? null : next);
    }

    internal static Duty Duty(Clock clock, Owed owed, Instant at) =>
        new(clock, owed.State(at), owed.Due, owed.Start.Number, owed.Met?.Number, FallsTo(clock, owed.Root), owed.Note);

    internal static string? FallsTo(Clock clock, Entry root) =>
        clock.FallsToNamed is { } name && root.Kind.Field(name)?.Words(root.Body) is { } named ? named : clock.FallsTo;

    // What a struck-out entry began is no longer owed; it is shown as ended to whoever asks for everything.
    private static IEnumerable<Duty> BegunByStruckOut(CaseFile file, Pack pack)
    {
        var struckOut = file.StruckOut.Select(entry => entry.Number).ToHashSet();
        return Sweep(file.WithStruckOut(), pack).Owed
            .Where(duty => struckOut.Contains(duty.StartedBy))
            .Select(duty => duty with { State = DutyState.Ended, MetBy = null });
    }

    private static List<Duty> InOrder(IEnumerable<Duty> duties) =>
        [.. duties.OrderBy(duty => duty.Due.Until).ThenBy(duty => duty.Clock.Id, StringComparer.Ordinal).ThenBy(duty => duty.StartedBy)];

    private static Instant ChangeAfter(Instant at, Owed owed)
    {
        if (owed.Warn is { } warn && at < warn)
            return warn;
        if (owed.Warn is not null && at < owed.Due.Until)
            return owed.Due.Until;
        return at <= owed.Due.Until ? owed.Due.Until.Add(Duration.Epsilon) : Instant.MaxValue;
    }

    /// <summary>One reading of a file in order.</summary>
    private sealed class Run
    {
        private readonly ClockBook _book;
        private readonly Facts _facts;
        private readonly Pack _pack;
        private readonly Running?[] _running;
        private readonly List<(int Order, Entry Entry)>?[] _ladderMet;
        private readonly List<(int Order, Entry Entry)> _broughtForward = [];
        private readonly Dictionary<Entry, int> _order = new(ReferenceEqualityComparer.Instance);

        public Run(Pack pack)
        {
            _pack = pack;
            _book = ClockBook.Of(pack);
            _facts = new Facts(pack);
            _running = new Running?[_book.Clocks.Count];
            _ladderMet = new List<(int, Entry)>?[_book.Clocks.Count];
        }

        public IEnumerable<Running> Runnings => _running.OfType<Running>();

        public void Take(Entry entry)
        {
            _order[entry] = _order.Count;
            _facts.Take(entry);
            foreach (var part in _book.For(entry.Kind))
                Take(entry, part);
            switch (entry.Body)
            {
                case FileClosed:
                    foreach (var running in Runnings)
                        running.Close(entry);
                    break;
                case FileReopened:
                    foreach (var running in Runnings)
                        running.BeginAfresh();
                    break;
                case BroughtForward:
                    _broughtForward.Add((_order[entry], entry));
                    break;
            }
        }

        private void Take(Entry entry, ClockBook.Part part)
        {
            var clock = _book.Clocks[part.Clock];
            if (clock.Shape == Shape.Unmet)
            {
                if (ClockBook.Fits(part.Meets, entry, _facts))
                    (_ladderMet[part.Clock] ??= []).Add((_order[entry], entry));
                return;
            }
            var starts = ClockBook.Fits(part.Starts, entry, _facts);
            var running = _running[part.Clock];
            if (running is null)
            {
                if (!starts)
                    return;
                running = _running[part.Clock] = Running.Of(clock, _pack.Calendar)!;
            }
            if (ClockBook.Fits(part.Meets, entry, _facts))
                running.Meet(entry, starts);
            if (ClockBook.Fits(part.Ends, entry, _facts))
                running.End(entry);
            if (starts)
                running.Start(entry);
        }

        public IEnumerable<Ladder> Ladders()
        {
            for (var i = 0; i < _book.Clocks.Count; i++)
            {
                var clock = _book.Clocks[i];
                if (clock.Shape != Shape.Unmet)
                    continue;
                var beneath = Runnings.FirstOrDefault(running => running.Clock.Id == clock.Beneath);
                if (beneath is not null)
                    yield return new Ladder(clock, beneath, _ladderMet[i] ?? [], _broughtForward, _order, _pack.Calendar);
            }
        }
    }
}
