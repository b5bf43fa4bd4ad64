using Lantern.Store;
using Lantern.Store.Proof;
using Lantern.Store.Sql;

namespace Lantern.Faults.Tests;

/// <summary>The whole ink of a store before its own verifier: positions without a gap, every chain linear, every checkpoint's root and signature.</summary>
internal static class Proven
{
    private const string Rows = """
        SELECT position, CAST(0 AS bigint), file, number, written, previous, sealed, hash FROM entry
        UNION ALL SELECT position, CAST(1 AS bigint), file, CAST(0 AS bigint), at, NULL, sealed, hash FROM look
        UNION ALL SELECT position, CAST(2 AS bigint), file, CAST(0 AS bigint), at, NULL, sealed, hash FROM erasure
        UNION ALL SELECT position, CAST(3 AS bigint), file, number, at, previous, sealed, hash FROM access_act ORDER BY 1
        """;

    /// <summary>Fails where the verifier finds anything; gives what it checked.</summary>
    public static Findings Check(Premises premises, string publicKey)
    {
        using var database = HubStore.Reach(premises);
        var ink = database.Read(Ink);
        var found = Verifier.Check(ink, PublicKey.Read(publicKey));
        Assert.Empty(found.Sentences);
        Assert.Equal(ink.Size, found.Leaves);
        return found;
    }

    private static KeptInk Ink(Connection connection) => new(
        connection.Rows("SELECT hub FROM head", row => row.GetString(0))[0],
        connection.Rows("SELECT size FROM head", row => row.GetInt64(0))[0],
        connection.Rows(Rows, row => new InkRow(row.GetInt64(0), (InkKind)row.GetInt64(1), row.IsDBNull(2) ? null : row.GetString(2), row.GetInt64(3), row.GetInt64(4),
            row.IsDBNull(5) ? [] : row.GetFieldValue<byte[]>(5), row.GetFieldValue<byte[]>(6), row.GetFieldValue<byte[]>(7))),
        connection.Rows("SELECT size, root, at, note FROM checkpoint ORDER BY size",
            row => new KeptCheckpoint(row.GetInt64(0), row.GetFieldValue<byte[]>(1), row.GetInt64(2), row.GetString(3))),
        connection.Rows("SELECT id, kind FROM file", row => (row.GetString(0), row.GetString(1))).ToDictionary(),
        connection.Rows("SELECT file FROM file_key", row => row.GetString(0)).ToHashSet());
}
