using System.Data.Common;
using System.Diagnostics;
using System.Threading.Channels;
using Lantern.Entries;
using Lantern.Store.Keys;
using Lantern.Store.Proof;
using Lantern.Store.Sql;
using Lantern.Store.Staffing;

namespace Lantern.Store;

/// <summary>
/// The one pen: every writing of the store waits in one queue and is written by one thread, up to 256 in one commit. Each is
/// gathered whole before anything of it is said to the database, so that one that fails takes no other with it, and nobody is
/// answered before the commit.
/// </summary>
internal sealed class Pen : IDisposable
{
    private const int MostOnAPage = 256;
    private const int MostWaiting = 4096;

    private static readonly TimeSpan MostPatience = TimeSpan.FromMicroseconds(200);

    private readonly Channel<Job> _waiting = Channel.CreateBounded<Job>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    private readonly Database _database;
    private readonly Shelf _shelf;
    private readonly Vault _vault;
    private readonly AccessLog _log;
    private readonly Seals _seals;
    private readonly Fence _fence;
    private readonly WallClock _clock;
    private readonly WritingGuard _guard;
    private readonly WitnessWatch _watch;
    private readonly Thread _thread;
    private Connection? _connection;
    private long? _machine;
    private int _turn;

    public Pen(
        Database database, Shelf shelf, Vault vault, AccessLog log, Seals seals, Fence fence, WallClock clock, WritingGuard guard, WitnessWatch watch)
    {
        (_database, _shelf, _vault, _log, _seals, _fence) = (database, shelf, vault, log, seals, fence);
        (_clock, _guard, _watch) = (clock, guard, watch);
        _thread = new Thread(Run) { IsBackground = true, Name = "pen" };
        _thread.Start();
    }

    /// <summary>Writes, and answers once it is committed.</summary>
    /// <param name="write">Gathers what is written; may be asked again when the page it stood on had to be begun anew.</param>
    /// <param name="command">The command it comes with, or null.</param>
    /// <param name="files">The files it is known to touch.</param>
    /// <exception cref="NotSavedException">The database failed.</exception>
    public async Task<T> Write<T>(Func<Stroke, T> write, string? command = null, IReadOnlyList<FileId>? files = null)
    {
        var job = new Job<T>(write, command, files ?? []);
        await _waiting.Writer.WriteAsync(job);
        return await job.Answer;
    }

    /// <summary>Makes a checkpoint now, where there is anything new.</summary>
    public async Task Checkpoint()
    {
        var job = new Job<bool>(_ => true, null, []) { SealsNow = true };
        await _waiting.Writer.WriteAsync(job);
        await job.Answer;
    }

    public void Dispose()
    {
        _waiting.Writer.TryComplete();
        _thread.Join();
        _connection?.Dispose();
    }

    private void Run()
    {
        var page = new List<Job>(MostOnAPage);
        var before = 0;
        while (_waiting.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            Gather(page, before);
            before = page.Count;
            WritePage(page);
            page.Clear();
        }
    }

    // Those answered a moment ago are about to write again: a little patience puts them all under one wait for the disk.
    private void Gather(List<Job> page, int expected)
    {
        var since = Stopwatch.GetTimestamp();
        do
        {
            while (page.Count < MostOnAPage && _waiting.Reader.TryRead(out var job))
                page.Add(job);
            if (page.Count >= Math.Min(expected, MostOnAPage))
                return;
            Thread.Yield();
        }
        while (Stopwatch.GetElapsedTime(since) < MostPatience);
    }

    // A page that cannot be written whole is written job by job, so that only the one at fault is told so.
    private void WritePage(List<Job> jobs)
    {
        if (Attempt(jobs) is not { } failure)
            return;
        if (jobs.Count == 1 || failure.InnerException is not DbException refused || !_database.IsRefusal(refused))
        {
            Fail(jobs, failure);
            return;
        }
        foreach (var job in jobs)
        {
            if (Attempt([job]) is { } its)
                Fail([job], its);
        }
    }

    /// <summary>Null when the jobs were answered; else why nothing of them was written.</summary>
    private Exception? Attempt(List<Job> jobs)
    {
        Page page;
        try
        {
            page = ComposeOnWhatAnswers(jobs);
        }
        catch (Exception failure) when (failure is DbException or TimeoutException or IOException or UnauthorizedAccessException or StoreUnfitException or InvalidOperationException)
        {
            LetGo();
            if (_guard.MakesRoom(failure))
                return Attempt(jobs);
            return failure is StoreUnfitException ? failure
                : new NotSavedException("The record could not be saved; nothing was written. Try again.", failure);
        }
        if (Commit() is { } doubt && !WasCommitted(page))
        {
            // A commit the full disk did not take was not made: the file that says it was could not be written.
            if (_guard.MakesRoom(doubt.InnerException))
                return Attempt(jobs);
            Fail(jobs, doubt);
            return null;
        }
        page.Committed();
        _guard.Written();
        if (page.Erases)
            Scrub();
        foreach (var job in jobs)
            job.Tell();
        return null;
    }

