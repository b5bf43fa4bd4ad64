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
            Key: row.IsDBNull(1) ? (Wrapped?)null : new Wrapped((int)row.GetInt64(1), row.GetFieldValue<byte[]>(2)),
            IsBound: vault.Rows.Fits(Commanded.MacOf(row, 4), "file", file.Value, row.GetString(0), row.GetInt64(3))), file.Value);
        return rows is [{ Key: { } kept, Kind: var kind, IsBound: var isBound }] ? Empty(vault, file, kind, kept, isBound) : null;
    }

    // One key that does not open, or one row that another hand wrote, is one file that cannot be read.
    private static Shelved Empty(Vault vault, FileId file, string kind, Wrapped kept, bool isBound)
    {
        if (!isBound)
            throw new DamagedFileException(file, [], $"This file cannot be shown: what it is was changed or put there by another hand. {AllOthersCan}");
        try
        {
            return new Shelved(file, Kebabs<FileKind>.Value(kind), vault.Key(file, kept), [], Leaf.BeforeTheFirst.ToArray());
        }
        catch (Exception failure) when (OneFile.IsAtFault(failure))
        {
            throw new DamagedFileException(file, [], $"This file cannot be shown: its key was changed or damaged. {AllOthersCan}");
        }
    }

    /// <summary>The file with what was written in it since.</summary>
    /// <exception cref="StoreUnfitException">An entry was changed, moved or is missing.</exception>
    public static Shelved WithLater(Connection connection, Vault vault, Shelved known)
    {
        var rows = connection.Rows(Statements.EntriesAfter, Row, known.Id.Value, known.Number);
        if (rows.Count == 0)
            return known;
        var filling = new Filling(known);
        filling.Take(rows, ClockConfirmation.All(connection, vault));
        return filling.Damage is { } damage ? throw damage : filling.Whole();
    }

    /// <summary>Every file with all its entries, read in the order of the log: one pass over the disk, a heap at a time.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="vault">The keys.</param>
    /// <param name="damaged">Told of each file that cannot be read; it is left out.</param>
    public static (IReadOnlyCollection<Shelved> Files, long Position) All(Connection connection, Vault vault, Action<DamagedFileException> damaged)
    {
        var files = new Dictionary<FileId, Filling>();
        foreach (var (file, kind, kept, isBound) in connection.Rows(Statements.Files, row => (
            new FileId(row.GetString(0)), row.GetString(1), new Wrapped((int)row.GetInt64(2), row.GetFieldValue<byte[]>(3)),
            vault.Rows.Fits(Commanded.MacOf(row, 5), "file", row.GetString(0), row.GetString(1), row.GetInt64(4)))))
        {
            try
            {
                files.Add(file, new Filling(Empty(vault, file, kind, kept, isBound)));
            }
            catch (DamagedFileException damage)
            {
                damaged(damage);
            }
        }
        var confirmed = ClockConfirmation.All(connection, vault);
        var position = 0L;
        while (connection.Rows(Statements.EntriesFrom, Row, position) is { Count: > 0 } heap)
        {
            foreach (var ofFile in heap.GroupBy(row => row.File))
            {
                if (files.TryGetValue(ofFile.Key, out var filling))
                    filling.Take(ofFile, confirmed);
            }
            position = heap[^1].Position;
        }
        foreach (var damage in files.Values.Select(filling => filling.Damage).OfType<DamagedFileException>())
            damaged(damage);
        return ([.. files.Values.Where(filling => filling.Damage is null).Select(filling => filling.Whole())], position);
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
            entries.Add(Open(row, cipher, confirmed, out var why) ?? throw new DamagedFileException(row.File, [], why!));
        }
        return entries;
    }

    public static List<(FileId File, FileKind Kind, long Position)> FilesWrittenAfter(Connection connection, long position) =>
        connection.Rows(Statements.FilesWrittenAfter, row => (new FileId(row.GetString(0)), Kebabs<FileKind>.Value(row.GetString(1)), row.GetInt64(2)), position);

    // Null, and why, where it does not open: the seal does not fit, the body is none, or a newer program wrote it.
    private static Entry? Open(SealedRow row, AesGcm cipher, IReadOnlyList<ClockConfirmation> confirmed, out string? why)
    {
        // The seal covers everything the hash does; that the hashes hold as well is for the verifier to say.
        var opening = Leaf.Entry(row.File.Value, row.Number, row.Written, row.Previous);
        var page = ArrayPool<byte>.Shared.Rent(row.Sealed.Length);
        try
        {
            var words = page.AsSpan(0, Sealing.LengthOf(row.Sealed));
            Sealing.Open(cipher, row.Sealed, opening, words);
            why = null;
            var written = ClockConfirmation.Written(Instant.FromUnixTimeTicks(row.Written), row.Position, confirmed);
            return EntryWords.Unpack(row.File, row.Number, written, words) with { Code = Ids.Code(row.Hash) };
        }
        catch (StoreUnfitException newer)
        {
            why = newer.Message;
            return null;
        }
        catch (Exception failure) when (OneFile.IsAtFault(failure))
        {
            why = Damaged(row.Number);
            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(page, clearArray: true);
        }
    }

    private const string AllOthersCan = "All other files can. Run 'lantern verify', and restore the data from a backup.";

    private static string Damaged(int number) => $"This file cannot be shown: its ink was changed or damaged at entry {number}. {AllOthersCan}";

    private static SealedRow Row(DbDataReader row) => new(
        new FileId(row.GetString(0)), (int)row.GetInt64(1), row.GetInt64(2), row.GetFieldValue<byte[]>(3), row.GetFieldValue<byte[]>(4), row.GetFieldValue<byte[]>(5), row.GetInt64(6));

    // A file while the log is read: one list that grows, so that a long file is not copied at every heap.
    private sealed class Filling(Shelved known)
    {
        private readonly List<Entry> _entries = [];
        private byte[] _head = known.Head;
        private string? _why;

        /// <summary>What is wrong with the file; null while nothing is.</summary>
        public DamagedFileException? Damage => _why is null ? null : new DamagedFileException(known.Id, [.. known.Ink, .. _entries], _why);

        // What comes after a damaged entry is opened too: it may say who is to be told.
        public void Take(IEnumerable<SealedRow> rows, IReadOnlyList<ClockConfirmation> confirmed)
        {
            using var cipher = Sealing.Cipher(known.Key);
            foreach (var row in rows)
            {
                if (_why is null && (row.Number != known.Number + _entries.Count + 1 || !row.Previous.AsSpan().SequenceEqual(_head)))
                    _why = Damaged(row.Number);
                if (Open(row, cipher, confirmed, out var why) is { } entry)
                    _entries.Add(entry);
                _why ??= why;
                _head = row.Hash;
            }
        }

        public Shelved Whole() => known.With(_entries, _head);
    }

    private readonly record struct SealedRow(FileId File, int Number, long Written, byte[] Previous, byte[] Sealed, byte[] Hash, long Position);
}
