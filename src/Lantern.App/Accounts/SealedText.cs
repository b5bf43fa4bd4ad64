using System.Text;
using Lantern.Store;

namespace Lantern.App.Accounts;

/// <summary>Seals the few texts of an account that must not be read from a stolen data folder: secrets of authenticator apps, passkeys, reasons and names. They are sealed under the hub's key, which lies outside the folder.</summary>
public sealed class SealedText(HubStore hub)
{
    /// <summary>Seals a text for one purpose; it opens for no other.</summary>
    public string Seal(string purpose, string text) => Convert.ToBase64String(hub.Seal(Encoding.UTF8.GetBytes(text), "account " + purpose));

    /// <summary>Opens what was sealed for that purpose.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">It was sealed for another, or was changed.</exception>
    public string Open(string purpose, string text) => Encoding.UTF8.GetString(hub.Unseal(Convert.FromBase64String(text), "account " + purpose));
}
