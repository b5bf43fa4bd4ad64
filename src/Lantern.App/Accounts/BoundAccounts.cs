using Lantern.Store;
using Lantern.Store.Proof;
using Microsoft.EntityFrameworkCore;
using NodaTime;

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

    /// <summary>Says of each table how many of its rows are not as the program left them, and of what is settled for good where a row says otherwise or is gone.</summary>
    public static IEnumerable<string> Check(AccountsDatabase database, BesideTheRecord beside)
    {
        if (!database.IsThere)
            return [];
        using var context = database.Context();
        return
        [
            .. Check(context.Accounts, context, beside), .. Check(context.Passkeys, context, beside), .. Check(context.DirectoryPeople, context, beside),
            .. Check(context.Recoveries, context, beside), .. Check(context.Sessions, context, beside), .. Check(context.Links, context, beside),
            .. Check(context.Notices, context, beside), .. Check(context.NoticesSeen, context, beside),
            .. Read<List<string>>(() => [.. PutBack(context, beside.Settled)], []),
        ];
    }

    private static IEnumerable<string> Check<T>(DbSet<T> rows, AccountsContext context, BesideTheRecord beside) where T : class, IBoundRow
    {
        var table = rows.EntityType.GetTableName();
        var wrong = Read(() => rows.AsNoTracking().AsEnumerable().Count(row => !RowBinding.Fits(row.Mac, RowBinding.Of(beside.Authenticate, context, row))), -1);
        return wrong switch
        {
            0 => [],
            -1 => [$"In the accounts, the table {table} holds a row that cannot be read: it is not one the program wrote."],
            _ => [$"In the accounts, {wrong} of the table {table} are not as the program left them, or were made before codes were kept and not bound since; they are ignored."],
        };
    }

    // A column the program never leaves empty may be, or hold what it never writes: then the table's own line says so.
    private static T Read<T>(Func<T> read, T otherwise)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            return otherwise;
        }
    }

    // The access log says what was done for good. No account, link or recovery is ever taken away by the program.
    private static IEnumerable<string> PutBack(AccountsContext context, IReadOnlyDictionary<(Settled What, string Id), Instant> settled)
    {
        HashSet<string> Of(Settled what) => [.. settled.Keys.Where(one => one.What == what).Select(one => one.Id)];
        bool IsOld(string account, Instant made) => AccountBook.IsBefore(made, settled.GetValueOrDefault((Settled.AccountEmptied, account), Instant.MinValue));
        var (closed, used, two) = (Of(Settled.AccountClosed), Of(Settled.LinkUsed), Of(Settled.TakesTwo));
        closed.ExceptWith(context.Accounts.AsNoTracking().Where(account => account.State == Account.Closed).Select(account => account.Id));
        used.ExceptWith(context.Links.AsNoTracking().Where(link => link.Spent != null).Select(link => link.Id));
        two.ExceptWith(context.Recoveries.AsNoTracking().Select(recovery => recovery.Account));
        two.ExceptWith(context.Links.AsNoTracking().Where(link => link.Kind == OneTimeLink.Recovery).Select(link => link.Account));
        var ready = context.Accounts.AsNoTracking().Where(account => account.State == Account.Ready).AsEnumerable().Count(account => IsOld(account.Id, account.SetUp ?? account.Made));
        bool IsOver(string account, Instant made) => settled.ContainsKey((Settled.AccountClosed, account)) || IsOld(account, made);
        var passkeys = context.Passkeys.AsNoTracking().AsEnumerable().Count(passkey => IsOver(passkey.Account, passkey.Made));
        var sessions = context.Sessions.AsNoTracking().Where(session => session.Ended == null && session.Account != null).AsEnumerable().Count(session => IsOver(session.Account!, session.Made));
        foreach (var (count, table, what) in ((int, string, string)[])
        [
            (closed.Count, "account", "closed"), (ready, "account", "emptied"), (passkeys, "passkey", "taken away"), (sessions, "session", "ended"),
            (used.Count, "link", "used"), (two.Count, "recovery", "asked for"),
        ])
        {
            if (count > 0)
                yield return $"In the accounts, {count} of the table {table} were {what} for good and are no longer kept so: rows were put back or taken away. What was done stands all the same.";
        }
    }

    private static IEnumerable<IBoundRow> Rows(AccountsContext context) =>
    [
        .. context.Accounts.AsNoTracking(), .. context.Passkeys.AsNoTracking(), .. context.DirectoryPeople.AsNoTracking(), .. context.Recoveries.AsNoTracking(),
    ];
}
