using System.Threading.Channels;
using Lantern.Store.Sqlite;
using Microsoft.Data.Sqlite;

namespace Lantern.Store;

/// <summary>
/// The one pen: every writing of the store waits in one queue and is written by one thread, up to 64 in one commit.
/// Each has a savepoint of its own, so that one that fails takes no other with it, and nobody is answered before the commit.
/// </summary>
internal sealed class Pen : IDisposable
{
    private const int MostOnAPage = 64;
    private const int MostWaiting = 1024;

    private readonly Channel<Job> _waiting = Channel.CreateBounded<Job>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    private readonly Connection _connection;
    private readonly Shelf _shelf;
    private readonly Thread _thread;

    public Pen(Connection connection, Shelf shelf)
    {
        (_connection, _shelf) = (connection, shelf);
        _thread = new Thread(Run) { IsBackground = true, Name = "pen" };
        _thread.Start();
    }

    /// <summary>Writes, and answers once it is committed.</summary>
    /// <exception cref="NotSavedException">The database failed.</exception>
    public async Task<T> Write<T>(Func<Page, T> write)
    {
        var job = new Job<T>(write);
        await _waiting.Writer.WriteAsync(job);
        return await job.Answer;
    }

    public void Dispose()
    {
        _waiting.Writer.TryComplete();
        _thread.Join();
    }

    private void Run()
    {
        var page = new List<Job>(MostOnAPage);
        while (_waiting.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (page.Count < MostOnAPage && _waiting.Reader.TryRead(out var job))
                page.Add(job);
            WritePage(page);
            page.Clear();
        }
    }

    private void WritePage(List<Job> jobs)
    {
        try
        {
            _connection.Run(Statements.Begin);
        }
        catch (SqliteException failure)
        {
            Fail(jobs, new NotSavedException("The record could not be saved; nothing was written. Try again.", failure));
            return;
        }
        var page = new Page(_connection, _shelf);
        try
        {
            foreach (var job in jobs)
                Write(job, page);
            _connection.Run(Statements.Commit);
        }
        catch (SqliteException failure)
        {
            TryRollBack();
            Fail(jobs, new NotSavedException("It is not certain that this was saved. Send it again: it will not be written twice.", failure));
            return;
        }
        page.Committed();
        foreach (var job in jobs)
            job.Tell();
    }

    private void Write(Job job, Page page)
    {
        _connection.Run(Statements.SavePoint);
        try
        {
            job.Do(page);
        }
#pragma warning disable CA1031 // whatever went wrong is told to the one who asked, and to nobody else on the page
        catch (Exception failure)
#pragma warning restore CA1031
        {
            job.Failed(failure is SqliteException ? new NotSavedException("The record could not be saved; nothing was written. Try again.", failure) : failure);
            _connection.Run(Statements.BackToSavePoint);
        }
        _connection.Run(Statements.ReleaseSavePoint);
    }

    private void TryRollBack()
    {
        try
        {
            _connection.Run(Statements.Rollback);
        }
        catch (SqliteException)
        {
            // SQLite has rolled back by itself where the failure left it no choice.
        }
    }

    private static void Fail(List<Job> jobs, Exception failure)
    {
        foreach (var job in jobs)
        {
            job.Failed(failure);
            job.Tell();
        }
    }

    private abstract class Job
    {
        public abstract void Do(Page page);
        public abstract void Failed(Exception failure);
        public abstract void Tell();
    }

    private sealed class Job<T>(Func<Page, T> write) : Job
    {
        private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? _result;
        private Exception? _failure;

        public Task<T> Answer => _answer.Task;

        public override void Do(Page page) => _result = write(page);

        public override void Failed(Exception failure) => _failure = failure;

        public override void Tell()
        {
            if (_failure is { } failure)
                _answer.SetException(failure);
            else
                _answer.SetResult(_result!);
        }
    }
}
