using Lantern.Entries;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace Lantern.Store.Sqlite;

/// <summary>Entries, files and commands as rows.</summary>
internal static class InkRows
{
    public static FileKind? KindOf(Connection connection, FileId file) =>
        connection.One(Statements.File, file.Value) is string kind ? Kebabs<FileKind>.Value(kind) : null;

    public static List<Entry> EntriesAfter(Connection connection, FileId file, int number) =>
        connection.Rows(Statements.EntriesAfter, Entry, file.Value, number);

    public static List<(FileId File, FileKind Kind, long Position)> FilesWrittenAfter(Connection connection, long position) =>
        connection.Rows(Statements.FilesWrittenAfter, row => (new FileId(row.GetString(0)), Kebabs<FileKind>.Value(row.GetString(1)), row.GetInt64(2)), position);

    public static string? CommandBy(Connection connection, string command) => (string?)connection.One(Statements.CommandBy, command);

    public static List<Entry> WrittenBy(Connection connection, string command) => connection.Rows(Statements.WrittenByCommand, Entry, command);

    public static void AddFile(Connection connection, FileId file, FileKind kind, Instant opened) =>
        connection.Run(Statements.AddFile, file.Value, Kebabs<FileKind>.Word(kind), opened.ToUnixTimeTicks());

    /// <summary>Adds an entry and gives its position in the log.</summary>
    public static long Add(Connection connection, Entry entry, byte[] body, string command) =>
        (long)connection.One(Statements.AddEntry,
            entry.File.Value, entry.Number, entry.Kind.Name, entry.Kind.Version, entry.Happened.ToString(), entry.Written.ToUnixTimeTicks(),
            entry.Writer.Worker, entry.Writer.Name, entry.Writer.Role, entry.Writer.Agency, entry.Writer.OnBehalfOf,
            (int)entry.Marks, entry.Edition, entry.Act, body, command)!;

    public static void AddCommand(Connection connection, string command, string worker, long first, long last) =>
        connection.Run(Statements.AddCommand, command, worker, first, last);

    private static Entry Entry(SqliteDataReader row)
    {
        var name = row.GetString(2);
        var kind = Kinds.Named(name)
            ?? throw new StoreUnfitException($"An entry of the kind '{name}' is not known to this Lantern. Use the one that wrote it, or a newer one.");
        if (!Happening.TryParse(row.GetString(4), out var happened))
            throw new StoreUnfitException("An entry's day cannot be read: the database has been damaged. Restore it from a backup.");
        return new Entry(
            new FileId(row.GetString(0)),
            row.GetInt32(1),
            happened,
            Instant.FromUnixTimeTicks(row.GetInt64(5)),
            new Writer(row.GetString(6), row.GetString(7), row.IsDBNull(8) ? null : row.GetString(8), row.GetString(9), row.IsDBNull(10) ? null : row.GetString(10)),
            (Marks)row.GetInt32(11),
            row.GetString(12),
            row.GetString(13),
            kind.FromJson(row.GetFieldValue<byte[]>(14), row.GetInt32(3)));
    }
}

/// <summary>The values of an enum by the words the store keeps them under.</summary>
internal static class Kebabs<T> where T : struct, Enum
{
    private static readonly Dictionary<T, string> Words = Enum.GetValues<T>().ToDictionary(value => value, value => Kebab.Of(value.ToString()));
    private static readonly Dictionary<string, T> Values = Words.ToDictionary(pair => pair.Value, pair => pair.Key);

    public static string Word(T value) => Words[value];

    public static T Value(string word) => Values.TryGetValue(word, out var value)
        ? value
        : throw new StoreUnfitException($"'{word}' is not known to this Lantern. Use the one that wrote it, or a newer one.");
}
