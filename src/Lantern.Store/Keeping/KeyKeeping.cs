using System.Globalization;
using Lantern.Store.Keys;
using Lantern.Store.Sql;

namespace Lantern.Store.Keeping;

/// <summary>Looks after the keys of a hub while it is in use: a new wrapping key, the old one put away, and whether all is there.</summary>
public static class KeyKeeping
{
    private const int Batch = 200;

    /// <summary>The text of new keys, for a place this program does not write to.</summary>
    public static string New() => KeyRing.New().ToString();

    /// <summary>Adds a wrapping key and wraps every key anew under it; one that was cut short is taken up again.</summary>
    /// <param name="premises">Where the hub is kept.</param>
    /// <param name="said">Told how far it has come.</param>
    /// <param name="addOnly">True to add the key and go no further, so that it can be brought to other machines first.</param>
    /// <exception cref="StoreUnfitException">There is no hub, or its keys do not fit or are kept by another hand.</exception>
    public static void Rotate(Premises premises, Action<string> said, bool addOnly = false) => Rotate(premises, said, addOnly, Batch);

    internal static void Rotate(Premises premises, Action<string> said, bool addOnly, int batch)
    {
        try
        {
            RotateAll(premises, said, addOnly, batch);
        }
        catch (System.Data.Common.DbException refused) when (refused.SqlState is "42501")
        {
            throw new StoreUnfitException("This account of the database may not change keys. Run it again as the owner of the database: what was begun is gone on with.");
        }
    }

    private static void RotateAll(Premises premises, Action<string> said, bool addOnly, int batch)
    {
        using var hold = new Hold(premises);
        if (!addOnly && !hold.Database.MayTurnKeys(hold.Connection))
            throw new StoreUnfitException("Keys are turned by the owner of the database, and this account is not the owner. Name the owner in LANTERN_DATABASE for this command.");
        // Inside the lock, so that two who rotate at once do not write over each other's key.
        var ring = hold.Locked(() =>
        {
            var ring = Fitting(hold, premises);
            if (Waiting(hold, ring) == 0)
                ring = Add(premises.Keys, ring, said);
            else
                said(Words($"Version {ring.Current} is there already and {Waiting(hold, ring):N0} keys wait for it."));
            if (!addOnly)
                TurnHubKey(hold, ring);
            return ring;
        });
        if (addOnly)
        {
            said("Bring the keys to every machine of this hub, then run 'lantern keys rotate' again.");
            return;
        }
        var turned = 0;
        while (hold.Locked(() => Turn(hold, ring, batch)) is > 0 and var more)
            said(Words($"{turned += more:N0} keys of files wrapped anew, {hold.Connection.Rows(Statements.FileKeyVersions, row => (Version: row.GetInt64(0), Count: row.GetInt64(1))).Where(one => one.Version != ring.Current).Sum(one => one.Count):N0} to go."));
        said(Words($"Every key is wrapped under version {ring.Current}. Put a copy of it in escrow, then 'lantern keys rotate --drop-old'."));
    }

    /// <summary>Puts the wrapping keys away that nothing needs any more.</summary>
    /// <exception cref="StoreUnfitException">Something still needs one, or the keys are kept by another hand.</exception>
    public static void DropOld(Premises premises, Action<string> said)
    {
        using var hold = new Hold(premises);
        hold.Locked(() =>
        {
            var ring = Fitting(hold, premises);
            if (Waiting(hold, ring) is > 0 and var waiting)
                throw new StoreUnfitException(Words($"{waiting:N0} keys are still wrapped under an older version. Run 'lantern keys rotate' first."));
            var old = ring.Versions.Where(version => version < ring.Current).ToList();
            if (old.Count == 0)
            {
                said("There is no older wrapping key.");
                return 0;
            }
            var named = string.Join(", ", old.Select(version => Words($"{version}")));
            if (!premises.Keys.IsKeptHere)
                throw new StoreUnfitException($"Nothing needs version {named} any more. These keys are kept by another hand: take the lines 'wrap' of it out there.");
            premises.Keys.Keep(ring.CurrentOnly());
            said($"Version {named} is put away. Backups made under it open only with its copy in escrow: keep that as long as you keep them.");
            return 0;
        });
    }

