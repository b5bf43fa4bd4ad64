namespace Lantern.Store.Tests.Proof;

/// <summary>One change of the rows of one table: what is done, at which column (none where whole rows come or go), and the rows then.</summary>
internal sealed record RowChange(string Table, string What, string? Column, IReadOnlyList<object?[]> Rows)
{
    /// <summary>The name by which it can be listed as harmless.</summary>
    public string Name => Column is null ? $"{Table}: {What}" : $"{Table}.{Column}: {What}";

    /// <summary>Every edit of a value, row added, row taken out and two values or rows swapped, at some rows of a table.</summary>
    public static IEnumerable<RowChange> Of(OpenTable table, List<object?[]> rows)
    {
        foreach (var at in new[] { 0, rows.Count / 2, rows.Count - 1 }.Distinct())
        {
            for (var column = 0; column < table.Columns.Count; column++)
            {
                yield return With(table, rows, "edit", column, (at, IsOwn(table, column) ? Next(rows[at][column]) : Other(rows[at][column], rows, column)));
                if (rows[at][column] is not null)
                    yield return With(table, rows, "empty", column, (at, null));
            }
            yield return new RowChange(table.Name, "delete", null, [.. rows.Where((_, i) => i != at)]);
            yield return new RowChange(table.Name, "insert", null, [.. rows, Copy(table, rows, at)]);
        }
        if (rows.Count < 2)
            yield break;
        var (first, second) = (rows.Count - 2, rows.Count - 1);
        for (var column = 0; column < table.Columns.Count; column++)
        {
            if (!Same(rows[first][column], rows[second][column]))
                yield return With(table, rows, "swap", column, (first, rows[second][column]), (second, rows[first][column]));
        }
    }

    private static RowChange With(OpenTable table, List<object?[]> rows, string what, int column, params (int Row, object? Value)[] values)
    {
        var changed = rows.ConvertAll(row => (object?[])row.Clone());
        foreach (var (row, value) in values)
            changed[row][column] = value;
        return new RowChange(table.Name, what, table.Columns[column], changed);
    }

    // A row like another, under a key nobody has; in a table without a key it is the same row once more.
    private static object?[] Copy(OpenTable table, List<object?[]> rows, int at)
    {
        var copy = (object?[])rows[at].Clone();
        for (var column = 0; column < copy.Length; column++)
        {
            if (table.Keys.Contains(table.Columns[column]))
                copy[column] = copy[column] is string words ? Turned(words) : rows.Max(row => Convert.ToInt64(row[column], null)) + 1;
            else if (table.Columns[column] == "number")
                copy[column] = rows.Max(row => Convert.ToInt64(row[column], null)) + 1;
            else if (table.Name == "erasure" && table.Columns[column] == "file")
                copy[column] = Turned((string)copy[column]!);
        }
        return copy;
    }

    // Another value that the column could well have: that of another row where there is one.
    private static object? Other(object? value, List<object?[]> rows, int column) =>
        rows.Select(row => row[column]).FirstOrDefault(other => other is string && !Same(other, value)) ?? Next(value);

    // What no other row has, so that the database does not stand in the way before anything was tried.
    private static bool IsOwn(OpenTable table, int column) =>
        table.Keys.Contains(table.Columns[column]) || table.Columns[column] == "number" || (table.Name is "erasure" or "entry" && table.Columns[column] == "file");

    private static object? Next(object? value) => value switch
    {
        long number => number + 1000,
        int number => number + 1000,
        bool yes => !yes,
        "child" => "network",
        string words => Turned(words),
        byte[] { Length: > 0 } bytes => bytes[..^1].Append((byte)(bytes[^1] ^ 1)).ToArray(),
        _ => null,
    };

    private static string Turned(string words) => new([.. words.Reverse()]);

    /// <summary>True where rows hold the same values.</summary>
    public static bool Same(List<object?[]> some, List<object?[]> others) =>
        some.Count == others.Count && some.Zip(others).All(pair => pair.First.Zip(pair.Second).All(values => Same(values.First, values.Second)));

    private static bool Same(object? one, object? other) =>
        one is byte[] left && other is byte[] right ? left.AsSpan().SequenceEqual(right) : Equals(one, other);
}
