using System.Globalization;
using System.Text.Encodings.Web;
using Lantern.App.Site;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using NodaTime;

namespace Lantern.App.Accounts;

/// <summary>Signing in with an authority's directory: OpenID Connect, code flow with PKCE, the answer taken from the address alone.</summary>
internal static class DirectorySignIn
{
    /// <summary>The scheme's name.</summary>
    public const string Scheme = "directory";

    /// <summary>Where the directory leads back to; it is given to whoever runs the directory.</summary>
    public const string Back = "/sign-in/directory/back";

    /// <summary>Where the directory leads back to whom it has signed out; it is given to whoever runs the directory.</summary>
    public const string OutAndBack = "/sign-out/directory/back";

    /// <summary>Where the code of somebody unknown is kept until the page has shown it.</summary>
    public const string Code = "DirectoryCode";

    private const string Called = "preferred_username";

    // Between proving oneself there and arriving here: a second factor, a notice to click away.
    private static readonly Duration OnTheWay = Duration.FromMinutes(5);

    // Whoever signs out at the end of a day does not wait for a directory that is away.
    private static readonly TimeSpan MostPatience = TimeSpan.FromSeconds(5);

    // The framework wants a scheme to sign in under. The session is ours, so this one knows nobody.
    private const string Nobody = "nobody";

    public static void AddDirectory(this IServiceCollection services, SignInSettings settings)
    {
        if (settings.Directory is not { } directory)
            return;
        services.AddAuthentication(Nobody).AddScheme<AuthenticationSchemeOptions, NobodyHandler>(Nobody, null).AddOpenIdConnect(Scheme, options =>
        {
            options.Authority = directory.Authority.ToString();
            options.RequireHttpsMetadata = directory.Authority.Scheme == Uri.UriSchemeHttps;
            (options.ClientId, options.ClientSecret) = (directory.ClientId, directory.Secret);
            options.ResponseType = OpenIdConnectResponseType.Code;
            options.ResponseMode = OpenIdConnectResponseMode.Query;
            options.UsePkce = true;
            options.CallbackPath = Back;
            options.SignInScheme = Nobody;
            options.MaxAge = directory.Fresh?.ToTimeSpan();
            options.Prompt = directory.Fresh == Duration.Zero ? "login" : null;
            options.MapInboundClaims = false;
            options.ClaimActions.Clear(); // the issuer is kept: it is half of who somebody is
            options.DisableTelemetry = true;
            options.TokenValidationParameters.ValidAlgorithms =
                [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384];
            options.TokenValidationParameters.ClockSkew = TimeSpan.FromMinutes(2);
            options.BackchannelHttpHandler = new SocketsHttpHandler { AllowAutoRedirect = false }; // it is asked at its address and nowhere else
            foreach (var (cookie, name) in ((CookieBuilder, string)[])[(options.CorrelationCookie, "lantern-directory"), (options.NonceCookie, "lantern-nonce")])
            {
                (cookie.Name, cookie.Path) = (settings.IsSecure ? $"__Host-{name}." : $"{name}.", "/");
                (cookie.SameSite, cookie.SecurePolicy) = (SameSiteMode.Lax, settings.IsSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest);
            }
            options.Events = Events(directory);
        });
    }

    private static OpenIdConnectEvents Events(DirectorySettings directory) => new()
    {
        OnRedirectToIdentityProvider = context =>
        {
            context.ProtocolMessage.RedirectUri = OwnSite.Of(context.Request) + Back;
            return Task.CompletedTask;
        },
        OnMessageReceived = OtherIssuer,
        OnTokenValidated = async context =>
        {
            await IsSigned(context);
            if (context.Result is null && directory.Fresh is { } fresh && NotFresh(context, fresh) is { } why)
                context.Fail(why);
        },
        OnTicketReceived = Received,
        OnRemoteFailure = Failed,
    };

    /// <summary>The address at the directory that signs somebody out there and leads back here; null where it has none, or does not answer within seconds.</summary>
    /// <param name="http">The request.</param>
    /// <param name="state">What the directory gives back with whoever was signed out.</param>
    public static async Task<string?> SignOutAddress(HttpContext http, string state)
    {
        var options = http.RequestServices.GetRequiredService<IOptionsMonitor<OpenIdConnectOptions>>().Get(Scheme);
        try
        {
            // Not given up with the request: a slow directory has answered by the next one.
            var configuration = await options.ConfigurationManager!.GetConfigurationAsync(CancellationToken.None).WaitAsync(MostPatience, http.RequestAborted);
            return configuration.EndSessionEndpoint is { Length: > 0 } there && IsAsSafe(there, options.Authority!)
                ? new OpenIdConnectMessage
                {
                    IssuerAddress = there, ClientId = options.ClientId, State = state, PostLogoutRedirectUri = OwnSite.Of(http.Request) + OutAndBack,
                }.CreateLogoutRequestUrl()
                : null;
        }
        catch (Exception failure) when (failure is InvalidOperationException or TimeoutException or IOException or HttpRequestException)
        {
            return null;
        }
    }

    // The name of somebody's directory is no secret, but what signs people out there is not sent in the clear.
    private static bool IsAsSafe(string there, string authority) =>
        Uri.TryCreate(there, UriKind.Absolute, out var address) && address.Scheme == new Uri(authority).Scheme;