    /// <summary>Whether the keys open everything there is.</summary>
    /// <returns>What is wrong, in sentences; none when all is well.</returns>
    public static IReadOnlyList<string> Check(Premises premises, Action<string> said)
    {
        using var hold = new Hold(premises);
        var ring = Fitting(hold, premises);
        var wrong = new List<string>();
        var keys = hold.Connection.Rows(Statements.FileKeys, row => (File: row.GetString(0), Kept: new Wrapped((int)row.GetInt64(1), row.GetFieldValue<byte[]>(2))));
        foreach (var (file, kept) in keys)
        {
            try
            {
                Vault.Unwrap(ring, file, kept);
            }
            catch (StoreUnfitException missing)
            {
                wrong.Add($"The key of file {file} does not open. {missing.Message}");
            }
        }
        foreach (var (version, count) in keys.GroupBy(one => one.Kept.Version).OrderBy(group => group.Key).Select(group => (group.Key, group.Count())))
            said(Words($"Version {version} of the wrapping key: {count:N0} keys of files{(version == ring.Current ? ", in use" : "")}."));
        said(Words($"The hub's own key opens, and {keys.Count - wrong.Count:N0} of {keys.Count:N0} keys of files."));
        return wrong;
    }

    /// <summary>The ring of a hub that fits its data.</summary>
    internal static KeyRing Fitting(Hold hold, Premises premises)
    {
        var kept = HubStore.Opened.Kept(hold.Connection) ?? throw new StoreUnfitException("There is no hub in this database yet. 'lantern serve' makes it at its first start.");
        var ring = premises.Keys.Read() ?? throw new StoreUnfitException($"The keys of this hub are not where they should be ({premises.Keys}). Restore them from where the copy is kept.");
        Vault.Unwrap(ring, Vault.HubKey, kept.Key);
        return ring;
    }

    private static long Waiting(Hold hold, KeyRing ring)
    {
        var files = hold.Connection.Rows(Statements.FileKeyVersions, row => (Version: row.GetInt64(0), Count: row.GetInt64(1)));
        return files.Where(one => one.Version != ring.Current).Sum(one => one.Count) + (HubStore.Opened.Kept(hold.Connection)!.Value.Key.Version == ring.Current ? 0 : 1);
    }

    private static KeyRing Add(KeySource source, KeyRing ring, Action<string> said)
    {
        var turned = ring.Turned();
        if (!source.IsKeptHere)
            throw new StoreUnfitException($"These keys are kept by another hand, so Lantern does not write them. Add this line to them and run this again:\n{turned.CurrentLine}");
        source.Keep(turned);
        said(Words($"A new wrapping key, version {turned.Current}, stands among the keys. The old one stays until nothing needs it."));
        return turned;
    }

    private static void TurnHubKey(Hold hold, KeyRing ring)
    {
        var kept = HubStore.Opened.Kept(hold.Connection)!.Value.Key;
        if (kept.Version == ring.Current)
            return;
        var turned = Vault.Wrap(ring, Vault.HubKey, Vault.Unwrap(ring, Vault.HubKey, kept));
        hold.Connection.Run(Statements.TurnHubKey, Vault.HubKey, (long)turned.Version, turned.Bytes);
    }

    // Few at a time, so that nobody who writes waits long.
    private static int Turn(Hold hold, KeyRing ring, int batch)
    {
        var keys = hold.Connection.Rows(Statements.FileKeysNotAt, row => (File: row.GetString(0), Kept: new Wrapped((int)row.GetInt64(1), row.GetFieldValue<byte[]>(2))), (long)ring.Current, (long)batch);
        foreach (var (file, kept) in keys)
        {
            var turned = Vault.Wrap(ring, file, Vault.Unwrap(ring, file, kept));
            hold.Connection.Run(Statements.TurnFileKey, file, (long)turned.Version, turned.Bytes);
        }
        return keys.Count;
    }

    private static string Words(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);
}
