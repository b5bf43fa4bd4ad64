using Lantern.Entries;
using Lantern.Store.Keys;
using Lantern.Store.Proof;
using Lantern.Store.Tests.Postgres;
using Npgsql;

namespace Lantern.Store.Tests.Proof;

/// <summary>
/// Every edit, insert, delete and swap of a row by SQL, in every table there is: it is found by verify, or the hub does not start, or
/// it is harmless and listed here with its reason. Whatever is done, nobody without keys becomes a reader through the program.
/// </summary>
public sealed class EveryRowTests : IDisposable
{
    /// <summary>What changes nothing that counts, and why; docs/security/reference.md has the same list.</summary>
    private static readonly Dictionary<string, string> Harmless = new()
    {
        ["migration.applied: edit"] = "when a step was taken is noted for whoever keeps the machine; nothing reads it",
        ["head.one: edit"] = "only keeps a second head out (PostgreSQL); nothing reads it",
        ["checkpoint: delete"] = "a later checkpoint says all an earlier one did; the last is missed by the witness, and the head is bound to every leaf",
        ["clock_confirmed: delete"] = "what a clock that was ahead wrote is then read under its own stamp again, and named by verify as from the future",
        ["hub_fact: delete"] = "a fact that is missing gives nobody anything: a made-up hub is then taken for a real one",
        ["draft: delete"] = "a draft is no record; what was typed is lost, as when its author throws it away",
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("lantern-rows-").FullName;
    private int _copies;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_change_of_a_row_is_found_or_refused_or_harmless_and_makes_nobody_a_reader(bool onPostgres)
    {
        var whole = await New(onPostgres);
        var files = await SmallHub.Fill(whole.Premises);
        HashSet<string> before;
        var copy = await CopyOf(whole);
        using (var store = HubStore.Open(copy.Premises, TestPack.Pack, SmallHub.Clock))
            before = await SmallHub.Opened(store, files);
        Assert.Contains(before, one => one.StartsWith("lee ", StringComparison.Ordinal));
        Assert.DoesNotContain(before, one => one.StartsWith("ash ", StringComparison.Ordinal) || one.StartsWith("colleague " + files[0], StringComparison.Ordinal));
        Assert.Empty(Proofs.Check(whole.Premises, null, null, deep: true).Sentences);
        var (done, quiet, unnoticed, harmless) = (0, 0, new List<string>(), new HashSet<string>());
        copy = await CopyOf(whole);
        foreach (var change in Changes(copy, onPostgres))
        {
            if (Make(copy, onPostgres, change) is not { } undo)
                continue; // nothing was changed: the column takes no empty value, whoever asks
            done++;
            var (noticed, opened) = await Try(copy.Premises, files);
            Assert.True(opened is null || opened.IsSubsetOf(before), $"{change.Name} made somebody a reader: {string.Join(", ", opened?.Except(before) ?? [])}");
            if (!noticed && !Harmless.ContainsKey(change.Name))
                unnoticed.Add(change.Name);
            if (!noticed)
            {
                harmless.Add(change.Name);
                quiet++;
            }
            if (opened is null && change.Table != "migration")
                undo();
            else
                copy = await CopyOf(whole); // it was written in meanwhile, or a step was taken again before it was refused
        }
        Assert.Empty(unnoticed);
        // What is listed happens, so that the list stays true.
        Assert.Equal(Harmless.Keys.Where(name => onPostgres || name != "head.one: edit").Order(), harmless.Order());
        Console.WriteLine($"  {done} changes of rows by SQL on {(onPostgres ? "PostgreSQL" : "SQLite")}: {done - quiet} found or refused, nobody became a reader");
        Assert.True(done > 200, $"{done} changes");
    }

    private static List<RowChange> Changes(Place place, bool onPostgres)
    {
        using var tables = new OpenTables(place.Raw, onPostgres);
        var changes = new List<RowChange>();
        foreach (var table in tables.All())
        {
            var rows = tables.Rows(table);
            Assert.True(rows.Count > 0, $"The table {table.Name} has no row in the small hub: put one there.");
            changes.AddRange(RowChange.Of(table, rows));
        }
        return changes;
    }

    private static Action? Make(Place place, bool onPostgres, RowChange change)
    {
        var was = new List<object?[]>();
        OpenTable table;
        using (var tables = new OpenTables(place.Raw, onPostgres))
        {
            table = tables.All().Single(one => one.Name == change.Table);
            was = tables.Rows(table);
            try
            {
                tables.Replace(table, change.Rows);
                if (RowChange.Same(tables.Rows(table), was))
                    return null; // SQLite gives a key that is left empty its next value, which is the one it had
            }
            catch (System.Data.Common.DbException) when (change.What == "empty")
            {
                tables.Replace(table, was);
                return null;
            }
        }
        return () =>
        {
            using var tables = new OpenTables(place.Raw, onPostgres);
            tables.Replace(table, was);
        };
    }

    // Whether it is noticed, and who can open what where the hub starts all the same.
    private static async Task<(bool Noticed, HashSet<string>? Opened)> Try(Premises premises, IReadOnlyList<FileId> files)
    {
        bool found;
        try
        {
            found = Proofs.Check(premises, null, null, deep: false).Count > 0;
        }
        catch (StoreUnfitException)
        {
            found = true;
        }
        HubStore store;
        try
        {
            store = HubStore.Open(premises, TestPack.Pack, SmallHub.Clock);
        }
        catch (StoreUnfitException)
        {
            return (true, null);
        }
        using (store)
            return (found, await SmallHub.Opened(store, files));
    }

    /// <summary>A hub, with the way to its tables for somebody who may do everything with them.</summary>
    private sealed record Place(Premises Premises, string Raw);

    private async Task<Place> New(bool onPostgres) => At(onPostgres ? await (await Cluster.Shared).NewDatabase() : null);

    private Place At(PostgresDatabase? database)
    {
        var data = Path.Combine(_folder, $"data-{_copies++}");
        // The time is made up here.
        var clock = new ClockLimits { AsksTheServer = false };
        var premises = new Premises(data) { Postgres = database?.Owner, Clock = clock, Keys = new KeySource.File(Path.Combine(_folder, "hub.key")) };
        return new Place(premises, database?.Super ?? Path.Combine(data, "lantern.db"));
    }

    private async Task<Place> CopyOf(Place place)
    {
        if (place.Premises.Postgres is { } postgres)
        {
            NpgsqlConnection.ClearAllPools();
            return At(await (await Cluster.Shared).NewDatabase(new NpgsqlConnectionStringBuilder(postgres).Database!));
        }
        var copy = At(null);
        Directory.CreateDirectory(copy.Premises.DataFolder);
        foreach (var file in Directory.GetFiles(place.Premises.DataFolder))
            File.Copy(file, Path.Combine(copy.Premises.DataFolder, Path.GetFileName(file)));
        return copy;
    }
}