    // The key is gone already; this takes what is left of it from the disk, and what cannot be done now the database does later.
    private void Scrub()
    {
        try
        {
            _database.Scrub(_connection!);
        }
        catch (DbException)
        {
            LetGo();
        }
    }

    // Nothing was sent to be kept yet: a connection that broke since the page before is made anew, and nobody need hear of it.
    private Page ComposeOnWhatAnswers(List<Job> jobs)
    {
        if (_connection is not null && !_database.IsCurrent(_connection))
            LetGo();
        var isKept = _connection is not null;
        try
        {
            return Compose(jobs);
        }
        catch (DbException failure) when (isKept && !_database.IsRefusal(failure) && _database.TellsAfterwards)
        {
            LetGo();
            return Compose(jobs);
        }
    }

    private Page Compose(List<Job> jobs)
    {
        if (_watch.Stop is { } stop)
            throw new StoreUnfitException(stop);
        var connection = _connection ??= _database.Connect();
        connection.Run(_database.Begin);
        var found = connection.Rows(_database.LockHead, row =>
            (Size: row.GetInt64(0), Epoch: row.GetInt64(1), Machine: row.GetInt64(2), Mac: Commanded.MacOf(row, 3)))[0];
        var head = new Head(found.Size, _fence.Pass(found.Epoch, found.Machine));
        // Not the machine of the page before; or, on the first page, one on which nobody has written since it took over.
        if (_machine is { } before ? before != found.Machine : found.Machine > found.Epoch)
            BeginAnew();
        (_machine, connection.Turn) = (found.Machine, _turn);
        _seals.CatchUp(connection, head.Size);
        _seals.CheckHead(found.Epoch, found.Mac);
        var stopped = _guard.Against(connection, head.Size, out var isSetRight);
        if (isSetRight)
            connection.Turn = _turn = _database.Move(); // what was read before is read again
        _seals.Pack?.Check(connection);
        var page = new Page(_database, connection, _shelf, _vault, _log, _seals, head,
            [.. jobs.Select(job => job.Command).OfType<string>().Distinct()], [.. jobs.SelectMany(job => job.Files).Distinct()]);
        foreach (var job in jobs)
            Take(job, page, stopped);
        var now = _clock.Now;
        page.Write(now);
        if (page.Last is null && jobs.Exists(job => job.SealsNow))
            _seals.WriteNow(connection, now);
        return page;
    }

    private void BeginAnew()
    {
        _turn = _database.Move();
        _seals.BeginAnew();
        _guard.BeginAnew();
    }

    private static void Take(Job job, Page page, WritingStoppedException? stopped)
    {
        var stroke = new Stroke(page);
        try
        {
            job.Do(stroke);
            if (stopped is not null && stroke.Waits)
                throw stopped;
        }
        catch (Exception failure) when (failure is not DbException)
        {
            // Whatever went wrong is told to the one who asked, and to nobody else on the page.
            job.Failed(failure);
            return;
        }
        page.Take(stroke);
    }

    private NotSavedException? Commit()
    {
        try
        {
            _connection!.Run(Statements.Commit);
            return _database.IsCommitDoubtful
                ? throw new TimeoutException("The server gave up waiting for its standby.")
                : null;
        }
        catch (Exception failure) when (failure is DbException or TimeoutException or InvalidOperationException)
        {
            LetGo();
            return new NotSavedException("It is not certain that this was saved. Send it again: it will not be written twice.", failure);
        }
    }

    // The answer to a commit was lost: the log itself says whether it stands.
    private bool WasCommitted(Page page)
    {
        if (page.Last is not { } last || !_database.TellsAfterwards)
            return false;
        try
        {
            _connection ??= _database.Connect();
            if (_connection.One(Statements.HashAt, last.Position) is not byte[] hash || !hash.AsSpan().SequenceEqual(last.Hash))
                return false;
            // Seen is not yet safe: a further commit that was waited for carries everything before it to the standby.
            _connection.Run(Statements.Barrier);
            return !_database.IsCommitDoubtful;
        }
        catch (Exception failure) when (failure is DbException or TimeoutException or InvalidOperationException)
        {
            LetGo();
            return false;
        }
    }

    // A connection that failed may be broken, or hold a commit the disk never took: a fresh one reads what is there.
    private void LetGo()
    {
        _connection?.RollBack();
        _connection?.Dispose();
        _connection = null;
    }

    private static void Fail(List<Job> jobs, Exception failure)
    {
        foreach (var job in jobs)
        {
            job.Failed(failure);
            job.Tell();
        }
    }
}
