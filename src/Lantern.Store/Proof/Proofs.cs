using System.Text;
using Lantern.Store.Keys;
using Lantern.Store.Sql;
using Lantern.Store.Staffing;

namespace Lantern.Store.Proof;

/// <summary>What anybody who keeps a hub's database can be asked to show of it, without opening the hub: nothing here writes in it.</summary>
public static class Proofs
{
    /// <summary>The hub's public keys in PEM: the one in use, and those it has used.</summary>
    /// <exception cref="StoreUnfitException">The keys are not there.</exception>
    public static string PublicKeys(Premises premises)
    {
        var ring = premises.Keys.Read() ?? throw new StoreUnfitException("The keys of this hub are not where they should be. Restore them from where the copy is kept.");
        var text = new StringBuilder();
        foreach (var pkcs8 in ring.Signs.Reverse())
        {
            using var signer = Signer.From(pkcs8);
            text.Append(signer.Public.Pem);
        }
        return text.ToString();
    }

    /// <summary>Checks the whole record.</summary>
    /// <param name="premises">Where it is kept.</param>
    /// <param name="pem">The hub's public keys; null takes the premises' own keys, and with them checks what only they bind.</param>
    /// <param name="witness">The notes a witness was given; none where there is no witness.</param>
    /// <param name="deep">Whether everything sealed is opened and read as well, which takes the hub's keys.</param>
    /// <param name="progress">Told now and then how many leaves are done, and of how many.</param>
    /// <param name="clock">The clock, so that what is stamped later than now is named; null leaves that out.</param>
    /// <param name="beside">What is kept beside the record and bound to its keys: it says what is wrong there.</param>
    /// <exception cref="StoreUnfitException">It cannot be read at all.</exception>
    /// <exception cref="FormatException">The public keys cannot be read.</exception>
    public static Findings Check(Premises premises, string? pem, IEnumerable<WitnessNote>? witness, bool deep, Action<long, long>? progress = null,
        TimeProvider? clock = null, Func<BesideTheRecord, IEnumerable<string>>? beside = null)
    {
        var keys = PublicKey.Read(pem ?? PublicKeys(premises));
        try
        {
            using var database = Reach(premises);
            return InkPages.Snapshot(database, (connection, ink) =>
            {
                // With the hub's own keys in hand every row is checked that they bind; with a public key alone what was signed.
                var openings = pem is null || deep ? Openings.With(premises.Keys, connection) : null;
                var found = Verifier.Check(ink, keys, witness, deep ? openings!.Open : null, done => progress?.Invoke(done, ink.Size),
                    clock is null ? null : NodaTime.Instant.FromDateTimeOffset(clock.GetUtcNow()));
                if (openings is not null)
                {
                    new BoundRows(database, connection, openings.Vault, found).Check(found.Root);
                    foreach (var wrong in beside?.Invoke(new BesideTheRecord((words, about) => openings.Vault.Authenticate(words, about), SettledIn(database, connection, openings.Vault))) ?? [])
                        found.Add(wrong);
                    found.WithKeys = true;
                }
                return found;
            });
        }
        finally
        {
            foreach (var key in keys)
                key.Dispose();
        }
    }

    // A log that cannot be read is found by itself, and settles nothing.
    private static IReadOnlyDictionary<(Settled What, string Id), NodaTime.Instant> SettledIn(Database database, Connection connection, Vault vault)
    {
        try
        {
            return new AccessLog(database, vault).Read(connection).SettledAccounts;
        }
        catch (StoreUnfitException)
        {
            return new Dictionary<(Settled, string), NodaTime.Instant>();
        }
    }

    /// <summary>Every checkpoint the hub has signed, the oldest first.</summary>
    /// <exception cref="StoreUnfitException">The store or one of them cannot be read.</exception>
    public static IReadOnlyList<Checkpoint> Checkpoints(Premises premises)
    {
        using var database = Reach(premises);
        try
        {
            return InkPages.Snapshot(database, (_, ink) => ink.Checkpoints.Select(one => Checkpoint.Read(one.Note)).ToList());
        }
        catch (FormatException)
        {
            throw new StoreUnfitException("A checkpoint in the database is not written as checkpoints are. Run 'lantern verify'.");
        }
    }

    /// <summary>Hands a witness every checkpoint, with the proof for each that the record only grew since the one before.</summary>
    /// <param name="premises">Where the record is kept.</param>
    /// <param name="witness">The witness's folder.</param>
    /// <param name="progress">Told after each checkpoint how many are done, and of how many.</param>
    /// <returns>How many there are.</returns>
    /// <exception cref="StoreUnfitException">The record is not what was signed.</exception>
    /// <exception cref="IOException">The folder cannot be written, or the witness was told something else.</exception>
    public static int HandOver(Premises premises, WitnessFolder witness, Action<int, int>? progress = null)
    {
        var all = Checkpoints(premises);
        using var database = Reach(premises);
        return InkPages.Snapshot(database, (_, ink) =>
        {
            var tree = Tree.Of(ink.Rows.TakeWhile(row => all.Count > 0 && row.Position <= all[^1].Size).Select(row => row.Hash));
            for (var i = 0; i < all.Count; i++)
            {
                witness.Drop(all[i]);
                if (i > 0)
                    witness.Drop(Growth.Of(tree, all[i - 1], all[i]));
                progress?.Invoke(i + 1, all.Count);
            }
            return all.Count;
        });
    }

    private static Database Reach(Premises premises) =>
        !HubStore.IsIn(premises)
            ? throw new StoreUnfitException($"There is no record in {premises.DataFolder}. Name the folder with --data.")
            : HubStore.Reach(premises);
}

/// <summary>What a look at something kept beside the record goes by.</summary>
/// <param name="Authenticate">The code the hub's keys make of words about something.</param>
/// <param name="Settled">What the access log says is settled for good.</param>
public sealed record BesideTheRecord(Func<byte[], string, byte[]> Authenticate, IReadOnlyDictionary<(Settled What, string Id), NodaTime.Instant> Settled);
