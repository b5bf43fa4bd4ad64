using System.Globalization;
using Lantern.Practice;
using Lantern.Store.Sql;

namespace Lantern.Store;

/// <summary>
/// Which pack and edition the hub works by, as the record says it: sealed, and each change a row of its own. Where several machines
/// serve one hub, one with another pack is refused, and a change is a deliberate act (<c>lantern migrate --pack</c>).
/// </summary>
internal sealed class PackInForce
{
    private const string Prefix = "practice-";
    private readonly string _row;

    private PackInForce(string row) => _row = row;

    /// <summary>Holds a program's pack against the record's; says it where the record does not yet.</summary>
    /// <param name="database">The database.</param>
    /// <param name="connection">A connection outside a transaction.</param>
    /// <param name="opened">The hub.</param>
    /// <param name="pack">The pack this program works by.</param>
    /// <param name="isShared">Whether other machines may serve the same hub; where there is one alone, its pack is noted and goes on.</param>
    /// <exception cref="StoreUnfitException">The hub works by another.</exception>
    public static PackInForce Of(Database database, Connection connection, HubStore.Opened opened, Pack pack, bool isShared)
    {
        if (Last(connection) is { } known && Words(opened, known) is var words)
        {
            if (words == pack.EditionId)
                return new PackInForce(known.Row);
            if (isShared)
                throw new StoreUnfitException($"This hub works by the pack {words}, and this machine has {pack.EditionId}. All machines of a hub have the same: start this one with it (--pack). To change it for the hub, stop every machine and run 'lantern migrate --pack {pack.Id}' as the owner of the database.");
        }
        return new PackInForce(Change(database, connection, opened, pack));
    }

    /// <summary>Has the hub work by a pack from now on; gives the row that says so, the last where it did already.</summary>
    public static string Change(Database database, Connection connection, HubStore.Opened opened, Pack pack)
    {
        connection.Run(database.Begin);
        try
        {
            if (database.LockMigrations is { } only)
                connection.Run(only);
            var last = Last(connection);
            var row = last?.Row;
            if (last is not { } known || Words(opened, known) != pack.EditionId)
            {
                var number = row is null ? 1 : int.Parse(row.AsSpan(Prefix.Length), CultureInfo.InvariantCulture) + 1;
                row = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{number:0000}");
                HubFacts.Say(connection, opened.Vault, opened.Hub, row, pack.EditionId);
            }
            connection.Run(Statements.Commit);
            return row!;
        }
        catch
        {
            connection.RollBack();
            throw;
        }
    }

    /// <summary>Keeps a program from writing under a pack the hub works by no longer.</summary>
    /// <exception cref="StoreUnfitException">It was changed since this program began.</exception>
    public void Check(Connection connection)
    {
        if (Last(connection)?.Row is { } row && row != _row)
            throw new StoreUnfitException("The pack of this hub was changed since this program was started. Nothing is written until it is started again with the new one.");
    }

    private static (string Row, byte[] Sealed)? Last(Connection connection) =>
        connection.Rows(Statements.LastPack, row => (row.GetString(0), row.GetFieldValue<byte[]>(1))) is [var one] ? one : null;

    private static string Words(HubStore.Opened opened, (string Row, byte[] Sealed) known) =>
        HubFacts.Open(opened.Vault, opened.Hub, known.Row, known.Sealed);
}
