using System.Globalization;
using Lantern.Access;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Store.Sql;
using NodaTime;

namespace Lantern.Store;

/// <summary>What is counted for one person.</summary>
public enum Counted
{
    /// <summary>Different files opened in an hour.</summary>
    FilesOpened,
    /// <summary>Searches for a child or person in an hour.</summary>
    Searches,
    /// <summary>Forms and drafts sent in an hour.</summary>
    Sent,
    /// <summary>Drafts kept, by their number or their size.</summary>
    DraftsKept,
    /// <summary>Files held open in an emergency at one time.</summary>
    EmergenciesOpen,
    /// <summary>Attempts to open a file in an emergency within some minutes.</summary>
    EmergencyAttempts,
}

/// <summary>Somebody has done something so often that no more of it is done for them for a while; nothing was written and nothing shown.</summary>
/// <param name="what">What was counted.</param>
/// <param name="limit">How much is done.</param>
/// <param name="until">When more is done again; null where that does not come by itself.</param>
public sealed class LimitReachedException(Counted what, int limit, Instant? until) : Exception($"The limit of {limit} for {what} is reached.")
{
    /// <summary>What was counted.</summary>
    public Counted What => what;

    /// <summary>How much is done.</summary>
    public int Limit => limit;

    /// <summary>When more is done again; null where that does not come by itself.</summary>
    public Instant? Until => until;
}

/// <summary>
/// How much one person may do, by settings of the practice pack; it is counted by worker, not by machine or address. Whoever watches over the
/// record is told before the first refusal: a limit is noted as a look at no file, so that it stands in the log and on every machine.
/// </summary>
public sealed class Limits
{
    /// <summary>What the relations of a look begin with that notes a limit and no looking.</summary>
    internal const string Word = "limit-";

    private const string Near = Word + "near ", Reached = Word + "reached ";

    private readonly RecentLooks _recent;
    private readonly Pen _pen;
    private readonly Pack _pack;
    private readonly Func<Instant> _now;

    internal Limits(RecentLooks recent, Pen pen, Pack pack, Func<Instant> now) => (_recent, _pen, _pack, _now) = (recent, pen, pack, now);

    /// <summary>How much is done for one person, as the pack's settings say.</summary>
    public int Of(Counted what) => Math.Max(1, what switch
    {
        Counted.FilesOpened => _pack.Number("files-opened-in-an-hour", 120),
        Counted.Searches => _pack.Number("searches-in-an-hour", 300),
        Counted.Sent => _pack.Number("sent-in-an-hour", 10_000),
        Counted.DraftsKept => _pack.Number("drafts-kept", 1000),
        Counted.EmergenciesOpen => _pack.Number("emergencies-open-at-once", 2),
        _ => _pack.Number("emergency-attempts", 5),
    });

    /// <summary>From how many on whoever watches over the record is told.</summary>
    public int TellFrom(Counted what) => Math.Max(1, (int)Math.Ceiling(Of(what) * Math.Clamp(_pack.Number("limit-alert-percent", 80), 1, 100) / 100.0));

    /// <summary>Over how many minutes attempts to open a file in an emergency are counted.</summary>
    public Duration EmergencyMinutes => Duration.FromMinutes(Math.Max(1, _pack.Number("emergency-attempts-minutes", 15)));

    /// <summary>The most bytes of drafts kept for one person.</summary>
    public long DraftBytes => Math.Max(1, _pack.Number("drafts-kept-megabytes", 50)) * 1024L * 1024L;

    /// <summary>Notes that somebody comes near a limit, or reached it; once an hour of each.</summary>
    /// <param name="reader">Who.</param>
    /// <param name="what">Which limit.</param>
    /// <param name="isReached">False while it is only near.</param>
    public async Task Tell(Reader reader, Counted what, bool isReached)
    {
        var (now, word) = (_now(), (isReached ? Reached : Near) + Kebabs<Counted>.Word(what));
        if (_recent.IsTold(reader.Worker, word, now))
            return;
        await _pen.Write(stroke =>
        {
            stroke.Look(reader, null, now, Say(what, isReached), word, []);
            return true;
        });
    }

    /// <summary>Counts a file as opened; whoever opened too many within the hour opens no other.</summary>
    /// <exception cref="LimitReachedException">The limit is reached.</exception>
    internal async Task CountFile(Reader reader, FileId file, Instant now)
    {
        var most = Of(Counted.FilesOpened);
        var (files, until) = _recent.Open(reader.Worker, file, most, now);
        await Weigh(reader, Counted.FilesOpened, files, until);
    }

    /// <summary>Counts a search before it is made.</summary>
    /// <exception cref="LimitReachedException">The limit is reached.</exception>
    internal async Task CountSearch(Reader reader)
    {
        var (times, until) = _recent.Searches(reader.Worker, _now());
        await Weigh(reader, Counted.Searches, times + 1, until);
    }

    /// <summary>Tells whoever watches over the record from the first warning on, and refuses what is beyond the limit.</summary>
    /// <exception cref="LimitReachedException">The limit is reached.</exception>
    internal async Task Weigh(Reader reader, Counted what, int count, Instant? until)
    {
        if (count >= TellFrom(what))
            await Tell(reader, what, isReached: false);
        if (count > Of(what))
            await Refuse(reader, what, until);
    }

    /// <summary>Notes that a limit is reached, and refuses.</summary>
    internal async Task Refuse(Reader reader, Counted what, Instant? until)
    {
        await Tell(reader, what, isReached: true);
        throw new LimitReachedException(what, Of(what), until);
    }

    /// <summary>Whether a look notes a limit, and whether it is one of the emergency door.</summary>
    internal static (bool IsLimit, bool IsEmergency) Reads(Look look) =>
        look.File is null && look.Relations.StartsWith(Word, StringComparison.Ordinal)
            ? (true, look.Relations is Reached + "emergencies-open" or Reached + "emergency-attempts") : default;

    private string Say(Counted what, bool isReached)
    {
        var (limit, from) = (Said(Of(what)), Said(TellFrom(what)));
        var of = what switch
        {
            Counted.FilesOpened => "different files opened within an hour",
            Counted.Searches => "searches for a child or person within an hour",
            Counted.Sent => "forms and drafts sent within an hour",
            Counted.DraftsKept => "drafts kept, or of the room for them",
            Counted.EmergenciesOpen => "files open in an emergency at one time",
            _ => $"attempts to open a file in an emergency within {Said((int)EmergencyMinutes.TotalMinutes)} minutes",
        };
        return isReached ? $"Reached the limit of {limit} {of}; more was refused" : $"Came to {from} of at most {limit} {of}";
    }

    private static string Said(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