    public static IApplicationBuilder UseDirectory(this IApplicationBuilder app, SignInSettings settings) =>
        settings.Directory is null ? app : app.UseWhen(http => http.Request.Path == Back && HttpMethods.IsGet(http.Request.Method), branch => branch.UseAuthentication());

    // RFC 9207: an answer that says it is from another directory is not for this one.
    private static async Task OtherIssuer(MessageReceivedContext context)
    {
        if (context.ProtocolMessage.GetParameter("iss") is not { } issuer)
            return;
        var configuration = await context.Options.ConfigurationManager!.GetConfigurationAsync(context.HttpContext.RequestAborted);
        if (issuer != configuration.Issuer)
            context.Fail("The answer is from another issuer.");
    }

    // The framework lets a token without a signature pass where it came from the directory itself. We do not: what is not signed is nobody's word.
    // Nor is the issuer what the directory publishes of itself, but the address in the settings.
    private static Task IsSigned(TokenValidatedContext context)
    {
        if (context.SecurityToken.RawSignature.Length == 0)
            context.Fail("The token is not signed.");
        else if (context.SecurityToken.Issuer.TrimEnd('/') != context.Options.Authority!.TrimEnd('/'))
            context.Fail("The issuer is not the address in the settings.");
        else if (!IsForUs(context.SecurityToken, context.Options.ClientId!))
            context.Fail("The token is for several, and not given to us.");
        return Task.CompletedTask;
    }

    // What was asked for by max_age is only asked for: whether it was kept is said by auth_time.
    private static NotFreshException? NotFresh(TokenValidatedContext context, Duration fresh)
    {
        if (!context.SecurityToken.Payload.TryGetValue("auth_time", out var said)
            || !long.TryParse(Convert.ToString(said, CultureInfo.InvariantCulture), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || seconds > Instant.MaxValue.ToUnixTimeSeconds())
            return new NotFreshException("the directory does not say when they proved themselves (auth_time)");
        var now = Instant.FromDateTimeOffset(context.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());
        var age = now - Instant.FromUnixTimeSeconds(seconds);
        return age > fresh + OnTheWay || age < -Duration.FromTimeSpan(context.Options.TokenValidationParameters.ClockSkew)
            ? new NotFreshException("they proved themselves to the directory too long ago")
            : null;
    }

    // A token that is for others as well says to whom it was given (azp), and that is us; so does one that says it at all.
    // Read from the token as it was signed: what the framework makes of it says less.
    private static bool IsForUs(System.IdentityModel.Tokens.Jwt.JwtSecurityToken token, string us)
    {
        using var said = System.Text.Json.JsonDocument.Parse(Base64UrlEncoder.Decode(token.RawPayload));
        return said.RootElement.TryGetProperty("azp", out var given)
            ? given.ValueKind == System.Text.Json.JsonValueKind.String && given.GetString() == us
            : said.RootElement.TryGetProperty("aud", out var aud)
                && (aud.ValueKind != System.Text.Json.JsonValueKind.Array || aud.GetArrayLength() == 1);
    }

    // Everything has been checked by now: signature, issuer, audience, time, state, nonce and the proof of the code.
    private static async Task Received(TicketReceivedContext context)
    {
        var (http, who) = (context.HttpContext, context.Principal!);
        context.HandleResponse();
        if (who.FindFirst("iss")?.Value is not { Length: > 0 } issuer || who.FindFirst("sub")?.Value is not { Length: > 0 } subject)
        {
            Refuse(http, "no subject");
            return;
        }
        var called = string.Join(", ", new[] { who.FindFirst("name")?.Value, who.FindFirst(Called)?.Value }.Where(word => !string.IsNullOrWhiteSpace(word)));
        var (account, code) = await http.RequestServices.GetRequiredService<DirectoryBook>().Come(issuer, subject, called.Length > 0 ? called : "No name");
        if (account is not null)
        {
            await SignIn.As(http, account.Worker, account.Id, Session.ByDirectory);
            http.Response.Redirect(context.ReturnUri ?? "/");
            return;
        }
        var kept = http.RequestServices.GetRequiredService<ITempDataDictionaryFactory>().GetTempData(http);
        kept[Code] = code ?? "";
        kept.Save();
        http.Response.Redirect("/sign-in/asked");
    }

    private static Task Failed(RemoteFailureContext context)
    {
        context.HandleResponse();
        if (context.Failure is NotFreshException old)
            Refuse(context.HttpContext, old.Message, "not-fresh");
        else
            Refuse(context.HttpContext, context.Failure?.GetType().Name ?? "failed");
        return Task.CompletedTask;
    }

    private static void Refuse(HttpContext http, string outcome, string why = "directory")
    {
        http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Lantern.SignIn").LogWarning("{What}: {Outcome}", "directory sign-in refused", outcome);
        http.Response.Redirect($"{SignIn.Path}?why={why}");
    }

    // Its message goes into the log, and says nothing of anybody.
    private sealed class NotFreshException(string message) : Exception(message);

    private sealed class NobodyHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(AuthenticateResult.NoResult());
    }
}
