using System.Data.Common;
using System.Security.Cryptography;
using Lantern.Entries;
using Lantern.Store.Keys;
using Lantern.Store.Proof;
using NodaTime;

namespace Lantern.Store.Sql;

/// <summary>Sealed rows as entries: nothing is handed on that does not follow the entry before it or does not open.</summary>
internal static class InkRows
{
    /// <summary>The file without its entries; null where there is none, or its key was destroyed.</summary>
    public static Shelved? File(Connection connection, Vault vault, FileId file)
    {
        var rows = connection.Rows(Statements.File, row => (
            Kind: row.GetString(0),
            Key: row.IsDBNull(1) ? (Wrapped?)null : new Wrapped((int)row.GetInt64(1), row.GetFieldValue<byte[]>(2))), file.Value);
        return rows is [{ Key: { } kept, Kind: var kind }]
            ? new Shelved(file, Kebabs<FileKind>.Value(kind), vault.Key(file, kept), [], Leaf.BeforeTheFirst.ToArray())
            : null;
    }

    /// <summary>The file with what was written in it since.</summary>
    /// <exception cref="StoreUnfitException">An entry was changed, moved or is missing.</exception>
    public static Shelved WithLater(Connection connection, Shelved known)
    {
        var rows = connection.Rows(Statements.EntriesAfter, Row, known.Id.Value, known.Number);
        if (rows.Count == 0)
            return known;
        using var cipher = Sealing.Cipher(known.Key);
        var (more, head) = (new List<Entry>(rows.Count), known.Head);
        foreach (var row in rows)
        {
            if (row.Number != known.Number + more.Count + 1 || !row.Previous.AsSpan().SequenceEqual(head))
                throw Damaged(row.Number);
            more.Add(Open(row, cipher));
            head = row.Hash;
        }
        return known.With(more, head);
    }

    /// <summary>Entries by where they stand in the log.</summary>
    public static List<Entry> Between(Connection connection, long first, long last, Func<FileId, byte[]?> key)
    {
        var entries = new List<Entry>();
        foreach (var row in connection.Rows(Statements.EntriesBetween, Row, first, last))
        {
            if (key(row.File) is not { } its)
                continue; // its key was destroyed
            using var cipher = Sealing.Cipher(its);
            entries.Add(Open(row, cipher));
        }
        return entries;
    }

    public static List<(FileId File, FileKind Kind, long Position)> FilesWrittenAfter(Connection connection, long position) =>
        connection.Rows(Statements.FilesWrittenAfter, row => (new FileId(row.GetString(0)), Kebabs<FileKind>.Value(row.GetString(1)), row.GetInt64(2)), position);

    private static Entry Open(SealedRow row, AesGcm cipher)
    {
        var opening = Leaf.Entry(row.File.Value, row.Number, row.Written, row.Previous);
        if (!Leaf.Hash(opening, row.Sealed).AsSpan().SequenceEqual(row.Hash))
            throw Damaged(row.Number);
        try
        {
            return EntryWords.Unpack(row.File, row.Number, Instant.FromUnixTimeTicks(row.Written), Sealing.Open(cipher, row.Sealed, opening)) with { Code = Ids.Code(row.Hash) };
        }
        catch (CryptographicException)
        {
            throw Damaged(row.Number);
        }
    }

    private static StoreUnfitException Damaged(int number) => new(
        $"This file cannot be shown: its ink was changed or damaged at entry {number}. All other files can. Run 'lantern verify', and restore the data from a backup.");

    private static SealedRow Row(DbDataReader row) => new(
        new FileId(row.GetString(0)), (int)row.GetInt64(1), row.GetInt64(2), row.GetFieldValue<byte[]>(3), row.GetFieldValue<byte[]>(4), row.GetFieldValue<byte[]>(5));

    private readonly record struct SealedRow(FileId File, int Number, long Written, byte[] Previous, byte[] Sealed, byte[] Hash);
}
