namespace Lantern.Store.Sql;

/// <summary>Every statement the store says to either database; SQL stands here, in the few lines each says differently, and in the migrations.</summary>
internal static class Statements
{
    public const string Commit = "COMMIT";
    public const string Rollback = "ROLLBACK";

    public const string Migrations = "SELECT number, name FROM migration ORDER BY number";
    public const string AddMigration = "INSERT INTO migration (number, name, applied) VALUES ($1, $2, $3)";

    public const string Head = "SELECT hub, size, epoch FROM head";
    public const string WholeHead = "SELECT hub, size, epoch, mac FROM head";
    public const string MakeHead = "INSERT INTO head (hub, size, epoch) VALUES ($1, $2, $3)";
    public const string BindHead = "UPDATE head SET mac = $1";
    public const string MoveHead = "UPDATE head SET size = $1, epoch = $2, mac = $3";
    public const string MoveOldHead = "UPDATE head SET size = $1, epoch = $2";
    public const string Barrier = "UPDATE head SET size = size";
    public const string HashAt =
        "SELECT hash FROM entry WHERE position = $1 UNION ALL SELECT hash FROM look WHERE position = $1 UNION ALL SELECT hash FROM erasure WHERE position = $1 UNION ALL SELECT hash FROM access_act WHERE position = $1";
    public const string HashesAfter = """
        SELECT position, hash FROM entry WHERE position > $1 AND position <= $2
        UNION ALL SELECT position, hash FROM look WHERE position > $1 AND position <= $2
        UNION ALL SELECT position, hash FROM erasure WHERE position > $1 AND position <= $2
        UNION ALL SELECT position, hash FROM access_act WHERE position > $1 AND position <= $2
        ORDER BY 1
        """;
    public const string LastWritten = "SELECT written FROM entry WHERE position = (SELECT max(position) FROM entry WHERE position > $1)";
    public const string ClockConfirmations = "SELECT number, position, at, sealed FROM clock_confirmed ORDER BY number";
    public const string WrittenLaterThan = "SELECT count(*), count(DISTINCT file) FROM entry WHERE written > $1";
    public const string AddClockConfirmation = "INSERT INTO clock_confirmed (number, position, at, sealed) VALUES ($1, $2, $3, $4)";

    public const string FirstCheckpoint = "SELECT size FROM checkpoint ORDER BY size LIMIT 1";
    public const string LastCheckpoint = "SELECT size, at, note FROM checkpoint ORDER BY size DESC LIMIT 1";
    public const string AddCheckpoint = "INSERT INTO checkpoint (size, root, at, note) VALUES ($1, $2, $3, $4)";

    // The whole ink in pages, for whoever checks it.
    public const string EntriesPage =
        "SELECT position, file, number, written, previous, sealed, hash FROM entry WHERE position > $1 ORDER BY position LIMIT 2000";
    public const string LooksPage = "SELECT position, file, 0, at, hash, sealed, hash FROM look WHERE position > $1 ORDER BY position LIMIT 2000";
    public const string ErasuresPage = "SELECT position, file, 0, at, hash, sealed, hash FROM erasure WHERE position > $1 ORDER BY position LIMIT 2000";
    public const string AccessActsPage =
        "SELECT position, file, number, at, previous, sealed, hash FROM access_act WHERE position > $1 ORDER BY position LIMIT 2000";
    public const string WholeCheckpoints = "SELECT size, root, at, note FROM checkpoint ORDER BY size";
    public const string KindOfEveryFile = "SELECT id, kind FROM file";
    public const string FilesWithKey = "SELECT file FROM file_key";

    public const string HubKey = "SELECT version, wrapped FROM hub_key WHERE name = $1";
    public const string AddHubKey = "INSERT INTO hub_key (name, version, wrapped) VALUES ($1, $2, $3)";
    public const string HubFact = "SELECT sealed FROM hub_fact WHERE name = $1";
    public const string HubFactNames = "SELECT name FROM hub_fact ORDER BY name";
    public const string LastPack = "SELECT name, sealed FROM hub_fact WHERE name LIKE 'practice-%' ORDER BY name DESC LIMIT 1";
    public const string AddHubFact = "INSERT INTO hub_fact (name, sealed) VALUES ($1, $2)";
    public const string TurnHubKey = "UPDATE hub_key SET version = $2, wrapped = $3 WHERE name = $1";
    public const string AddFileKeys = "INSERT INTO file_key (file, version, wrapped)";
    public const string FileKeysNotAt = "SELECT file, version, wrapped FROM file_key WHERE version <> $1 ORDER BY file LIMIT $2";
    public const string FileKeys = "SELECT file, version, wrapped FROM file_key ORDER BY file";
    public const string FileKeyVersions = "SELECT version, count(*) FROM file_key GROUP BY version ORDER BY version";
    public const string TurnFileKey = "UPDATE file_key SET version = $2, wrapped = $3 WHERE file = $1";
    public const string DestroyFileKey = "DELETE FROM file_key WHERE file = $1";

