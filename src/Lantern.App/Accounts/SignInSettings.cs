using System.Globalization;
using System.Net;
using Lantern.Entries;
using NodaTime;

namespace Lantern.App.Accounts;

/// <summary>How people sign in here, from appsettings.json or the environment (SignIn__Address, SignIn__IdleMinutes and so on).</summary>
public sealed record SignInSettings
{
    /// <summary>The address people type, such as https://lantern.example.gov.uk; null where only this machine is served.</summary>
    public Uri? Address { get; init; }

    /// <summary>How long somebody stays signed in without doing anything; 20 minutes where nothing is said.</summary>
    public Duration Idle { get; init; } = Duration.FromMinutes(20);

    /// <summary>How long somebody stays signed in at most; 10 hours where nothing is said.</summary>
    public Duration AtMost { get; init; } = Duration.FromHours(10);

    /// <summary>How long before the end people are warned: 5 minutes.</summary>
    public static Duration Warned => Duration.FromMinutes(5);

    /// <summary>The authority's directory; null where people sign in with accounts of ours alone.</summary>
    public DirectorySettings? Directory { get; init; }

    /// <summary>Proxies on other machines whose word is taken for where a request comes from; one on this machine needs no naming.</summary>
    public IReadOnlyList<IPAddress> Proxies { get; init; } = [];

    /// <summary>True where people come by an address, and not only from this machine.</summary>
    public bool HasAddress => Address is { } address && !Site.ThisMachine.IsNamed(address.Host);

    /// <summary>True where browsers come by https, so that cookies are kept from anything else.</summary>
    public bool IsSecure => Address?.Scheme == Uri.UriSchemeHttps;

    /// <summary>Reads the settings.</summary>
    /// <exception cref="UnreadableException">One of them cannot be used.</exception>
    public static SignInSettings Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("SignIn");
        var usual = new SignInSettings();
        return new SignInSettings
        {
            Address = section["Address"] is { Length: > 0 } text ? AddressOf(text, "Address") : null,
            Idle = section["IdleMinutes"] is { } idle ? Duration.FromMinutes(Number(idle, "IdleMinutes", 6, 120)) : usual.Idle,
            AtMost = section["HoursAtMost"] is { } hours ? Duration.FromHours(Number(hours, "HoursAtMost", 1, 24)) : usual.AtMost,
            Proxies = [.. (section["Proxies"] ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Select(text => IPAddress.TryParse(text, out var proxy) ? proxy : throw Wrong("Proxies", "is not a list of IP addresses"))],
            Directory = DirectorySettings.Read(section.GetSection("Directory")),
        };
    }

    internal static Uri AddressOf(string text, string name) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
            ? address
            : throw Wrong(name, "is not an https address, such as https://lantern.example.gov.uk");

    internal static UnreadableException Wrong(string name, string words) => new(new Place($"SignIn:{name}", 0, 0), $"The setting {words}.");

    internal static int Number(string text, string name, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw Wrong(name, $"is not a whole number from {least} to {most}");
}

/// <summary>An authority's directory that people sign in with, by OpenID Connect.</summary>
/// <param name="Authority">Its address, where its configuration is published.</param>
/// <param name="ClientId">What it calls this hub.</param>
/// <param name="Secret">What this hub proves itself with.</param>
/// <param name="Title">What people call it: "Example Council account".</param>
public sealed record DirectorySettings(Uri Authority, string ClientId, string Secret, string Title)
{
    /// <summary>How long one answer of the directory lasts; 4 hours where nothing is said. Somebody it has closed stays signed in no longer.</summary>
    public Duration AtMost { get; init; } = Duration.FromHours(4);

    /// <summary>How long ago somebody may have proved themselves to it; zero has it ask each time, null leaves it to the directory.</summary>
    public Duration? Fresh { get; init; }

    internal static DirectorySettings? Read(IConfiguration section)
    {
        if (section["Authority"] is not { Length: > 0 } authority)
            return null;
        var secret = section["SecretFile"] is { Length: > 0 } file ? File.ReadAllText(file).Trim() : section["Secret"];
        return new DirectorySettings(
            SignInSettings.AddressOf(authority, "Directory:Authority"),
            section["ClientId"] is { Length: > 0 } id ? id : throw SignInSettings.Wrong("Directory:ClientId", "is missing"),
            secret is { Length: > 0 } ? secret : throw SignInSettings.Wrong("Directory:Secret", "is missing; give Secret, or SecretFile with the name of a file"),
            section["Title"] is { Length: > 0 } title ? title : "your authority’s account")
        {
            AtMost = Duration.FromHours(section["HoursAtMost"] is { } hours ? SignInSettings.Number(hours, "Directory:HoursAtMost", 1, 12) : 4),
            Fresh = section["FreshMinutes"] is { } fresh ? Duration.FromMinutes(SignInSettings.Number(fresh, "Directory:FreshMinutes", 0, 720)) : null,
        };
    }
}
