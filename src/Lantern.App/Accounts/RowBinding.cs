using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Lantern.Store;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Lantern.App.Accounts;

/// <summary>
/// Binds a row to the hub as a whole: a code over its table and every one of its columns that takes the hub's key. Whoever can write
/// to the database and has no key can make no row that counts, and change none.
/// </summary>
public sealed class RowBinding(HubStore hub, ILogger<RowBinding> log)
{
    private const string Column = "Mac";

    /// <summary>The code of a row as it stands.</summary>
    public string Of(AccountsContext context, object row) => Of(hub.Authenticate, context, row);

    /// <summary>The same by keys that are not those of an open hub.</summary>
    internal static string Of(Func<byte[], string, byte[]> authenticate, AccountsContext context, object row)
    {
        var kind = context.Model.FindEntityType(row.GetType())!;
        var text = new StringBuilder();
        foreach (var property in kind.GetProperties().Where(property => property.Name != Column).OrderBy(property => property.GetColumnName(), StringComparer.Ordinal))
        {
            var value = property.PropertyInfo!.GetValue(row) switch
            {
                null => null,
                Instant moment => moment.ToUnixTimeTicks().ToString(CultureInfo.InvariantCulture),
                var other => Convert.ToString(other, CultureInfo.InvariantCulture),
            };
            // By the names in the database, and without what says nothing: a column that comes later leaves older rows as they are.
            if (value is not null)
                text.Append(CultureInfo.InvariantCulture, $"{property.GetColumnName()} {value.Length} {value}\n");
        }
        return Convert.ToHexStringLower(authenticate(Encoding.UTF8.GetBytes(text.ToString()), $"lantern/1 row of {kind.GetTableName()}"));
    }

    /// <summary>True where a row is as the program left it; one that is not is treated as not there, and the log says so.</summary>
    public bool Holds(AccountsContext context, object row, string mac, string id)
    {
        if (Fits(mac, Of(context, row)))
            return true;
        log.LogError("{What} {Id}: {Outcome}", row.GetType().Name, id[..Math.Min(id.Length, 8)], "changed or made by somebody without the hub's key, and ignored");
        return false;
    }

    /// <summary>The row where it is there and as the program left it; else null.</summary>
    public T? Held<T>(AccountsContext context, T? row) where T : class, IBoundRow => row is not null && Holds(context, row, row.Mac, row.Id) ? row : null;

    /// <summary>Those that are as the program left them.</summary>
    public IEnumerable<T> Held<T>(AccountsContext context, IEnumerable<T> rows) where T : class, IBoundRow => rows.Where(row => Holds(context, row, row.Mac, row.Id));

    /// <summary>Keeps a new row.</summary>
    /// <exception cref="DbUpdateException">There is one like it already.</exception>
    public async Task Add<T>(AccountsContext context, T row, CancellationToken cancelled = default) where T : class, IBoundRow
    {
        row.Mac = Of(context, row);
        context.Add(row);
        try
        {
            await context.SaveChangesAsync(cancelled);
        }
        finally
        {
            context.Entry(row).State = EntityState.Detached;
        }
    }

    /// <summary>Changes a row that was read and found to hold.</summary>
    /// <returns>False where somebody else has changed it since; nothing was changed then, and the row here is no longer what is kept.</returns>
    public async Task<bool> Change<T>(AccountsContext context, T row, Action<T> change, CancellationToken cancelled = default) where T : class, IBoundRow
    {
        context.Attach(row);
        try
        {
            change(row);
            row.Mac = Of(context, row);
            await context.SaveChangesAsync(cancelled);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
        finally
        {
            context.Entry(row).State = EntityState.Detached;
        }
    }

    internal static bool Fits(string mac, string of) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(mac), Encoding.UTF8.GetBytes(of));
}
