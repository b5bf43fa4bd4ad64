using System.Collections.Concurrent;
using System.Text;
using System.Xml.Linq;
using Lantern.App.Site;
using Lantern.Store;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.Options;

namespace Lantern.App.Accounts;

/// <summary>The keys that protect forms: kept with the accounts, so that every node of a hub has them, and sealed under the hub's key. Until there is a hub they are in memory alone.</summary>
internal sealed class FormKeys(AccountsDatabase database, HubOptions hub) : IXmlRepository
{
    private readonly ConcurrentQueue<XElement> _untilThereIsAHub = [];

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var context = database.Context();
        return [.. context.ProtectionKeys.Select(key => key.Xml).AsEnumerable().Select(xml => XElement.Parse(xml)).Where(IsSealed).Concat(_untilThereIsAHub)];
    }

    // A key that is not sealed under the hub's was put there by somebody who has none: it would let them make forms' tokens of their own.
    private static bool IsSealed(XElement element) => element.Name.LocalName == "key"
        && !element.Descendants().Any(part => part.Name.LocalName == "masterKey")
        && element.Descendants().Where(part => part.Name.LocalName == "encryptedSecret").ToList() is { Count: > 0 } secrets
        && secrets.TrueForAll(secret => ((string?)secret.Attribute("decryptorType"))?.StartsWith($"{typeof(Opening).FullName},", StringComparison.Ordinal) == true);

    public void StoreElement(XElement element, string friendlyName)
    {
        if (!HubStore.IsIn(hub.Premises))
        {
            _untilThereIsAHub.Enqueue(element);
            return;
        }
        using var context = database.Context();
        context.ProtectionKeys.Add(new ProtectionKey { Id = Secrets.NewId(), Xml = element.ToString(SaveOptions.DisableFormatting) });
        context.SaveChanges();
    }

    /// <summary>Has the framework keep its keys here, sealed.</summary>
    internal sealed class Setup(FormKeys keys, Sealing sealing) : IConfigureOptions<KeyManagementOptions>
    {
        public void Configure(KeyManagementOptions options) => (options.XmlRepository, options.XmlEncryptor) = (keys, sealing);
    }

    /// <summary>Seals a key before it is kept.</summary>
    internal sealed class Sealing(IServiceProvider services, HubOptions hub) : IXmlEncryptor
    {
        internal const string About = "form key";

        public EncryptedXmlInfo Encrypt(XElement plaintextElement)
        {
            if (!HubStore.IsIn(hub.Premises))
                return new EncryptedXmlInfo(new XElement("inMemory", plaintextElement), typeof(InMemory));
            var bytes = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
            return new EncryptedXmlInfo(new XElement("sealed", Convert.ToBase64String(services.GetRequiredService<HubStore>().Seal(bytes, About))), typeof(Opening));
        }
    }

    /// <summary>Opens a key that was sealed.</summary>
    internal sealed class Opening(IServiceProvider services) : IXmlDecryptor
    {
        public XElement Decrypt(XElement encryptedElement) => XElement.Parse(Encoding.UTF8.GetString(
            services.GetRequiredService<HubStore>().Unseal(Convert.FromBase64String(encryptedElement.Value), Sealing.About)));
    }

    /// <summary>Gives back a key that never left this process.</summary>
    internal sealed class InMemory : IXmlDecryptor
    {
        public XElement Decrypt(XElement encryptedElement) => encryptedElement.Elements().Single();
    }
}
