using Lantern.Store;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Lantern.App.Accounts;

/// <summary>What was done to a worker's sign-in, as the worker is told.</summary>
/// <param name="Words">In words.</param>
/// <param name="At">When.</param>
/// <param name="IsSeen">Whether the worker has said that it was seen; until then it stands on the pages they begin with.</param>
public sealed record Told(string Words, Instant At, bool IsSeen);

/// <summary>What was done to people's sign-in by others: told to them, and put before the privacy officer among the alerts.</summary>
public sealed class Notices(AccountsContext context, RowBinding binding, SealedText sealing, TimeProvider time)
{
    private const string Purpose = "notice";

    // As long as unusual looks are put before the privacy officer, and longer than anybody is on leave.
    private static readonly Duration Shown = Duration.FromDays(90);

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    /// <summary>Notes what was done.</summary>
    /// <param name="worker">Whose sign-in it is.</param>
    /// <param name="by">Who did it.</param>
    /// <param name="words">What, in words that name no child.</param>
    public Task Add(string worker, string by, string words)
    {
        var id = Secrets.NewId()[..26];
        return binding.Add(context, new Notice { Id = id, Worker = worker, Doer = by, Sealed = sealing.Seal(Purpose + id, words), At = Now });
    }

    /// <summary>What a worker is told, the latest first.</summary>
    public async Task<IReadOnlyList<Told>> Of(string worker)
    {
        var rows = await Rows(worker);
        var seen = await Seen(rows);
        return [.. rows.Select(row => new Told(sealing.Open(Purpose + row.Id, row.Sealed), row.At, seen.Contains(row.Id)))];
    }

    /// <summary>The same for everybody, as the privacy officer has it.</summary>
    public async Task<IReadOnlyList<OutsideAlert>> All() =>
        [.. (await Rows(null)).Select(row => new OutsideAlert(row.Id, sealing.Open(Purpose + row.Id, row.Sealed), row.Doer, row.At))];

    /// <summary>Notes that a worker has seen what was shown to them.</summary>
    /// <param name="worker">Who.</param>
    /// <param name="until">The latest moment of what the page showed: what came since was not seen.</param>
    public async Task NoteSeen(string worker, Instant until)
    {
        var rows = await Rows(worker);
        var seen = await Seen(rows);
        foreach (var row in rows.Where(row => row.At <= until && !seen.Contains(row.Id)))
        {
            try
            {
                await binding.Add(context, new NoticeSeen { Id = row.Id, At = Now });
            }
            catch (DbUpdateException) when (context.NoticesSeen.Any(one => one.Id == row.Id))
            {
                // Said in another tab at the same moment; or a row that does not hold stands in its place, and the worker goes on being told.
            }
        }
    }

    private async Task<HashSet<string>> Seen(List<Notice> rows)
    {
        if (rows.Count == 0)
            return [];
        var ids = rows.ConvertAll(row => row.Id);
        var seen = await context.NoticesSeen.AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync();
        return [.. binding.Held(context, seen).Select(row => row.Id)];
    }

    private async Task<List<Notice>> Rows(string? worker)
    {
        var since = Now - Shown;
        var rows = await context.Notices.AsNoTracking().Where(row => row.At > since && (worker == null || row.Worker == worker)).OrderByDescending(row => row.At).ToListAsync();
        return [.. binding.Held(context, rows)];
    }
}
