using Lantern.Store;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Lantern.App.Accounts;

/// <summary>What was done to a worker's sign-in, as the worker is told.</summary>
/// <param name="Words">In words.</param>
/// <param name="At">When.</param>
public sealed record Told(string Words, Instant At);

/// <summary>What was done to people's sign-in by others: told to them, and put before the privacy officer among the alerts.</summary>
public sealed class Notices(AccountsContext context, RowBinding binding, SealedText sealing, TimeProvider time)
{
    private const string Purpose = "notice";

    // As long as unusual looks are put before the privacy officer, and longer than anybody is on leave.
    private static readonly Duration Shown = Duration.FromDays(90);

    private Instant Since => Instant.FromDateTimeOffset(time.GetUtcNow()) - Shown;

    /// <summary>Notes what was done.</summary>
    /// <param name="worker">Whose sign-in it is.</param>
    /// <param name="by">Who did it.</param>
    /// <param name="words">What, in words that name no child.</param>
    public async Task Add(string worker, string by, string words)
    {
        var id = Secrets.NewId()[..26];
        var row = new Notice { Id = id, Worker = worker, Doer = by, Sealed = sealing.Seal(Purpose + id, words), At = Instant.FromDateTimeOffset(time.GetUtcNow()) };
        row.Mac = binding.Of(context, row);
        context.Notices.Add(row);
        await context.SaveChangesAsync();
    }

    /// <summary>What a worker is told, the latest first.</summary>
    public async Task<IReadOnlyList<Told>> Of(string worker) =>
        [.. (await Rows(worker)).Select(row => new Told(sealing.Open(Purpose + row.Id, row.Sealed), row.At))];

    /// <summary>The same for everybody, as the privacy officer has it.</summary>
    public async Task<IReadOnlyList<OutsideAlert>> All() =>
        [.. (await Rows(null)).Select(row => new OutsideAlert(row.Id, sealing.Open(Purpose + row.Id, row.Sealed), row.Doer, row.At))];

    private async Task<IEnumerable<Notice>> Rows(string? worker)
    {
        var since = Since;
        var rows = await context.Notices.AsNoTracking().Where(row => row.At > since && (worker == null || row.Worker == worker)).OrderByDescending(row => row.At).ToListAsync();
        return rows.Where(row => binding.Holds(context, row, row.Mac, row.Id));
    }
}
