using Lantern.Store.Keys;
using Lantern.Store.Sql;
using Lantern.Store.Staffing;

namespace Lantern.Store.Proof;

/// <summary>
/// Checks, with the hub's keys, every row that no signature covers: that head, files, commands and drafts are bound to the hub, that
/// each wrapped key opens, that the access log and the erasures were written by this hub, and that every entry has its command.
/// </summary>
internal sealed class BoundRows(Database database, Connection connection, Vault vault, Findings found)
{
    /// <summary>Checks them all.</summary>
    /// <param name="root">The root over all leaves, as they lie there.</param>
    public void Check(byte[] root)
    {
        foreach (var (hub, size, epoch, mac) in connection.Rows(Statements.WholeHead, row =>
            (row.GetString(0), row.GetInt64(1), row.GetInt64(2), Commanded.MacOf(row, 3))))
        {
            Bound(mac is not null && mac.AsSpan().SequenceEqual(vault.Rows.OfHead(hub, size, epoch, root)), "The head, or a leaf since the last checkpoint,");
            foreach (var name in connection.Rows(Statements.HubFactNames, row => row.GetString(0)))
                Bound(Opens(() => HubFacts.Read(connection, vault, hub, name)), "A fact about the hub");
        }
        Files();
        Keys();
        Commands();
        foreach (var fits in connection.Rows(Statements.WholeDrafts, row => vault.Rows.Fits(
            Commanded.MacOf(row, 4), "draft", row.GetString(0), row.GetString(1), row.GetFieldValue<byte[]>(2), row.GetInt64(3))))
            Bound(fits, "A draft");
        Bound(!ClockConfirmation.IsAnyForged(connection, vault), "What was said of the clock");
        AccessLog();
        Steps();
    }

    private void Files()
    {
        foreach (var (file, fits) in connection.Rows(Statements.WholeFiles, row => (row.GetString(0), vault.Rows.Fits(
            Commanded.MacOf(row, 3), "file", row.GetString(0), row.GetString(1), row.GetInt64(2)))))
            Bound(fits, Leaf.IsId(file) ? $"What is said of file {file}" : "What is said of a file");
    }

    private void Keys()
    {
        foreach (var (file, kept) in connection.Rows(Statements.FileKeys, row => (row.GetString(0), new Wrapped((int)row.GetInt64(1), row.GetFieldValue<byte[]>(2)))))
        {
            if (!Opens(() => vault.Key(new Entries.FileId(file), kept)))
                found.Add(Leaf.IsId(file) ? $"The key of file {file} does not open: it was changed, or is of another file." : "A key of a file does not open.");
        }
        if (connection.Rows(Statements.WholeHubKeys, row => row.GetString(0)) is not [Vault.HubKey])
            found.Add("There is not one key of the hub: one was put beside it.");
    }

    private void AccessLog()
    {
        try
        {
            new AccessLog(database, vault).Read(connection);
        }
        catch (StoreUnfitException wrong)
        {
            found.Add(wrong.Message);
        }
    }

    // Every entry was written by one command: without it, what was sent twice would stand twice.
    private void Commands()
    {
        var commands = connection.Rows(Statements.WholeCommands, row => new Commanded(
            row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3), Commanded.MacOf(row, 4)));
        foreach (var command in commands)
            Bound(command.IsBound(vault), $"What a command says to have written from position {Lines.Text(command.First)}");
        var (at, left) = (0, 0L);
        foreach (var position in EntryPositions())
        {
            while (at < commands.Count && commands[at].Last < position)
            {
                Whole(commands[at], left);
                (at, left) = (at + 1, 0);
            }
            if (at == commands.Count || commands[at].First > position)
                found.Add($"No command wrote the entry at position {Lines.Text(position)}: it was taken out.");
            else
                left++;
        }
        for (; at < commands.Count; at++, left = 0)
            Whole(commands[at], left);
    }

    private void Whole(Commanded command, long entries)
    {
        if (command.Last - command.First + 1 != entries)
            found.Add($"A command says to have written from position {Lines.Text(command.First)} to {Lines.Text(command.Last)}, and these are not entries of its own.");
    }

    private IEnumerable<long> EntryPositions()
    {
        for (var last = 0L; connection.Rows(Statements.EntryPositions, row => row.GetInt64(0), last) is { Count: > 0 } page; last = page[^1])
        {
            foreach (var position in page)
                yield return position;
        }
    }

    private void Steps()
    {
        var known = Migrations.All(database.MigrationFolder).Select(step => (step.Number, step.Name));
        if (!Migrations.Applied(connection).SequenceEqual(known))
            found.Add("The steps of the database's form are not those this Lantern knows: they were changed, or another version wrote them.");
    }

    private void Bound(bool fits, string what)
    {
        if (!fits)
            found.Add($"{what} was changed or put there by a hand without the hub's keys.");
    }

    private static bool Opens(Action open)
    {
        try
        {
            open();
            return true;
        }
        catch (StoreUnfitException)
        {
            return false;
        }
    }
}
