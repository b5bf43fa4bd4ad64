using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Lantern.Store;
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
    public string Of(AccountsContext context, object row)
    {
        var kind = context.Model.FindEntityType(row.GetType())!;
        var text = new StringBuilder();
        foreach (var property in kind.GetProperties().Where(property => property.Name != Column).OrderBy(property => property.Name, StringComparer.Ordinal))
        {
            var value = property.PropertyInfo!.GetValue(row) switch
            {
                null => null,
                Instant moment => moment.ToUnixTimeTicks().ToString(CultureInfo.InvariantCulture),
                var other => Convert.ToString(other, CultureInfo.InvariantCulture),
            };
            text.Append(CultureInfo.InvariantCulture, $"{property.Name} {value?.Length ?? -1} {value}\n");
        }
        return Convert.ToHexStringLower(hub.Authenticate(Encoding.UTF8.GetBytes(text.ToString()), $"row of {kind.Name}"));
    }

    /// <summary>True where a row is as the program left it; one that is not is treated as not there, and the log says so.</summary>
    public bool Holds(AccountsContext context, object row, string mac, string id)
    {
        if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(mac), Encoding.UTF8.GetBytes(Of(context, row))))
            return true;
        log.LogError("{What} {Id}: {Outcome}", row.GetType().Name, id[..Math.Min(id.Length, 8)], "changed or made by somebody without the hub's key, and ignored");
        return false;
    }
}
