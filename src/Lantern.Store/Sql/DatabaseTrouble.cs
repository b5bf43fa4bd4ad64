using Microsoft.Data.Sqlite;
using Npgsql;

namespace Lantern.Store.Sql;

/// <summary>Tells a database that does not answer from a mistake of the program.</summary>
public static class DatabaseTrouble
{
    // What PostgreSQL says when it is not reached, has no room or connection left, is being stopped, or only reads.
    private static readonly string[] ServerStates = ["08", "53", "57", "58", "25006"];

    // SQLite: in use too long, out of memory, read only, the disk failed, is full, or the file cannot be opened.
    private static readonly int[] FileStates = [5, 6, 7, 8, 10, 13, 14];

    /// <summary>Whether something failed because the database could not be reached or could not take what it was given.</summary>
    public static bool Is(Exception? failure) => failure switch
    {
        null => false,
        NotSavedException or NotReadException or StoreUnfitException or TimeoutException => true,
        SqliteException file => FileStates.Contains(file.SqliteErrorCode),
        NpgsqlException { SqlState: null } => true,
        NpgsqlException { SqlState: { } state } => ServerStates.Any(one => state.StartsWith(one, StringComparison.Ordinal)),
        _ => Is(failure.InnerException),
    };
}
