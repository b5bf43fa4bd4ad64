using Lantern.Store.Sql;

namespace Lantern.Store.Proof;

/// <summary>The whole ink of a database, read in pages and as it stood at one moment.</summary>
internal static class InkPages
{
    private static readonly (string Sql, InkKind Kind)[] Tables =
    [
        (Statements.EntriesPage, InkKind.Entry), (Statements.LooksPage, InkKind.Look),
        (Statements.ErasuresPage, InkKind.Erasure), (Statements.AccessActsPage, InkKind.Access),
    ];

    /// <summary>Reads the ink at one moment, and something of it.</summary>
    /// <exception cref="StoreUnfitException">The database does not hold what it was made to hold, or cannot be read.</exception>
    public static T Snapshot<T>(Database database, Func<Connection, KeptInk, T> read)
    {
        try
        {
            return database.Read(connection =>
            {
                connection.Run(database.Snapshot);
                try
                {
                    return read(connection, Read(connection));
                }
                finally
                {
                    connection.Run(Statements.Rollback);
                }
            });
        }
        catch (InvalidCastException)
        {
            throw new StoreUnfitException("A table of the ink does not hold what it was made to hold: the database was changed. Restore the data from a backup.");
        }
        catch (NotReadException failure)
        {
            throw new StoreUnfitException($"The database cannot be read: {failure.InnerException?.Message} If its form is an older one run 'lantern migrate'; else it was damaged or changed: keep it as it is and restore the data from a backup.");
        }
    }

    /// <summary>The ink as a transaction that is under way sees it.</summary>
    /// <exception cref="StoreUnfitException">There is not one head.</exception>
    public static KeptInk Read(Connection connection)
    {
        var heads = connection.Rows(Statements.Head, row => (Hub: row.GetString(0), Size: row.GetInt64(1)));
        if (heads.Count != 1)
            throw new StoreUnfitException($"The record has {heads.Count} heads and not one: the database was changed. Restore the data from a backup.");
        return new KeptInk(
            heads[0].Hub,
            heads[0].Size,
            Merged(connection),
            connection.Rows(Statements.WholeCheckpoints, row => new KeptCheckpoint(row.GetInt64(0), row.GetFieldValue<byte[]>(1), row.GetInt64(2), row.GetString(3))),
            connection.Rows(Statements.KindOfEveryFile, row => (row.GetString(0), row.GetString(1))).ToDictionary(),
            connection.Rows(Statements.FilesWithKey, row => row.GetString(0)).ToHashSet(StringComparer.Ordinal));
    }

    private static IEnumerable<InkRow> Merged(Connection connection)
    {
        var streams = new List<IEnumerator<InkRow>>();
        foreach (var (sql, kind) in Tables)
        {
            var stream = Rows(connection, sql, kind).GetEnumerator();
            if (stream.MoveNext())
                streams.Add(stream);
        }
        while (streams.Count > 0)
        {
            var next = streams[0];
            for (var i = 1; i < streams.Count; i++)
            {
                if (streams[i].Current.Position < next.Current.Position)
                    next = streams[i];
            }
            yield return next.Current;
            if (!next.MoveNext())
                streams.Remove(next);
        }
    }

    private static IEnumerable<InkRow> Rows(Connection connection, string sql, InkKind kind)
    {
        for (var last = long.MinValue; ;)
        {
            var page = connection.Rows(sql, row => new InkRow(
                row.GetInt64(0), kind, row.IsDBNull(1) ? null : row.GetString(1), Convert.ToInt64(row.GetValue(2), System.Globalization.CultureInfo.InvariantCulture), row.GetInt64(3),
                kind is InkKind.Entry or InkKind.Access ? row.GetFieldValue<byte[]>(4) : [], row.GetFieldValue<byte[]>(5), row.GetFieldValue<byte[]>(6)), last);
            foreach (var row in page)
                yield return row;
            if (page.Count == 0)
                yield break;
            last = page[^1].Position;
        }
    }
}
