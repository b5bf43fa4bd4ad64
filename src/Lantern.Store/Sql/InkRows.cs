using System.Buffers;
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
    public static Shelved WithLater(Connection connection, Vault vault, Shelved known)
    {
        var rows = connection.Rows(Statements.EntriesAfter, Row, known.Id.Value, known.Number);
        if (rows.Count == 0)
            return known;
        var confirmed = ClockConfirmation.All(connection, vault);
        using var cipher = Sealing.Cipher(known.Key);
        var (more, head) = (new List<Entry>(rows.Count), known.Head);
        foreach (var row in rows)
        {
            if (row.Number != known.Number + more.Count + 1 || !row.Previous.AsSpan().SequenceEqual(head))
                throw Damaged(row.Number);
            more.Add(Open(row, cipher, confirmed));
            head = row.Hash;
        }
        return known.With(more, head);
    }

    /// <summary>Every file with all its entries, read in the order of the log: one pass over the disk, a heap at a time.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="vault">The keys.</param>
    /// <param name="damaged">Told of each file that cannot be read; it is left out.</param>
    public static (IReadOnlyCollection<Shelved> Files, long Position) All(Connection connection, Vault vault, Action<FileId> damaged)
    {
        var files = connection.Rows(Statements.Files, row => (File: new FileId(row.GetString(0)), Kind: row.GetString(1), Kept: new Wrapped((int)row.GetInt64(2), row.GetFieldValue<byte[]>(3))))
            .ToDictionary(one => one.File, one => new Filling(new Shelved(one.File, Kebabs<FileKind>.Value(one.Kind), vault.Key(one.File, one.Kept), [], Leaf.BeforeTheFirst.ToArray())));
        var confirmed = ClockConfirmation.All(connection, vault);
        var position = 0L;
        while (connection.Rows(Statements.EntriesFrom, Row, position) is { Count: > 0 } heap)
        {
            foreach (var ofFile in heap.GroupBy(row => row.File))
            {
                if (files.TryGetValue(ofFile.Key, out var filling) && !filling.TryTake(ofFile, confirmed))
                {
                    files.Remove(ofFile.Key);
                    damaged(ofFile.Key);
                }
            }
            position = heap[^1].Position;
        }
        return ([.. files.Values.Select(filling => filling.Whole())], position);
    }

    /// <summary>Entries by where they stand in the log.</summary>
    public static List<Entry> Between(Connection connection, Vault vault, long first, long last, Func<FileId, byte[]?> key)
    {
        var entries = new List<Entry>();
        var confirmed = ClockConfirmation.All(connection, vault);
        foreach (var row in connection.Rows(Statements.EntriesBetween, Row, first, last))
        {
            if (key(row.File) is not { } its)
                continue; // its key was destroyed
            using var cipher = Sealing.Cipher(its);
            entries.Add(Open(row, cipher, confirmed));
        }
        return entries;
    }

    public static List<(FileId File, FileKind Kind, long Position)> FilesWrittenAfter(Connection connection, long position) =>
        connection.Rows(Statements.FilesWrittenAfter, row => (new FileId(row.GetString(0)), Kebabs<FileKind>.Value(row.GetString(1)), row.GetInt64(2)), position);

    private static Entry Open(SealedRow row, AesGcm cipher, IReadOnlyList<ClockConfirmation> confirmed)
    {
        // The seal covers everything the hash does; that the hashes hold as well is for the verifier to say.
        var opening = Leaf.Entry(row.File.Value, row.Number, row.Written, row.Previous);
        var page = ArrayPool<byte>.Shared.Rent(row.Sealed.Length);
        try
        {
            var words = page.AsSpan(0, Sealing.LengthOf(row.Sealed));
            Sealing.Open(cipher, row.Sealed, opening, words);
            var written = ClockConfirmation.Written(Instant.FromUnixTimeTicks(row.Written), row.Position, confirmed);
            return EntryWords.Unpack(row.File, row.Number, written, words) with { Code = Ids.Code(row.Hash) };
        }
        catch (CryptographicException)
        {
            throw Damaged(row.Number);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(page, clearArray: true);
        }
    }

    private static StoreUnfitException Damaged(int number) => new(
        $"This file cannot be shown: its ink was changed or damaged at entry {number}. All other files can. Run 'lantern verify', and restore the data from a backup.");

    private static SealedRow Row(DbDataReader row) => new(
        new FileId(row.GetString(0)), (int)row.GetInt64(1), row.GetInt64(2), row.GetFieldValue<byte[]>(3), row.GetFieldValue<byte[]>(4), row.GetFieldValue<byte[]>(5), row.GetInt64(6));

    // A file while the log is read: one list that grows, so that a long file is not copied at every heap.
    private sealed class Filling(Shelved empty)
    {
        private readonly List<Entry> _entries = [];
        private byte[] _head = empty.Head;

        public bool TryTake(IEnumerable<SealedRow> rows, IReadOnlyList<ClockConfirmation> confirmed)
        {
            using var cipher = Sealing.Cipher(empty.Key);
            try
            {
                foreach (var row in rows)
                {
                    if (row.Number != _entries.Count + 1 || !row.Previous.AsSpan().SequenceEqual(_head))
                        return false;
                    _entries.Add(Open(row, cipher, confirmed));
                    _head = row.Hash;
                }
                return true;
            }
            catch (StoreUnfitException)
            {
                return false;
            }
        }

        public Shelved Whole() => empty.With(_entries, _head);
    }

    private readonly record struct SealedRow(FileId File, int Number, long Written, byte[] Previous, byte[] Sealed, byte[] Hash, long Position);
}
