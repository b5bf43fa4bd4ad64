using Lantern.Store;
using Microsoft.EntityFrameworkCore;

namespace Lantern.App.Accounts;

/// <summary>The rows of the accounts as a whole: bound once where they were made before rows were bound, and checked.</summary>
internal static class BoundAccounts
{
    /// <summary>
    /// What a start does: a hub without accounts is noted as one whose rows are all bound; one with rows from before is left as it is,
    /// and they count for nothing. A start binds no row: it would believe whoever could write in the database.
    /// </summary>
    /// <returns>How many rows wait to be bound by somebody who keeps the machine.</returns>
    public static int Note(HubStore hub, AccountsDatabase database)
    {
        if (hub.Staff.AccountsAreBound)
            return 0;
        using var context = database.Context();
        var waiting = Rows(context).Count();
        try
        {
            if (waiting == 0)
                hub.Staff.NoteAccountsBound().GetAwaiter().GetResult();
        }
        catch (NotSavedException)
        {
            // A hub that may not write now, for its clock or its disk, is read all the same; a later start notes it.
        }
        return waiting;
    }

    /// <summary>
    /// Binds the rows from before, once in the life of a hub and at the word of somebody who holds its keys: that it is done is noted in
    /// the access log first, from which nothing can be taken unseen.
    /// </summary>
    /// <returns>The workers whose accounts were bound; null where it was done before.</returns>
    public static async Task<IReadOnlyList<string>?> Bind(HubStore hub, AccountsDatabase database)
    {
        if (hub.Staff.AccountsAreBound)
            return null;
        await hub.Staff.NoteAccountsBound();
        await using var context = database.Context();
        foreach (var row in Rows(context).Where(row => row.Mac.Length == 0))
        {
            context.Attach(row);
            row.Mac = RowBinding.Of(hub.Authenticate, context, row);
        }
        await context.SaveChangesAsync();
        return [.. context.Accounts.AsNoTracking().Where(account => account.State != Account.Closed).Select(account => account.Worker).OrderBy(worker => worker)];
    }

    /// <summary>Says of each table how many of its rows are not as the program left them.</summary>
    /// <param name="database">The accounts.</param>
    /// <param name="authenticate">The code the hub's keys make of words about something.</param>
    public static IEnumerable<string> Check(AccountsDatabase database, Func<byte[], string, byte[]> authenticate)
    {
        if (!database.IsThere)
            return [];
        using var context = database.Context();
        var bound = Rows(context).Select(row => (Row: (object)row, row.Mac));
        var others = context.Sessions.AsNoTracking().AsEnumerable().Select(row => (Row: (object)row, row.Mac))
            .Concat(context.Links.AsNoTracking().AsEnumerable().Select(row => (Row: (object)row, row.Mac)))
            .Concat(context.Notices.AsNoTracking().AsEnumerable().Select(row => (Row: (object)row, row.Mac)))
            .Concat(context.NoticesSeen.AsNoTracking().AsEnumerable().Select(row => (Row: (object)row, row.Mac)));
        return [.. bound.Concat(others).Where(one => !RowBinding.Fits(one.Mac, RowBinding.Of(authenticate, context, one.Row)))
            .GroupBy(one => context.Model.FindEntityType(one.Row.GetType())!.GetTableName())
            .Select(table => $"In the accounts, {table.Count()} of the table {table.Key} are not as the program left them, or were made before codes were kept and not bound since; they are ignored.")];
    }

    private static IEnumerable<IBoundRow> Rows(AccountsContext context) =>
    [
        .. context.Accounts.AsNoTracking(), .. context.Passkeys.AsNoTracking(), .. context.DirectoryPeople.AsNoTracking(), .. context.Recoveries.AsNoTracking(),
    ];
}
