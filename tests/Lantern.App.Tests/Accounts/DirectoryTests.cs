using System.IdentityModel.Tokens.Jwt;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Lantern.App.Accounts;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.Tokens;

namespace Lantern.App.Tests.Accounts;

/// <summary>Signing in with an authority's directory, straight and with everything about it spoilt in turn.</summary>
public sealed partial class DirectoryTests : IAsyncLifetime
{
    private static readonly Dictionary<string, Action<Provider, JwtPayload>> SpoiltClaims = new()
    {
        ["another issuer"] = (_, claims) => claims["iss"] = "https://elsewhere.example/",
        ["no issuer"] = (_, claims) => claims.Remove("iss"),
        ["for somebody else"] = (_, claims) => claims["aud"] = "another-hub",
        ["for several, and given to nobody"] = (_, claims) =>
        {
            claims["aud"] = new List<string> { Provider.Hub, "another-hub" };
            claims.Remove("azp");
        },
        ["for several, and given to another"] = (_, claims) => (claims["aud"], claims["azp"]) = (new List<string> { Provider.Hub, "another-hub" }, "another-hub"),
        ["for us, and given to another"] = (_, claims) => claims["azp"] = "another-hub",
        ["for nobody"] = (_, claims) => claims.Remove("aud"),
        ["too old"] = (_, claims) => claims["exp"] = claims["iat"] = DateTimeOffset.FromUnixTimeSeconds(Convert.ToInt64(claims["iat"], null)).AddHours(-3).ToUnixTimeSeconds(),
        ["never ends"] = (_, claims) => claims.Remove("exp"),
        ["not yet"] = (_, claims) => claims["nbf"] = Convert.ToInt64(claims["iat"], null) + 1800,
        ["another nonce"] = (_, claims) => claims["nonce"] = "0.another",
        ["no nonce"] = (_, claims) => claims.Remove("nonce"),
        ["an empty nonce"] = (_, claims) => claims["nonce"] = "",
        ["nobody"] = (_, claims) => claims.Remove("sub"),
        ["an empty subject"] = (_, claims) => claims["sub"] = "",
    };

