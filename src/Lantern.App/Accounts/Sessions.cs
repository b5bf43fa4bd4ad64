using Lantern.Store;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Lantern.App.Accounts;

/// <summary>How a browser that holds a ticket stands at this moment.</summary>
/// <param name="Session">Its session.</param>
/// <param name="Until">When it ends unless something is done.</param>
/// <param name="IsOver">True once that has passed.</param>
public sealed record Standing(Session Session, Instant Until, bool IsOver)
{
    /// <summary>True where doing something would not make it last longer, for it lasts no longer than so many hours in all.</summary>
    public bool IsLast { get; init; }
}

/// <summary>Who is signed in where. It is kept here and nowhere else, so that whatever is ended has ended by the next request.</summary>
public sealed class Sessions(AccountsContext context, RowBinding binding, HubStore hub, SignInSettings settings, TimeProvider time, FullDisk disk)
{
    // To write "seen" with every request would cost more than it says.
    private static readonly Duration Noted = Duration.FromSeconds(15);

    // Several machines serve one hub, and their clocks may be apart by so much.
    private static readonly Duration MostAhead = Duration.FromMinutes(1);

    // What somebody typed is still taken as a draft so long after the beginning, though nothing is shown.
    private static readonly Duration Remembered = Duration.FromHours(36);

    // One for each kind of database: a compiled query is of the model it was first asked with.
    private static readonly Func<AccountsContext, string, Task<Session?>> ByTicketInFile = CompiledByTicket(), ByTicketOnServer = CompiledByTicket();

    private static Task<Session?> ByTicket(AccountsContext context, string id) =>
        (context.Database.IsNpgsql() ? ByTicketOnServer : ByTicketInFile)(context, id);

    private static Func<AccountsContext, string, Task<Session?>> CompiledByTicket() => EF.CompileAsyncQuery((AccountsContext context, string id) =>
        context.Sessions.AsNoTracking().FirstOrDefault(session => session.Id == id && session.Ended == null
            && (session.Account == null || context.Accounts.Any(account =>
                account.Id == session.Account && account.Worker == session.Worker && account.State != Account.Closed))));

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    /// <summary>Begins a session and gives its ticket, which is kept nowhere but in the browser.</summary>
    public async Task<string> Begin(string worker, string? account, string purpose, string? agent, string? way = null)
    {
        var (now, ticket) = (Now, Secrets.New());
        await disk.Note(() => context.Sessions.Where(session => session.Made < now - Remembered).ExecuteDeleteAsync());
        var begun = new Session
        {
            Id = Secrets.Hash(ticket), Locator = Secrets.NewId(), Account = account, Worker = worker, Purpose = purpose, Way = way,
            Device = Device.Of(agent), Made = now, Seen = now,
        };
        begun.Mac = binding.Of(context, begun);
        context.Sessions.Add(begun);
        await disk.Note(() => context.SaveChangesAsync());
        return ticket;
    }

    /// <summary>How the holder of a ticket stands; null where there is no such session or it was ended.</summary>
    public async Task<Standing?> Find(string ticket) =>
        ticket.Length is > 0 and <= 100 && await ByTicket(context, Secrets.Hash(ticket)) is { } session
        && (session.Account is not null || hub.IsMadeUp) && Holds(session)
        && Counts(session) ? StandingOf(session) : null;

    /// <summary>Notes that somebody did something, and so stays signed in.</summary>
    public async Task<Standing> See(Standing standing)
    {
        var (now, session) = (Now, standing.Session);
        if (now - session.Seen < Noted)
            return standing;
        var (before, seen) = (session.Mac, session.Seen);
        session.Seen = now;
        session.Mac = binding.Of(context, session);
        // Of two requests at once, or one and an end, the first has changed the row: the other leaves it.
        if (await disk.TryNote(() => context.Sessions.Where(one => one.Id == session.Id && one.Mac == before)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.Seen, now).SetProperty(one => one.Mac, session.Mac))))
            return StandingOf(session);
        // Where even that finds no room, nobody is thrown out for it: the session ends by the time it was last noted.
        (session.Mac, session.Seen) = (before, seen);
        return standing;
    }

    /// <summary>Ends the session of a ticket.</summary>
    public Task End(string ticket)
    {
        var id = Secrets.Hash(ticket);
        return End(context.Sessions.Where(session => session.Id == id));
    }

    /// <summary>Ends one session of a worker.</summary>
    public Task<int> End(string worker, string locator) => End(context.Sessions.Where(session => session.Worker == worker && session.Locator == locator));

    /// <summary>Ends all sessions of a worker but one.</summary>
    public Task<int> EndOthers(Session kept) => End(context.Sessions.Where(session => session.Worker == kept.Worker && session.Id != kept.Id));

    /// <summary>Ends all sessions of an account.</summary>
    public Task<int> EndAll(string account) => End(context.Sessions.Where(session => session.Account == account));

    /// <summary>Where a worker is signed in now, the one last seen first.</summary>
    public async Task<IReadOnlyList<Session>> Of(string worker)
    {
        var all = await context.Sessions.AsNoTracking().Where(session => session.Worker == worker && session.Purpose == Session.Work && session.Ended == null).ToListAsync();
        return [.. all.Where(session => Holds(session) && !StandingOf(session).IsOver).OrderByDescending(session => session.Seen)];
    }

    // What a request has just seen changes under our hands, and is looked at again until nothing is left that could still open anything.
    private async Task<int> End(IQueryable<Session> sessions)
    {
        for (var ended = 0; ;)
        {
            var left = (await sessions.AsNoTracking().Where(session => session.Ended == null).ToListAsync()).FindAll(Holds);
            if (left.Count == 0)
                return ended;
            foreach (var session in left)
            {
                var (id, before, now) = (session.Id, session.Mac, Now);
                session.Ended = now;
                session.Mac = binding.Of(context, session);
                ended += await disk.Note(() => context.Sessions.Where(one => one.Id == id && one.Mac == before)
                    .ExecuteUpdateAsync(set => set.SetProperty(one => one.Ended, now).SetProperty(one => one.Mac, session.Mac)));
            }
        }
    }

    // Where its account was closed, or emptied since, a session put back as it was opens nothing.
    private bool Counts(Session session)
    {
        if (session.Account is not { } account)
            return true;
        var settled = hub.Staff.SettledAccounts();
        return !settled.ContainsKey((Settled.AccountClosed, account))
            && !AccountBook.IsBefore(session.Made, settled.GetValueOrDefault((Settled.AccountEmptied, account), Instant.MinValue));
    }

    private bool Holds(Session session) => binding.Holds(context, session, session.Mac, session.Id);

    // A directory does not say when it closes somebody's account: it is asked again.
    private Duration AtMost(Session session) =>
        session.Purpose == Session.SetUp ? Duration.FromMinutes(30)
        : session.Way == Session.ByDirectory && settings.Directory is { } directory ? Duration.Min(directory.AtMost, settings.AtMost)
        : settings.AtMost;

    private Standing StandingOf(Session session)
    {
        var last = session.Made + AtMost(session);
        var idle = session.Seen + settings.Idle;
        if (session.Purpose == Session.SetUp)
            idle = last;
        var until = Instant.Min(idle, last);
        // One begun by a clock that was ahead would outlast every limit once the clock is right.
        var isOver = until <= Now || session.Seen > Now + MostAhead;
        return new Standing(session, until, isOver) { IsLast = last <= idle };
    }
}
