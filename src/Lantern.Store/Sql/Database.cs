using System.Collections.Concurrent;
using System.Data.Common;
using Lantern.Entries;

namespace Lantern.Store.Sql;

/// <summary>A database fit to be trusted with a record, or not opened at all. What the two that there are say differently stands in them; all else is the same text.</summary>
internal abstract class Database : IDisposable
{
    private readonly ConcurrentBag<Connection> _readers = [];
    private int _turn;

    /// <summary>What begins a transaction that writes.</summary>
    public abstract string Begin { get; }

    /// <summary>What begins a transaction that only reads, and sees the record as it stands at one moment however long it reads.</summary>
    public abstract string Snapshot { get; }

    /// <summary>Reads the head and keeps every other writer from it until the commit: size and epoch of the record, the epoch of the machine that writes, and the code that binds the head.</summary>
    public abstract string LockHead { get; }

    /// <summary>Makes the table of migrations where there is none.</summary>
    public abstract string MakeMigrations { get; }

    /// <summary>The folder of migrations among the resources of the assembly.</summary>
    public abstract string MigrationFolder { get; }

    /// <summary>Keeps two programs from migrating at once, inside a transaction.</summary>
    public virtual string? LockMigrations => null;

    /// <summary>
    /// The record has moved to another machine. What the one before showed last may never have been kept, so whatever was read
    /// there is read again; gives the turn that begins.
    /// </summary>
    public int Move()
    {
        var turn = Interlocked.Increment(ref _turn);
        DropReaders();
        return turn;
    }

    /// <summary>Asks whether there is a table of the record's own of a name.</summary>
    public abstract string IsThereTable { get; }

    /// <summary>Which machine a connection speaks to, as the fence counts them; 0 where there is only one.</summary>
    public virtual long Machine(Connection connection) => 0;

    /// <summary>Keeps the hub from a machine that was replaced.</summary>
    public abstract Fence Fence { get; }

    /// <summary>Whether a connection leads to the machine that serves the hub now.</summary>
    public virtual bool IsCurrent(Connection connection) => true;

    /// <summary>A new connection that writes; it belongs to the pen.</summary>
    public abstract Connection Connect();

    /// <summary>Who wrote which of these commands, and from which position to which.</summary>
    public abstract IEnumerable<Commanded> Commands(Connection connection, IReadOnlyList<string> ids);

    /// <summary>How many entries each of these files has.</summary>
    public abstract IEnumerable<(FileId File, int Number)> Numbers(Connection connection, IReadOnlyList<FileId> files);

    /// <summary>What the clock of its server shows; null where there is no other clock than this machine's.</summary>
    public virtual NodaTime.Instant? TimeOf(Connection connection) => null;

    /// <summary>Whether the account of a connection may wrap keys anew.</summary>
    public virtual bool MayTurnKeys(Connection connection) => true;

    /// <summary>Whether a failure says that what was sent breaks a rule of the database, which then goes on working.</summary>
    public abstract bool IsRefusal(DbException failure);

    /// <summary>Whether a failure says that its disk is full, and this program may help.</summary>
    public virtual bool IsFull(Exception failure) => false;

    /// <summary>Whether it can be asked after a lost answer if the commit stands. A disk that failed cannot: what it shows may never have reached it.</summary>
    public virtual bool TellsAfterwards => false;

    /// <summary>Whether a commit that said nothing against it can be relied on.</summary>
    public virtual bool IsCommitDoubtful => false;

    /// <summary>What remains to be done so that a destroyed key is nowhere on the disk.</summary>
    public abstract void Scrub(Connection connection);

    /// <summary>Reads with a connection that does not write.</summary>
    /// <exception cref="NotReadException">The database does not answer.</exception>
    public T Read<T>(Func<Connection, T> read)
    {
        try
        {
            return Tried(read);
        }
        catch (Exception failure) when (failure is DbException or TimeoutException)
        {
            throw new NotReadException("The record cannot be read at the moment: its database does not answer. Try again.", failure);
        }
    }

    private T Tried<T>(Func<Connection, T> read)
    {
        Connection? connection;
        while (_readers.TryTake(out connection) && !IsCurrent(connection))
            connection.Dispose();
        var isFresh = connection is null;
        connection ??= Fresh();
        try
        {
            var result = read(connection);
            if (connection.Turn == Volatile.Read(ref _turn) && IsCurrent(connection))
                _readers.Add(connection);
            else
                connection.Dispose();
            return result;
        }
        catch (DbException) when (!isFresh)
        {
            // Kept since before the database went away, perhaps: a fresh one says whether it is back.
            connection.Dispose();
            return Once(read);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public virtual void Dispose() => DropReaders();

    protected abstract Connection ConnectToRead();

    protected void DropReaders()
    {
        while (_readers.TryTake(out var reader))
            reader.Dispose();
    }

    private T Once<T>(Func<Connection, T> read)
    {
        DropReaders();
        using var connection = Fresh();
        return read(connection);
    }

    // A move while it connects would leave it open whether it is of the machine before: then it is done again.
    private Connection Fresh()
    {
        while (true)
        {
            var turn = Volatile.Read(ref _turn);
            var connection = ConnectToRead();
            if (turn == Volatile.Read(ref _turn))
            {
                connection.Turn = turn;
                return connection;
            }
            connection.Dispose();
        }
    }
}

/// <summary>What a command wrote before.</summary>
internal readonly record struct Commanded(string Command, string Worker, long First, long Last, byte[]? Mac)
{
    /// <summary>Whether it stands as this hub wrote it.</summary>
    public bool IsBound(Keys.Vault vault) => vault.Rows.Fits(Mac, "command", Command, Worker, First, Last);

    public static byte[]? MacOf(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<byte[]>(column);
}
