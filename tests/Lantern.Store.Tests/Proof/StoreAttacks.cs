using Lantern.Store.Proof;

namespace Lantern.Store.Tests.Proof;

/// <summary>What somebody may do to a store who has its database and not the hub's signing key.</summary>
internal static class StoreAttacks
{
    private const string Stranger = "00000000000000000000000000";

    /// <summary>Each attack, and whether a witness is needed to find it.</summary>
    public static readonly (string Name, Action<BehindItsBack> Attack, bool NeedsWitness)[] All =
    [
        ("the tail deleted", store => DeleteTail(store, 5), false),
        ("the tail deleted with its checkpoints", store =>
        {
            DeleteTail(store, 70);
            store.Run("DELETE FROM checkpoint WHERE size > (SELECT size FROM head)");
        }, true),
        ("a middle entry deleted", store => store.Run("DELETE FROM entry WHERE position = $1", Middle(store)), false),
        ("a middle entry deleted and everything closed up and chained again", store =>
        {
            var (file, position) = (store.LongestFile(), Middle(store));
            store.Run("DELETE FROM entry WHERE position = $1", position);
            store.Shift(position, -1);
            store.Renumber(file);
            store.Rechain();
        }, false),
        ("two entries swapped", store => Swap(store, "position"), false),
        ("two entries swapped and everything chained again", store =>
        {
            Swap(store, "position");
            store.Renumber(store.LongestFile());
            store.Rechain();
        }, false),
        ("the words of two entries swapped", store => SwapWords(store, "sealed"), false),
        ("the words and hashes of two entries swapped", store => SwapWords(store, "sealed", "hash"), false),
        ("words spliced in from another file", store => Splice(store), false),
        ("words spliced in from another file and everything chained again", store =>
        {
            Splice(store);
            store.Rechain();
        }, false),
        ("an entry replayed in another file", store => Replay(store), false),
        ("an entry replayed in another file and everything chained again", store =>
        {
            Replay(store);
            store.Rechain();
        }, false),
        ("an entry moved to another file and everything chained again", store =>
        {
            var (from, to) = (store.LongestFile(), Other(store));
            store.Run("UPDATE entry SET file = $1, number = 100000 WHERE position = (SELECT max(position) FROM entry WHERE file = $2)", to, from);
            store.Renumber(to);
            store.Rechain();
        }, false),
        ("back-dated by a day", store => BackDate(store), false),
        ("back-dated by a day and everything chained again", store =>
        {
            BackDate(store);
            store.Rechain();
        }, false),
        ("an entry inserted and everything moved up and chained again", store =>
        {
            var (file, position) = (store.LongestFile(), Middle(store));
            store.Run("INSERT INTO entry SELECT 1000000, file, 1000000, written, previous, x'0102', hash FROM entry WHERE position = $1", position);
            store.Shift(position, 1);
            store.Run("UPDATE entry SET position = $1 WHERE position = 1000001", position);
            store.Renumber(file);
            store.Rechain();
        }, false),
        ("the last entry duplicated", store => Duplicate(store), false),
        ("a checkpoint dropped", store => store.Run("DELETE FROM checkpoint WHERE size = (SELECT min(size) FROM checkpoint)"), true),
        ("all checkpoints dropped", store => store.Run("DELETE FROM checkpoint"), false),
        ("a checkpoint's root changed", store => store.Run("UPDATE checkpoint SET root = zeroblob(32)"), false),
        ("a checkpoint moved in time", store => store.Run("UPDATE checkpoint SET at = at - 10000000"), false),
        ("a checkpoint put under another size", store => store.Run("UPDATE checkpoint SET size = size - 1 WHERE size = (SELECT min(size) FROM checkpoint)"), false),
        ("checkpoints signed again by a stranger after a change", store =>
        {
            BackDate(store);
            store.Rechain();
            SignAgain(store);
        }, false),
        ("a look dropped", store => store.Run("DELETE FROM look WHERE position = $1", MiddleLook(store)), false),
        ("a look dropped and everything closed up and chained again", store =>
        {
            var position = MiddleLook(store);
            store.Run("DELETE FROM look WHERE position = $1", position);
            store.Shift(position, -1);
            store.Rechain();
        }, false),
        ("a look ascribed to another file", store => store.Run(
            "UPDATE look SET file = (SELECT file_key.file FROM file_key WHERE file_key.file IS NOT look.file ORDER BY file_key.file LIMIT 1) WHERE position = $1", MiddleLook(store)), false),
        ("a look's words changed", store => store.Run("UPDATE look SET sealed = zeroblob(60) WHERE position = $1", MiddleLook(store)), false),
        ("a whole file taken out and everything closed up and chained again", store => TakeOut(store), false),
        ("a key destroyed without erasure", store => store.Run("DELETE FROM file_key WHERE file = $1", store.LongestFile()), false),
        ("an erasure made up", store =>
        {
            store.Run("INSERT INTO erasure SELECT size + 1, $1, 0, x'01', zeroblob(32) FROM head", store.LongestFile());
            store.Run("UPDATE head SET size = size + 1");
            store.Run("DELETE FROM file_key WHERE file = $1", store.LongestFile());
        }, false),
        ("a file that has no entries", store => store.Run("INSERT INTO file (id, kind, opened) VALUES ($1, 'child', 0)", Stranger), false),
        ("the head lowered", store => store.Run("UPDATE head SET size = size - 1"), false),
        ("the head raised", store => store.Run("UPDATE head SET size = size + 1"), false),
        ("another hub", store => store.Run("UPDATE head SET hub = $1", Stranger), false),
    ];

