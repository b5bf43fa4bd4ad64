using Lantern.Store;
using Microsoft.EntityFrameworkCore;

namespace Lantern.App.Accounts;

/// <summary>The rows of the accounts as a whole: bound once where they were made before rows were bound, and checked.</summary>
internal static class BoundAccounts
{
    /// <summary>
    /// Binds the rows that were made before rows were bound. That it was done stands in the access log, from which nothing can be
    /// taken unseen: whoever blanks the code of a row later has it ignored, and not bound anew.
    /// </summary>
    public static void TakeOver(HubStore hub, AccountsDatabase database)
    {
        if (hub.Staff.AccountsAreBound)
            return;
        using (var context = database.Context())
        {
            foreach (var row in Rows(context).Where(row => row.Mac.Length == 0))
            {
                context.Attach(row);
                row.Mac = RowBinding.Of(hub.Authenticate, context, row);
            }
            context.SaveChanges();
        }
        hub.Staff.NoteAccountsBound().GetAwaiter().GetResult();
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
            .Concat(context.Notices.AsNoTracking().AsEnumerable().Select(row => (Row: (object)row, row.Mac)));
        return [.. bound.Concat(others).Where(one => !RowBinding.Fits(one.Mac, RowBinding.Of(authenticate, context, one.Row)))
            .GroupBy(one => context.Model.FindEntityType(one.Row.GetType())!.GetTableName())
            .Select(table => $"In the accounts, {table.Count()} of the table {table.Key} were changed or made by somebody without the hub's key; they are ignored.")];
    }

    private static IEnumerable<IBoundRow> Rows(AccountsContext context) =>
    [
        .. context.Accounts.AsNoTracking(), .. context.Passkeys.AsNoTracking(), .. context.DirectoryPeople.AsNoTracking(), .. context.Recoveries.AsNoTracking(),
    ];
}
