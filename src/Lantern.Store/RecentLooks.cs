using Lantern.Access;
using Lantern.Entries;
using Lantern.Store.Keys;
using Lantern.Store.Sql;
using NodaTime;

namespace Lantern.Store;

/// <summary>
/// The looks of the last hours, by worker: which reasons stand, how many files somebody opened, how often they searched. It reads on from the
/// log each time it is asked, so that it holds on every machine that shares the database; what is older than it needs is let go.
/// </summary>
internal sealed class RecentLooks(Database database, Vault vault, Duration reasonStands)
{
    /// <summary>Over how long openings and searches are counted.</summary>
    public static Duration Counted { get; } = Duration.FromHours(1);

    private readonly Lock _only = new();
    private readonly Dictionary<string, Recent> _workers = [];
    private readonly Duration _keeps = Duration.Max(Counted, reasonStands);
    private long _position = -1;
    private int _turn;
    private Instant _tidied = Instant.MinValue;

    /// <summary>The look with which the worker last said why they open that file, where it still stands.</summary>
    public NotedLook? Reason(string worker, FileId file, Instant now) => Ask(worker, now, recent =>
        recent.Reasons.TryGetValue(file, out var look) && now < look.At + reasonStands ? look : null);

    /// <summary>Counts a file as opened now. It is counted before it is shown, so that many at once are no way round.</summary>
    /// <returns>How many different files the worker opened within the hour, this one too, and when the first of them is an hour ago.</returns>
    public (int Files, Instant Until) Open(string worker, FileId file, int most, Instant now) => Ask(worker, now, recent =>
    {
        if (recent.Files.ContainsKey(file) || recent.Files.Count < most)
            recent.Files[file] = now;
        return (recent.Files.Count + (recent.Files.ContainsKey(file) ? 0 : 1), recent.Files.Values.Append(now).Min() + Counted);
    });

    /// <summary>How often the worker searched within the hour, and when the first of it is an hour ago.</summary>
    public (int Times, Instant Until) Searches(string worker, Instant now) =>
        Ask(worker, now, recent => (recent.Searches.Count, recent.Searches.Append(now).Min() + Counted));

    /// <summary>True where it was noted within the hour that the worker comes near a limit, or reached it.</summary>
    public bool IsTold(string worker, string what, Instant now) =>
        Ask(worker, now, recent => recent.Told.TryGetValue(what, out var at) && now < at + Counted);

    private T Ask<T>(string worker, Instant now, Func<Recent, T> ask)
    {
        lock (_only)
        {
            database.Read(connection => CatchUp(connection, now));
            Tidy(now);
            if (!_workers.TryGetValue(worker, out var recent))
                _workers[worker] = recent = new Recent();
            recent.Forget(now - Counted, now - _keeps);
            return ask(recent);
        }
    }

    private bool CatchUp(Connection connection, Instant now)
    {
        if (_position < 0 || _turn != connection.Turn)
        {
            _workers.Clear();
            (_turn, _position) = (connection.Turn, connection.One(Statements.LastLook) is long last ? last : 0);
            foreach (var (position, look) in connection.Rows(Statements.LooksFrom, Read, (now - _keeps).ToUnixTimeTicks()))
            {
                if (position <= _position)
                    Take(look);
            }
        }
        foreach (var (position, look) in connection.Rows(Statements.LooksAfter, Read, _position))
        {
            Take(look);
            _position = position;
        }
        return true;
    }

    private (long, NotedLook) Read(System.Data.Common.DbDataReader row) => (row.GetInt64(3), LookRows.Noted(row, vault));

    private void Take(NotedLook look)
    {
        if (!_workers.TryGetValue(look.Worker, out var recent))
            _workers[look.Worker] = recent = new Recent();
        if (look.File is { } file)
        {
            recent.Files[file] = look.At;
            if (look.Answered)
                recent.Reasons[file] = look;
        }
        else if (look.Relations.StartsWith(Limits.Word, StringComparison.Ordinal))
        {
            recent.Told[look.Relations] = look.At;
        }
        else if (look.WhyOfList == Purpose.CheckingWhoIsKnown.Words)
        {
            recent.Searches.Enqueue(look.At);
        }
    }

    // Whoever has not looked for hours takes no room.
    private void Tidy(Instant now)
    {
        if (now < _tidied + Counted && now >= _tidied)
            return;
        _tidied = now;
        foreach (var (worker, recent) in _workers.ToList())
        {
            recent.Forget(now - Counted, now - _keeps);
            if (recent.IsEmpty)
                _workers.Remove(worker);
        }
    }

    private sealed class Recent
    {
        public Dictionary<FileId, NotedLook> Reasons { get; } = [];
        public Dictionary<FileId, Instant> Files { get; } = [];
        public Queue<Instant> Searches { get; } = [];
        public Dictionary<string, Instant> Told { get; } = [];
        public bool IsEmpty => Reasons.Count + Files.Count + Searches.Count + Told.Count == 0;

        public void Forget(Instant counted, Instant kept)
        {
            foreach (var (file, _) in Files.Where(one => one.Value <= counted).ToList())
                Files.Remove(file);
            while (Searches.TryPeek(out var first) && first <= counted)
                Searches.Dequeue();
            foreach (var (file, _) in Reasons.Where(one => one.Value.At <= kept).ToList())
                Reasons.Remove(file);
            foreach (var (what, _) in Told.Where(one => one.Value <= counted).ToList())
                Told.Remove(what);
        }
    }
}