    private static long Middle(BehindItsBack store) =>
        store.Number("SELECT position FROM entry WHERE file = $1 ORDER BY number LIMIT 1 OFFSET 2", store.LongestFile());

    private static long MiddleLook(BehindItsBack store) =>
        store.Number("SELECT position FROM look ORDER BY position LIMIT 1 OFFSET (SELECT count(*) / 2 FROM look)");

    private static string Other(BehindItsBack store) =>
        store.Rows("SELECT file FROM file_key WHERE file <> $1 ORDER BY file LIMIT 1", row => row.GetString(0), store.LongestFile())[0];

    private static void DeleteTail(BehindItsBack store, int leaves)
    {
        store.Run("UPDATE head SET size = size - $1", leaves);
        foreach (var table in (string[])["entry", "look", "erasure"])
            store.Run($"DELETE FROM {table} WHERE position > (SELECT size FROM head)");
        store.Run("DELETE FROM file WHERE id NOT IN (SELECT file FROM entry)");
        store.Run("DELETE FROM file_key WHERE file NOT IN (SELECT file FROM entry)");
        store.Run("INSERT INTO file_key SELECT id, 1, x'00' FROM file WHERE id NOT IN (SELECT file FROM file_key) AND id NOT IN (SELECT file FROM erasure)");
    }

    private static void Swap(BehindItsBack store, string column)
    {
        var positions = Two(store);
        store.Run($"UPDATE entry SET {column} = -1 WHERE position = $1", positions[0]);
        store.Run($"UPDATE entry SET {column} = $2 WHERE position = $1", positions[1], positions[0]);
        store.Run($"UPDATE entry SET {column} = $1 WHERE position = -1", positions[1]);
    }

    private static void SwapWords(BehindItsBack store, params string[] columns)
    {
        var positions = Two(store);
        foreach (var column in columns)
        {
            var values = positions.Select(position => store.Rows($"SELECT {column} FROM entry WHERE position = $1", row => row.GetFieldValue<byte[]>(0), position)[0]).ToList();
            store.Run($"UPDATE entry SET {column} = $2 WHERE position = $1", positions[0], values[1]);
            store.Run($"UPDATE entry SET {column} = $2 WHERE position = $1", positions[1], values[0]);
        }
    }

    private static List<long> Two(BehindItsBack store) =>
        store.Rows("SELECT position FROM entry WHERE file = $1 AND number IN (2, 3) ORDER BY number", row => row.GetInt64(0), store.LongestFile());

    private static void Splice(BehindItsBack store) =>
        store.Run("UPDATE entry SET sealed = (SELECT sealed FROM entry WHERE file = $1 LIMIT 1) WHERE position = $2", Other(store), Middle(store));

    private static void Replay(BehindItsBack store)
    {
        store.Run("""
            INSERT INTO entry SELECT (SELECT size + 1 FROM head), $1, (SELECT max(number) + 1 FROM entry WHERE file = $1), written, previous, sealed, hash
            FROM entry WHERE position = $2
            """, Other(store), Middle(store));
        store.Run("UPDATE head SET size = size + 1");
    }

    private static void Duplicate(BehindItsBack store)
    {
        store.Run("""
            INSERT INTO entry SELECT (SELECT size + 1 FROM head), file, number + 1, written, hash, sealed, hash
            FROM entry WHERE position = (SELECT max(position) FROM entry)
            """);
        store.Run("UPDATE head SET size = size + 1");
    }

    private static void BackDate(BehindItsBack store) =>
        store.Run("UPDATE entry SET written = written - 864000000000 WHERE position = $1", Middle(store));

    private static void SignAgain(BehindItsBack store)
    {
        using var stranger = Signer.New();
        var hub = store.Ink().Hub;
        foreach (var one in store.Ink().Checkpoints)
        {
            var made = Checkpoint.Make(hub, one.Size, one.Root, NodaTime.Instant.FromUnixTimeTicks(one.At), stranger);
            store.Run("UPDATE checkpoint SET note = $1 WHERE size = $2", made.Note, one.Size);
        }
    }

    private static void TakeOut(BehindItsBack store)
    {
        var file = store.LongestFile();
        foreach (var table in (string[])["entry", "look"])
            store.Run($"DELETE FROM {table} WHERE file = $1", file);
        store.Run("DELETE FROM file_key WHERE file = $1", file);
        store.Run("DELETE FROM file WHERE id = $1", file);
        var position = 0;
        foreach (var row in store.Ink().Rows.ToList())
            store.Run($"UPDATE {BehindItsBack.TableOf(row.Kind)} SET position = $2 WHERE position = $1", row.Position, ++position);
        store.Run("UPDATE head SET size = $1", position);
        store.Rechain();
    }
}