    public const string AddFiles = "INSERT INTO file (id, kind, opened, mac)";
    public const string File =
        "SELECT file.kind, file_key.version, file_key.wrapped, file.opened, file.mac FROM file LEFT JOIN file_key ON file_key.file = file.id WHERE file.id = $1";
    public const string Files =
        "SELECT file.id, file.kind, file_key.version, file_key.wrapped, file.opened, file.mac FROM file JOIN file_key ON file_key.file = file.id";
    public const string Number = "SELECT max(number) FROM entry WHERE file = $1";

    private const string Sealed = "file, number, written, previous, sealed, hash";
    public const string AddEntries = $"INSERT INTO entry (position, {Sealed})";
    public const string EntriesAfter = $"SELECT {Sealed}, position FROM entry WHERE file = $1 AND number > $2 ORDER BY number";
    public const string EntriesFrom = $"SELECT {Sealed}, position FROM entry WHERE position > $1 ORDER BY position LIMIT 1024";
    public const string EntriesBetween = $"SELECT {Sealed}, position FROM entry WHERE position BETWEEN $1 AND $2 ORDER BY position";
    public const string FilesWrittenAfter =
        "SELECT file.id, file.kind, max(entry.position) FROM entry JOIN file ON file.id = entry.file WHERE entry.position > $1 GROUP BY file.id, file.kind ORDER BY 3";

    public const string AddCommands = "INSERT INTO command (id, worker, first_position, last_position, mac)";
    public const string CommandBy = "SELECT worker, first_position, last_position, mac FROM command WHERE id = $1";

    public const string AddLooks = "INSERT INTO look (position, file, at, sealed, hash)";
    public const string LooksAt = "SELECT file, at, sealed FROM look WHERE file = $1 ORDER BY position DESC";
    public const string LooksAfter = "SELECT file, at, sealed, position FROM look WHERE position > $1 ORDER BY position";
    public const string LooksSince = "SELECT file, at, sealed FROM look WHERE at >= $1 ORDER BY position";

    public const string LastLook = "SELECT max(position) FROM look";
    public const string LooksFrom = "SELECT file, at, sealed, position FROM look WHERE at >= $1 ORDER BY position";

    public const string AddErasures = "INSERT INTO erasure (position, file, at, sealed, hash)";
    public const string Erasures = "SELECT file, at, sealed FROM erasure ORDER BY position";

    public const string SaveDraft =
        "INSERT INTO draft (worker, key, text, saved, mac) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (worker, key) DO UPDATE SET text = excluded.text, saved = excluded.saved, mac = excluded.mac";
    public const string Draft = "SELECT text, saved, mac FROM draft WHERE worker = $1 AND key = $2";
    public const string OtherDrafts = "SELECT count(*), coalesce(sum(length(text)), 0) FROM draft WHERE worker = $1 AND key <> $2";

    // What is bound as a whole, row by row, for whoever checks it or binds it for the first time.
    public const string WholeFiles = "SELECT id, kind, opened, mac FROM file ORDER BY id";
    public const string WholeCommands = "SELECT id, worker, first_position, last_position, mac FROM command ORDER BY first_position, id";
    public const string WholeDrafts = "SELECT worker, key, text, saved, mac FROM draft ORDER BY worker, key";
    public const string WholeHubKeys = "SELECT name, version, wrapped FROM hub_key ORDER BY name";
    public const string BindFile = "UPDATE file SET mac = $2 WHERE id = $1";
    public const string BindCommand = "UPDATE command SET mac = $2 WHERE id = $1";
    public const string BindDraft = "UPDATE draft SET mac = $3 WHERE worker = $1 AND key = $2";
    public const string EntryPositions = "SELECT position FROM entry WHERE position > $1 ORDER BY position LIMIT 10000";

    public const string DropDraft = "DELETE FROM draft WHERE worker = $1 AND key = $2";

    // The log from the last act that is known, which has to be there still, with what was erased since: one question for each request.
    public const string AddAccessActs = "INSERT INTO access_act (position, number, file, at, previous, sealed, hash)";
    public const string LastAccessAct = "SELECT max(number) FROM access_act";
    public const string AccessActsFrom = """
        SELECT number, file, at, previous, sealed, hash, position FROM access_act WHERE number >= $1
        UNION ALL SELECT 0, file, at, hash, sealed, hash, position FROM erasure WHERE position > $2
        ORDER BY 1, 7
        """;
}
