using System.Security.Cryptography;
using System.Text;
using Lantern.Store.Keys;
using Lantern.Store.Sql;

namespace Lantern.Store;

/// <summary>
/// Facts about a hub as a whole, sealed under its key and said once. A fact that is missing is one nobody ever gets an advantage
/// from: whoever can write to the database and has no keys can take one away, and can make none.
/// </summary>
internal static class HubFacts
{
    /// <summary>How the hub began: <see cref="MadeUp"/> or <see cref="Real"/>. Hubs made before this was kept have none, and are real.</summary>
    public const string Origin = "origin";

    /// <summary>Everybody in the hub is invented.</summary>
    public const string MadeUp = "made-up";

    /// <summary>The hub is for work with real people.</summary>
    public const string Real = "real";

    /// <summary>What is said under a name, or null.</summary>
    /// <exception cref="StoreUnfitException">It was changed, or belongs to another hub.</exception>
    public static string? Read(Connection connection, Vault vault, string hub, string name)
    {
        return connection.Rows(Statements.HubFact, row => row.GetFieldValue<byte[]>(0), name) is [var kept] ? Open(vault, hub, name, kept) : null;
    }

    /// <summary>What was sealed under a name.</summary>
    /// <exception cref="StoreUnfitException">It was changed, or belongs to another hub.</exception>
    public static string Open(Vault vault, string hub, string name, byte[] kept)
    {
        try
        {
            return Encoding.UTF8.GetString(vault.Open(kept, About(hub, name)));
        }
        catch (CryptographicException)
        {
            throw new StoreUnfitException($"What the database says about this hub ({name}) was changed, or belongs to another hub. Stop, keep the data as it is, and restore the latest backup.");
        }
    }

    /// <summary>Says a fact, inside a transaction of the caller's.</summary>
    public static void Say(Connection connection, byte[] hubKey, string hub, string name, string words) =>
        connection.Run(Statements.AddHubFact, name, Sealing.Seal(hubKey, Encoding.UTF8.GetBytes(words), About(hub, name)));

    /// <summary>The same with the keys of an open hub.</summary>
    public static void Say(Connection connection, Vault vault, string hub, string name, string words) =>
        connection.Run(Statements.AddHubFact, name, vault.Seal(Encoding.UTF8.GetBytes(words), About(hub, name)));

    private static byte[] About(string hub, string name) => Encoding.UTF8.GetBytes($"lantern/1 hub fact\n{hub}\n{name}");
}
