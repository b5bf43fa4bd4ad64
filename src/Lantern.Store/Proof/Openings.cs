using System.Security.Cryptography;
using Lantern.Entries;
using Lantern.Store.Keys;
using Lantern.Store.Sql;
using Lantern.Store.Staffing;
using NodaTime;

namespace Lantern.Store.Proof;

/// <summary>Opens every sealed row with the hub's keys and reads it, to see that it can be; nothing of it is kept or shown.</summary>
internal sealed class Openings
{
    private readonly Connection _connection;
    private readonly Vault _vault;
    private readonly Dictionary<string, byte[]?> _keys = [];

    private Openings(Connection connection, Vault vault) => (_connection, _vault) = (connection, vault);

    /// <summary>With the keys of a hub.</summary>
    /// <exception cref="StoreUnfitException">The keys are not there, or belong to another hub.</exception>
    public static Openings With(KeySource keys, Connection connection)
    {
        var ring = keys.Read() ?? throw new StoreUnfitException("The keys of this hub are not where they should be. Leave out --deep, or say where they are.");
        var kept = connection.Rows(Statements.HubKey, row => new Wrapped((int)row.GetInt64(0), row.GetFieldValue<byte[]>(1)), Vault.HubKey);
        return kept is [var key] ? new Openings(connection, new Vault(keys, ring, key)) : throw new StoreUnfitException("The hub's own key is not in the database. Restore the data from a backup.");
    }

    /// <summary>The keys it opens with.</summary>
    public Vault Vault => _vault;

    /// <summary>Opens and reads a row: null when it can, else what is wrong, to stand behind the row's place.</summary>
    public string? Open(InkRow row)
    {
        try
        {
            switch (row.Kind)
            {
                case InkKind.Entry:
                    var words = Sealing.Open(KeyOf(row.File!)!, row.Sealed, row.Opening());
                    EntryWords.Unpack(new FileId(row.File!), (int)row.Number, Instant.FromUnixTimeTicks(row.At), words);
                    return null;
                case InkKind.Look:
                    var look = LookWords.Unpack(_vault.Open(row.Sealed, row.Opening()));
                    if (row.File is { } file && KeyOf(file) is { } key)
                        Sealing.Open(key, look.Purpose, row.Opening());
                    return null;
                case InkKind.Access:
                    var act = AccessRows.Open(row.Sealed, row.Opening(), _vault);
                    if (row.File is { } about && act.Why is { } why && KeyOf(about) is { } its)
                        Sealing.Open(its, why, row.Opening());
                    return null;
                default:
                    _vault.Open(row.Sealed, row.Opening());
                    return null;
            }
        }
        catch (CryptographicException)
        {
            return "does not open with its key: it was changed, or sealed under another.";
        }
#pragma warning disable CA1031 // whatever keeps an entry from being read is a finding, and the check goes on
        catch (Exception)
#pragma warning restore CA1031
        {
            return "opens and cannot be read by this Lantern. Use the one that wrote it, or a newer one.";
        }
    }

    // Null for a file whose key was destroyed; a key that does not fit opens nothing.
    private byte[]? KeyOf(string file)
    {
        if (_keys.TryGetValue(file, out var known))
            return known;
        var kept = _connection.Rows(Statements.File, row => row.IsDBNull(1) ? (Wrapped?)null : new Wrapped((int)row.GetInt64(1), row.GetFieldValue<byte[]>(2)), file);
        try
        {
            return _keys[file] = kept is [{ } its] ? _vault.Key(new FileId(file), its) : null;
        }
        catch (StoreUnfitException)
        {
            throw new CryptographicException("The file's key does not fit.");
        }
    }
}
