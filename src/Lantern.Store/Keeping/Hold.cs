using Lantern.Store.Sql;

namespace Lantern.Store.Keeping;

/// <summary>A hub's database in the hands of whoever keeps it: what is done here is done while the hub is in use, between the writings of its pens.</summary>
internal sealed class Hold : IDisposable
{
    private readonly Database _database;
    private readonly Fence _fence;

    /// <summary>Takes hold of a hub's database that has the present form.</summary>
    /// <exception cref="StoreUnfitException">There is none, or it is of an older form.</exception>
    public Hold(Premises premises)
    {
        if (!HubStore.IsIn(premises))
            throw new StoreUnfitException($"There is no hub in {premises.DataFolder}. Name the folder of the hub with --data.");
        _database = HubStore.Reach(premises);
        try
        {
            _fence = _database.Fence;
            Connection = _database.Connect();
            if (!Migrations.IsDone(_database, Connection) || CarryOver.IsNeeded(_database, Connection))
                throw new StoreUnfitException("The database is of an older form. Run 'lantern migrate' as its owner first.");
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public Database Database => _database;

    public Connection Connection { get; } = null!;

    /// <summary>Does something while nobody else writes, whole or not at all.</summary>
    public T Locked<T>(Func<T> what)
    {
        Connection.Run(_database.Begin);
        try
        {
            if (Connection.Rows(_database.LockHead, row => (Epoch: row.GetInt64(1), Machine: row.GetInt64(2))) is [var head])
                _fence.Pass(head.Epoch, head.Machine);
            var result = what();
            Connection.Run(Statements.Commit);
            return result;
        }
        catch
        {
            Connection.RollBack();
            throw;
        }
    }

    public void Dispose()
    {
        Connection?.Dispose();
        _database.Dispose();
    }
}
