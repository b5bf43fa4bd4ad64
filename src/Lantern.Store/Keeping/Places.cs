using System.Globalization;
using Lantern.Store.Keys;
using Lantern.Store.Proof;
using Lantern.Store.Sql;
using Lantern.Store.Sqlite;
using NodaTime;

namespace Lantern.Store.Keeping;

/// <summary>Puts what is read from a backup in its place, all in one transaction that others see when it is done.</summary>
internal sealed class Places(Premises target, Database database, Connection connection, Instant now, Action<string> said) : Unpacking.Nowhere
{
    private readonly List<object?[]> _entries = [], _looks = [], _erasures = [], _acts = [];
    private readonly List<KeptTable> _tables = [];
    private Connection? _accounts;
    private ArchiveHead? _head;

    private bool IsPostgres => target.Postgres is not null;

    public override void Take(ArchiveHead head)
    {
        _head = head;
        var known = Migrations.All(database.MigrationFolder).ConvertAll(step => step.Name);
        if (head.Steps.FirstOrDefault(step => !known.Contains(step)) is { } later)
            throw new StoreUnfitException($"This backup was made by another Lantern (step {later} is not known here). Use that Lantern or a newer one.");
        // In the form it was made in; what is newer is done to it afterwards, as to any hub.
        Migrations.Apply(database, connection, now, said: null, only: [.. head.Steps]);
        _tables.AddRange(Catalog.Of(connection, IsPostgres, ""));
        connection.Run(database.Begin);
        if (database.LockMigrations is { } only)
            connection.Run(only);
        connection.Run(Statements.MakeHead, head.Hub, head.Size, database.Machine(connection));
        OpenAccounts();
    }

    public override void Take(ArchivePart part, IReadOnlyList<object?[]> rows)
    {
        var table = _tables.Find(table => (table.Space, table.Name) == (part.Space, part.Name) && part.Columns.All(table.Columns.Contains));
        if (table is null)
            throw new StoreUnfitException($"This backup has a table {part.Full} that has no place here. Use the Lantern that made it.");
        if (table.YesOrNo.Count > 0)
            rows = [.. rows.Select(row => row.Select((value, i) => table.YesOrNo.Contains(part.Columns[i]) && value is long number ? number != 0 : value).ToArray())];
        var to = part.Space.Length > 0 && _accounts is not null ? _accounts : connection;
        to.Add($"INSERT INTO {table.Sql} ({string.Join(", ", part.Columns.Select(column => $"\"{column}\""))})", rows);
        said($"{part.Full}: {rows.Count.ToString("N0", CultureInfo.InvariantCulture)}");
    }

    public override void Take(InkRow row)
    {
        switch (row.Kind)
        {
            case InkKind.Entry:
                _entries.Add([row.Position, row.File, row.Number, row.At, row.Previous, row.Sealed, row.Hash]);
                break;
            case InkKind.Look:
                _looks.Add([row.Position, row.File, row.At, row.Sealed, row.Hash]);
                break;
            case InkKind.Access:
                _acts.Add([row.Position, row.Number, row.File, row.At, row.Previous, row.Sealed, row.Hash]);
                break;
            default:
                _erasures.Add([row.Position, row.File, row.At, row.Sealed, row.Hash]);
                break;
        }
        if (_entries.Count + _looks.Count + _acts.Count >= 512 || row.Position == _head!.Size)
            Flush();
        if (row.Position % 10_000 == 0)
            said(string.Create(CultureInfo.InvariantCulture, $"{row.Position:N0} of {_head!.Size:N0}"));
    }

    /// <summary>Says how many leaves there are and which server may write, and lets it all stand.</summary>
    /// <param name="size">How many leaves.</param>
    /// <param name="root">The root over them.</param>
    /// <param name="ring">The keys of the hub.</param>
    public void Finish(long size, byte[] root, KeyRing ring)
    {
        // The fence begins anew at this server: an older one of the hub that was lost is none of its business.
        var machine = database.Machine(connection);
        if (_head!.Steps.Contains(CarryOver.After))
        {
            var kept = HubStore.Opened.Kept(connection) ?? throw new StoreUnfitException("The hub's own key is not in this backup. Use another one.");
            connection.Run(Statements.MoveHead, size, machine, new Vault(target.Keys, ring, kept.Key).Rows.OfHead(kept.Hub, size, machine, root));
        }
        else
            connection.Run(Statements.MoveOldHead, size, machine);
        _accounts?.Run(Statements.Commit);
        connection.Run(Statements.Commit);
        _accounts?.Dispose();
        _accounts = null;
    }

    /// <summary>Lets go of what was begun.</summary>
    public void LetGo()
    {
        try
        {
            connection.Run(Statements.Rollback);
        }
        catch (System.Data.Common.DbException)
        {
            // Nothing was begun, or it has rolled back by itself.
        }
        _accounts?.Dispose();
        _accounts = null;
    }

    private void Flush()
    {
        connection.Add(Statements.AddEntries, _entries);
        connection.Add(Statements.AddLooks, _looks);
        connection.Add(Statements.AddErasures, _erasures);
        connection.Add(Statements.AddAccessActs, _acts);
        _entries.Clear();
        _looks.Clear();
        _erasures.Clear();
        _acts.Clear();
    }

    private void OpenAccounts()
    {
        if (IsPostgres)
        {
            _tables.AddRange(Catalog.Of(connection, isPostgres: true, Catalog.Accounts));
            return;
        }
        var path = Path.Combine(target.DataFolder, Unpacking.AccountsFile);
        if (!File.Exists(path))
            return;
        _accounts = OnSqlite.Connect(path);
        _accounts.Run("BEGIN IMMEDIATE");
        _tables.AddRange(Catalog.Of(_accounts, isPostgres: false, Catalog.Accounts));
    }
}