    private static readonly Dictionary<string, Func<Provider, string, string?>> SpoiltTokens = new()
    {
        ["no signature"] = (_, token) => $"{Encoded("""{"alg":"none","typ":"JWT"}""")}.{token.Split('.')[1]}.",
        ["no signature, said in capitals"] = (_, token) => $"{Encoded("""{"alg":"NONE","typ":"JWT"}""")}.{token.Split('.')[1]}.",
        ["the signature cut off"] = (_, token) => token[..(token.LastIndexOf('.') + 1)],
        ["the signature changed"] = (_, token) => token[..(token.LastIndexOf('.') + 1)] + Encoded(new string('x', 256)),
        ["the claims changed"] = (_, token) => $"{token.Split('.')[0]}.{Encoded(Base64UrlEncoder.Decode(token.Split('.')[1]).Replace("person-1", "person-2", StringComparison.Ordinal))}.{token.Split('.')[2]}",
        ["another key under the same name"] = (provider, token) => provider.Signed(Claims(token), new RsaSecurityKey(RSA.Create(2048)) { KeyId = "tests" }),
        ["another key under another name"] = (provider, token) => provider.Signed(Claims(token), new RsaSecurityKey(RSA.Create(2048)) { KeyId = "others" }),
        ["signed with our own secret"] = (provider, token) => provider.Signed(Claims(token), new SymmetricSecurityKey(Encoding.UTF8.GetBytes(Provider.Secret.PadRight(32, '='))), SecurityAlgorithms.HmacSha256),
        ["signed with the public key as a secret"] = (provider, token) => provider.Signed(Claims(token), new SymmetricSecurityKey(provider.Key.Rsa.ExportSubjectPublicKeyInfo()) { KeyId = "tests" }, SecurityAlgorithms.HmacSha256),
        ["no token at all"] = (_, _) => "",
        ["no such field"] = (_, _) => null,
        ["not a token"] = (_, _) => "nonsense",
    };

    private Provider provider = new();
    private RealHub hub = null!;

    private AtTheDirectory Directory => new(hub, provider);

    public static TheoryData<string> ClaimsSpoilt => [.. SpoiltClaims.Keys];

    public static TheoryData<string> TokensSpoilt => [.. SpoiltTokens.Keys];

    public static TheoryData<string> AnswersSpoilt =>
        ["no state", "another state", "state of somebody else", "no code", "another code", "code of somebody else", "an error", "another issuer", "cookies lost", "posted"];

    public async ValueTask InitializeAsync()
    {
        await provider.Start();
        hub = new RealHub
        {
            Clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow()),
            Settings = new SignInSettings { Directory = new DirectorySettings(provider.Address, Provider.Hub, Provider.Secret, "Example Council account") },
        };
        await hub.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await hub.DisposeAsync();
        await provider.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(ClaimsSpoilt))]
    public async Task A_token_whose_claims_are_wrong_signs_nobody_in(string how)
    {
        await Known("person-1");
        provider.Spoil = answer =>
        {
            var claims = Claims((string)answer["id_token"]!);
            SpoiltClaims[how](provider, claims);
            answer["id_token"] = provider.Signed(claims);
        };
        await IsRefused(await Answered());
    }

    [Fact]
    public async Task A_directory_that_publishes_another_issuer_than_its_address_signs_nobody_in()
    {
        await DisposeAsync();
        provider = new Provider(new Uri("https://elsewhere.example/"));
        await InitializeAsync();
        await IsRefused(await Answered());
    }

    [Theory]
    [MemberData(nameof(TokensSpoilt))]
    public async Task A_token_that_is_not_the_directorys_signs_nobody_in(string how)
    {
        await Known("person-1");
        provider.Spoil = answer => answer["id_token"] = SpoiltTokens[how](provider, (string)answer["id_token"]!);
        await IsRefused(await Answered());
    }

    [Theory]
    [MemberData(nameof(AnswersSpoilt))]
    public async Task An_answer_that_is_not_to_our_question_signs_nobody_in(string how)
    {
        await Known("person-1");
        var (machine, back) = await Asked();
        var (other, theirs) = await Asked();
        other.Dispose();
        string Of(string address, string name) => Regex.Match(address, $"[?&]{name}=([^&]*)").Groups[1].Value;
        string With(string name, string value) => back.Replace($"{name}={Of(back, name)}", $"{name}={value}", StringComparison.Ordinal);
        var spoilt = how switch
        {
            "no state" => With("state", ""),
            "another state" => With("state", "CfDJ8" + Of(back, "state")[5..][..40]),
            "state of somebody else" => With("state", Of(theirs, "state")),
            "no code" => With("code", ""),
            "another code" => With("code", "nonsense"),
            "code of somebody else" => With("code", Of(theirs, "code")),
            "an error" => $"{DirectorySignIn.Back}?error=access_denied&state={Of(back, "state")}",
            "another issuer" => With("iss", "https%3A%2F%2Felsewhere.example%2F"),
            _ => back,
        };
        if (how == "cookies lost")
            (machine, _) = (new Machine(hub.Address), machine);
        var answer = how == "posted" ? await machine.Post(back, []) : await machine.Get(new Uri(hub.Address, spoilt).PathAndQuery);
        if (how == "posted")
            Assert.NotEqual("/", answer.Leads);
        else
            Assert.Equal("/sign-in?why=directory", answer.Leads);
        await IsOut(machine);
    }

    [Fact]
    public async Task An_answer_given_once_signs_nobody_in_a_second_time()
    {
        await Known("person-1");
        var (machine, back) = await Asked();
        Assert.Equal("/", (await machine.Get(back)).Leads);
        Assert.True(await machine.IsSignedIn());
        await machine.Send("/sign-out", [], tokenFrom: "/");
        Assert.Equal("/sign-in?why=directory", (await machine.Get(back)).Leads);
        await IsOut(machine);
    }

    [Fact]
    public async Task Somebody_the_hub_does_not_know_gets_a_code_to_read_out_and_no_access_until_an_administrator_says_who_it_is()
    {
        var (machine, back) = await Asked();
        Assert.Equal("/sign-in/asked", (await machine.Get(back)).Leads);
        var code = InPage().Match((await machine.Get("/sign-in/asked")).Body).Groups[1].Value;
        Assert.Matches("^[2-9A-Z]{4}-[2-9A-Z]{4}$", code);
        await IsOut(machine);
        var (admin, _) = await hub.SignedIn("admin-1");
        var page = (await admin.Get("/administration/accounts/directory")).Ok();
        Assert.Contains(code, page.Words, StringComparison.Ordinal);
        (await admin.Send(page, [("Worker", "")], button: $"Let code {code} in as this worker")).Complains("Choose a worker");
        (await admin.Send(page, [("Worker", "social-worker")], button: $"Let code {code} in as this worker")).Ok();
        (machine, back) = await Asked();
        Assert.Equal("/sign-in/asked", (await machine.Get(back)).Leads); // one administrator alone lets nobody in as a worker
        var (manager, _) = await hub.SignedIn("hub-manager");
        (await manager.Send(await manager.Get("/administration/accounts/recoveries"), [], button: "Confirm that the person of the directory is Sam Worker")).Ok();
        manager.Dispose();
        (machine, back) = await Asked();
        Assert.Equal("/", (await machine.Get(back)).Leads);
        Assert.True(await machine.IsSignedIn());
        admin.Dispose();
    }

    [Fact]
    public async Task The_same_name_and_e_mail_under_another_subject_is_somebody_else()
    {
        await Known("person-1");
        provider.Subject = "person-2";
        var (machine, back) = await Asked();
        Assert.Equal("/sign-in/asked", (await machine.Get(back)).Leads);
        await IsOut(machine);
    }

    [Fact]
    public async Task Somebody_refused_stays_out_and_so_does_whoever_comes_to_a_closed_account()
    {
        await Known("person-1");
        var account = (await hub.In((AccountBook book) => book.Of("social-worker")))!;
        await hub.In(async (AccountBook book) => { await book.Close(account, "admin-1"); return 0; });
        var (machine, back) = await Asked();
        Assert.Equal("/sign-in/asked", (await machine.Get(back)).Leads);
        var asking = Assert.Single(await hub.In((DirectoryBook directory) => directory.Asking()));
        await hub.In(async (DirectoryBook directory) => { await directory.Refuse(asking.Id, "admin-1"); return 0; });
        (machine, back) = await Asked();
        await machine.Get(back);
        Assert.DoesNotContain("data-code", (await machine.Get("/sign-in/asked")).Body, StringComparison.Ordinal);
        await IsOut(machine);
    }

    private Task Known(string subject) => Directory.Known(subject);

    private Task<(Machine Machine, string Back)> Asked() => Directory.Asked();

    private async Task<(Machine Machine, Machine.Answer Answer)> Answered()
    {
        var (machine, back) = await Asked();
        return (machine, await machine.Get(back));
    }

    private static async Task IsRefused((Machine Machine, Machine.Answer Answer) came)
    {
        Assert.Equal("/sign-in?why=directory", came.Answer.Leads);
        Assert.Contains("could not be used, and you are not signed in", (await came.Machine.Get(came.Answer.Leads!)).Body, StringComparison.Ordinal);
        await IsOut(came.Machine);
    }

    private static async Task IsOut(Machine machine)
    {
        Assert.Null(machine.Ticket);
        Assert.False(await machine.IsSignedIn());
        machine.Dispose();
    }

    private static JwtPayload Claims(string token) => new JwtSecurityTokenHandler().ReadJwtToken(token).Payload;

    private static string Encoded(string text) => Base64UrlEncoder.Encode(text);

    [GeneratedRegex("data-code>([^<]+)<")]
    private static partial Regex InPage();
}
