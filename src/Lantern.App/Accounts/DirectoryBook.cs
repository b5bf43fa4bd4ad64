using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Lantern.App.Accounts;

/// <summary>Somebody of the directory who asks to be let in.</summary>
/// <param name="Id">The id.</param>
/// <param name="Code">What the person reads out.</param>
/// <param name="Called">What the directory calls the person; it proves nothing.</param>
/// <param name="Asked">When they first came.</param>
public sealed record AskingPerson(string Id, string Code, string Called, Instant Asked);

/// <summary>Who of an authority's directory is which worker here: told apart by issuer and subject alone, never by a name or an e-mail address, for those change hands.</summary>
public sealed class DirectoryBook(AccountsContext context, RowBinding binding, AccountBook book, SealedText sealing, TimeProvider time, ILogger<DirectoryBook> log)
{
    private const string Purpose = "directory";
    private const int MostAsking = 500;

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    /// <summary>The account of a person of the directory; where there is none, an administrator will be asked.</summary>
    /// <returns>The account, or the code the person reads out; neither where nothing more is taken.</returns>
    public async Task<(Account? Account, string? Code)> Come(string issuer, string subject, string called)
    {
        var id = Secrets.Hash($"{issuer.Length} {issuer} {subject}");
        if (await context.DirectoryPeople.AsNoTracking().FirstOrDefaultAsync(person => person.Id == id) is { } known)
        {
            if (binding.Held(context, known) is null)
                return (null, null);
            var account = known is { State: DirectoryPerson.Linked, Account: { } of } ? await book.Find(of) : null;
            return account is { State: not Account.Closed } ? (account, null) : (null, known.State == DirectoryPerson.Asking ? known.Code : null);
        }
        if (await context.DirectoryPeople.CountAsync(person => person.State == DirectoryPerson.Asking) >= MostAsking)
            return (null, null);
        var added = new DirectoryPerson { Id = id, Sealed = sealing.Seal(Purpose, called[..Math.Min(called.Length, 200)]), Code = Secrets.NewCode(), State = DirectoryPerson.Asking, Asked = Now };
        await binding.Add(context, added);
        log.LogInformation("{What}: {Outcome}", "directory sign-in", "unknown person, asked for an account");
        return (null, added.Code);
    }

    /// <summary>Those who ask, the first first.</summary>
    public async Task<IReadOnlyList<AskingPerson>> Asking() =>
        [.. binding.Held(context, await context.DirectoryPeople.AsNoTracking().Where(person => person.State == DirectoryPerson.Asking).OrderBy(person => person.Asked).ToListAsync())
            .Select(person => new AskingPerson(person.Id, person.Code, sealing.Open(Purpose, person.Sealed), person.Asked))];

    /// <summary>Says which worker somebody is, making the account where there is none.</summary>
    /// <returns>False where nobody of that id asks any more.</returns>
    public async Task<bool> Link(string id, string worker, string by)
    {
        if (await book.Of(worker) is not { } account && (account = await book.Make(worker, $"directory-{Secrets.NewId()}")) is null)
            return false;
        if (await Find(id) is not { } asking || !await binding.Change(context, asking, row => (row.State, row.Account) = (DirectoryPerson.Linked, account.Id)))
            return false;
        await book.MakeReady(account);
        log.LogInformation("{What} to {Worker} by {By}: {Outcome}", "directory person", worker, by, "linked");
        return true;
    }

    /// <summary>Refuses somebody.</summary>
    public async Task Refuse(string id, string by)
    {
        if (await Find(id) is { } asking)
            await binding.Change(context, asking, row => row.State = DirectoryPerson.Refused);
        log.LogInformation("{What} by {By}: {Outcome}", "directory person", by, "refused");
    }

    private async Task<DirectoryPerson?> Find(string id) =>
        binding.Held(context, await context.DirectoryPeople.AsNoTracking().FirstOrDefaultAsync(person => person.Id == id && person.State == DirectoryPerson.Asking));
}
