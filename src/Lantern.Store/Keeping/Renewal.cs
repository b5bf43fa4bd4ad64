using Lantern.Store.Keys;
using Lantern.Store.Proof;
using Lantern.Store.Sql;
using NodaTime;

namespace Lantern.Store.Keeping;

/// <summary>Brings the database of a hub to the form this program reads: what the owner of the database does before a new version serves.</summary>
public static class Renewal
{
    private const string WebAccount = "SELECT 1 FROM pg_roles WHERE rolname = 'lantern_web'";

    /// <summary>Takes every step that has not been taken; safe to run twice, by two at once, and after it was killed.</summary>
    /// <param name="premises">Where the hub is kept.</param>
    /// <param name="clock">The clock; the moment is noted beside each step.</param>
    /// <param name="said">Told of each step as it is done.</param>
    /// <param name="carryOver">True where whoever runs it says that tables from before the access log are this hub's own, to be carried over.</param>
    /// <returns>How many steps were taken.</returns>
    /// <exception cref="StoreUnfitException">There is no hub in the folder, a newer program wrote it, or this account may not change it.</exception>
    public static int Run(Premises premises, TimeProvider clock, Action<string> said, bool carryOver = false)
    {
        if (!HubStore.IsIn(premises))
            throw new StoreUnfitException($"There is no hub in {premises.DataFolder}. 'lantern init' makes one there; or name another folder with --data.");
        using var database = HubStore.Reach(premises);
        using var connection = database.Connect();
        if (premises.Postgres is not null && !Migrations.IsDone(database, connection) && connection.One(WebAccount) is null)
            throw new StoreUnfitException("There is no account lantern_web on this server, and the steps give it its rights. Make it first (CREATE ROLE lantern_web LOGIN), give it a password, and run this again.");
        var taken = 0;
        Migrations.Apply(database, connection, Instant.FromDateTimeOffset(clock.GetUtcNow()), step =>
        {
            taken++;
            said($"Done: {step}");
        });
        if (!carryOver && CarryOver.IsNeeded(database, connection) && HubStore.Opened.Kept(connection) is not null)
            throw CarryOver.Waits();
        Carry(premises, database, connection, Instant.FromDateTimeOffset(clock.GetUtcNow()));
        return taken;
    }

    /// <summary>Has a hub work by a pack, or an edition of it, from now on; every machine that serves it has to be started again with it.</summary>
    /// <exception cref="StoreUnfitException">There is no hub yet, or its keys are not there.</exception>
    public static void TakePack(Premises premises, Practice.Pack pack)
    {
        using var database = HubStore.Reach(premises);
        using var connection = database.Connect();
        if (HubStore.Opened.Kept(connection) is not { } kept)
            throw new StoreUnfitException("There is no hub in this database yet: the first start says by which pack it works.");
        var ring = premises.Keys.Read() ?? throw new StoreUnfitException($"The keys of this hub are not where they should be ({premises.Keys}). Name them with --keys.");
        PackInForce.Change(database, connection, new HubStore.Opened(kept.Hub, new Vault(premises.Keys, ring, kept.Key), false), pack);
    }

    /// <summary>Does the part of a step that takes the keys.</summary>
    /// <exception cref="StoreUnfitException">The keys are not there, or the record does not verify.</exception>
    internal static void Carry(Premises premises, Database database, Connection connection, Instant now)
    {
        if (!CarryOver.IsNeeded(database, connection))
            return;
        if (HubStore.Opened.Kept(connection) is not { } kept)
        {
            CarryOver.OfNoHub(connection);
            return;
        }
        var ring = premises.Keys.Read() ?? throw new StoreUnfitException(
            $"The keys of this hub are not where they should be ({premises.Keys}), and this step needs them. Name them with --keys and run it again.");
        using var signer = Signer.From(ring.Sign);
        CarryOver.Run(database, connection, new Vault(premises.Keys, ring, kept.Key), signer, now);
    }
}
