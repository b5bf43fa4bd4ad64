using Lantern.Store.Keys;
using Lantern.Store.Sql;
using NodaTime;

namespace Lantern.Store;

/// <summary>Says before anything is written whether it may be: by a clock that fits the record, on a disk with room. Belongs to the one thread that writes.</summary>
internal sealed class WritingGuard(Database database, Vault vault, WallClock clock, Troubles troubles, DiskReserve reserve, bool isMadeUp)
{
    private const string Forged = "What was said of the clock was not said by this hub: somebody changed the database. Nothing is written. See docs/runbooks/tampering-found.md.";

    private long _seen = -1;
    private int _confirmed = -1;
    private bool _isForged;

    /// <summary>What keeps entries from being written now; null where nothing does. What it found before holds until the record has grown.</summary>
    /// <param name="connection">The connection that holds the lock.</param>
    /// <param name="size">How many leaves there are.</param>
    /// <param name="isSetRight">Whether two people have set the clock right since it was last asked: what was read before reads otherwise now.</param>
    public WritingStoppedException? Against(Connection connection, long size, out bool isSetRight)
    {
        isSetRight = false;
        if (_seen != size || Wrong(connection) is not null)
            isSetRight = Learn(connection);
        _seen = size;
        var wrong = Wrong(connection);
        troubles.Note(TroubleWith.Clock, wrong, Stops.Writing, clock.Now);
        var full = reserve.Full();
        return wrong is not null ? new WritingStoppedException(TroubleWith.Clock, wrong)
            : full is not null ? new WritingStoppedException(TroubleWith.Disk, full) : null;
    }

    /// <summary>Whether something failed because the disk is full and there is room now: it can be tried again.</summary>
    public bool MakesRoom(Exception? failure)
    {
        if (failure is null || !database.IsFull(failure))
            return false;
        if (reserve.GiveUp())
            return true;
        reserve.NoteServerFull();
        return false;
    }

    /// <summary>Something was written: a server whose disk was full has room again.</summary>
    public void Written() => reserve.NoteServerRoom();

    /// <summary>What was learnt may not hold on another machine.</summary>
    public void BeginAnew() => _seen = -1;

    private string? Wrong(Connection connection) => _isForged ? Forged : clock.WrongBeside(clock.AsksTheServer ? database.TimeOf(connection) : null);

    private bool Learn(Connection connection)
    {
        var confirmed = ClockConfirmation.All(connection, vault);
        _isForged = ClockConfirmation.IsAnyForged(connection, vault);
        var last = confirmed.Count > 0 ? confirmed[^1] : null;
        clock.Learn(connection.One(Statements.LastWritten, last?.Position ?? 0) is long ticks ? Instant.FromUnixTimeTicks(ticks) : last?.At, isMadeUp);
        var isNew = _confirmed >= 0 && confirmed.Count > _confirmed;
        _confirmed = confirmed.Count;
        return isNew;
    }
}
