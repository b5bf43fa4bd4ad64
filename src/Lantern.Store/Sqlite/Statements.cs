namespace Lantern.Store.Sqlite;

/// <summary>Every statement the store says to SQLite, and the only place where SQL stands beside the migrations.</summary>
internal static class Statements
{
    public const string Begin = "BEGIN IMMEDIATE";
    public const string Commit = "COMMIT";
    public const string Rollback = "ROLLBACK";
    public const string SavePoint = "SAVEPOINT act";
    public const string BackToSavePoint = "ROLLBACK TO act";
    public const string ReleaseSavePoint = "RELEASE act";

    public const string Version = "SELECT sqlite_version()";
    public const string Journal = "PRAGMA journal_mode = WAL";
    public const string SetUp = """
        PRAGMA synchronous = FULL;
        PRAGMA foreign_keys = ON;
        PRAGMA recursive_triggers = ON;
        PRAGMA temp_store = MEMORY;
        PRAGMA busy_timeout = 5000;
        PRAGMA trusted_schema = OFF;
        """;
    public const string Synchronous = "PRAGMA synchronous";
    public const string ReadOnly = "PRAGMA query_only = ON";

    public const string MakeMigrations = "CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied INTEGER NOT NULL) STRICT";
    public const string Migrations = "SELECT number, name FROM migration ORDER BY number";
    public const string AddMigration = "INSERT INTO migration (number, name, applied) VALUES ($1, $2, $3)";

    public const string AddFile = "INSERT INTO file (id, kind, opened) VALUES ($1, $2, $3)";
    public const string File = "SELECT kind FROM file WHERE id = $1";

    public const string EntryColumns =
        "file, number, kind, version, happened, written, worker, name, role, agency, on_behalf_of, marks, edition, act, body";
    public const string AddEntry =
        $"INSERT INTO entry ({EntryColumns}, command) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) RETURNING position";
    public const string EntriesAfter = $"SELECT {EntryColumns} FROM entry WHERE file = $1 AND number > $2 ORDER BY number";
    public const string FilesWrittenAfter =
        "SELECT file.id, file.kind, max(entry.position) FROM entry JOIN file ON file.id = entry.file WHERE entry.position > $1 GROUP BY file.id ORDER BY 3";

    public const string AddCommand = "INSERT INTO command (id, worker, first_position, last_position) VALUES ($1, $2, $3, $4)";
    public const string CommandBy = "SELECT worker FROM command WHERE id = $1";
    public const string WrittenByCommand =
        $"SELECT {EntryColumns} FROM entry WHERE command = $1 AND position BETWEEN (SELECT first_position FROM command WHERE id = $1) AND (SELECT last_position FROM command WHERE id = $1) ORDER BY position";

    public const string AddLook = "INSERT INTO look (worker, agency, file, at, purpose, relation) VALUES ($1, $2, $3, $4, $5, $6)";
    public const string LooksAt = "SELECT worker, agency, at, purpose, relation FROM look WHERE file = $1 ORDER BY at DESC, position DESC";

    public const string SaveDraft =
        "INSERT INTO draft (worker, key, text, saved) VALUES ($1, $2, $3, $4) ON CONFLICT (worker, key) DO UPDATE SET text = excluded.text, saved = excluded.saved";
    public const string Draft = "SELECT text, saved FROM draft WHERE worker = $1 AND key = $2";
    public const string DropDraft = "DELETE FROM draft WHERE worker = $1 AND key = $2";

    public const string StaffEdition = "SELECT number FROM staff_edition";
    public const string SaveAgency = "INSERT INTO agency (id, title) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET title = excluded.title";
    public const string Agencies = "SELECT id, title FROM agency ORDER BY title, id";
    public const string SaveWorker =
        "INSERT INTO worker (id, name, role, agency, team) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO UPDATE SET name = excluded.name, role = excluded.role, agency = excluded.agency, team = excluded.team";
    public const string Workers = "SELECT id, name, role, agency, team FROM worker ORDER BY name, id";
    public const string AddMembership =
        "INSERT INTO membership (id, belonging, agency, worker, file, from_when, until_when, because) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    public const string EndMembership = "UPDATE membership SET until_when = $2 WHERE id = $1 AND (until_when IS NULL OR until_when > $2)";
    public const string Memberships = "SELECT id, belonging, agency, worker, file, from_when, until_when, because FROM membership ORDER BY from_when, id";
}
