using System.Globalization;
using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;

namespace Lantern.App.Tests.Accounts;

/// <summary>An authority's directory for tests: a real OpenID Connect server on this machine, whose answers a test can spoil on their way.</summary>
internal sealed class Provider : IAsyncDisposable
{
    public const string Hub = "lantern", Secret = "a-secret-of-the-tests-alone";

    private readonly WebApplication _app;
    private readonly Uri? _issuer;
    private readonly bool _signsOut;

    /// <param name="issuer">What it publishes as its issuer; its address where nothing is said.</param>
    /// <param name="signsOut">Whether it offers to sign people out.</param>
    public Provider(Uri? issuer = null, bool signsOut = true)
    {
        (_issuer, _signsOut) = (issuer, signsOut);
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddOpenIddict().AddServer(Configure);
        _app = builder.Build();
        _app.Use(Spoilt);
        _app.UseRouting();
        _app.UseAuthentication();
    }

    public Uri Address { get; private set; } = null!;

    /// <summary>The key it signs with.</summary>
    public RsaSecurityKey Key { get; } = new(RSA.Create(2048)) { KeyId = "tests" };

    /// <summary>Who signs in there next.</summary>
    public string Subject { get; set; } = "person-1";

    /// <summary>When whoever signs in there next proved themselves, in seconds since 1970; not said where it is null.</summary>
    public long? AuthTime { get; set; }

    /// <summary>What is done to the answer of the token endpoint; nothing where it is null.</summary>
    public Action<JsonObject>? Spoil { get; set; }

    public async Task Start()
    {
        await _app.StartAsync();
        Address = new Uri(_app.Urls.Single());
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <summary>Signs claims anew, as the provider would.</summary>
    public string Signed(JwtPayload claims, SecurityKey? key = null, string algorithm = SecurityAlgorithms.RsaSha256)
    {
        var header = new JwtHeader(new SigningCredentials(key ?? Key, algorithm));
        return new JwtSecurityTokenHandler().WriteToken(new JwtSecurityToken(header, claims));
    }

    private void Configure(OpenIddictServerBuilder server)
    {
        if (_issuer is not null)
            server.SetIssuer(_issuer);
        server.SetAuthorizationEndpointUris("/authorize").SetTokenEndpointUris("/token");
        SignOut(server);
        server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
        server.RegisterScopes(OpenIddictConstants.Scopes.Profile);
        server.AddEphemeralEncryptionKey().AddSigningKey(Key);
        server.EnableDegradedMode();
        server.UseAspNetCore().DisableTransportSecurityRequirement();
        server.AddEventHandler<OpenIddictServerEvents.ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
        {
            if (context.ClientId != Hub)
                context.Reject(OpenIddictConstants.Errors.InvalidClient);
            return ValueTask.CompletedTask;
        }));
        server.AddEventHandler<OpenIddictServerEvents.ValidateTokenRequestContext>(handler => handler.UseInlineHandler(context =>
        {
            if (context.ClientId != Hub || context.ClientSecret != Secret)
                context.Reject(OpenIddictConstants.Errors.InvalidClient);
            return ValueTask.CompletedTask;
        }));
        server.AddEventHandler<OpenIddictServerEvents.HandleAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
        {
            var who = new ClaimsIdentity("tests", OpenIddictConstants.Claims.Name, OpenIddictConstants.Claims.Role);
            who.AddClaim(new Claim(OpenIddictConstants.Claims.Subject, Subject));
            who.AddClaim(new Claim(OpenIddictConstants.Claims.Name, "Somebody Invented"));
            who.AddClaim(new Claim(OpenIddictConstants.Claims.Email, "somebody@example.org"));
            if (AuthTime is { } seconds)
                who.AddClaim(new Claim(OpenIddictConstants.Claims.AuthenticationTime, seconds.ToString(CultureInfo.InvariantCulture), ClaimValueTypes.Integer64));
            who.SetDestinations(static _ => [OpenIddictConstants.Destinations.IdentityToken]);
            context.Principal = new ClaimsPrincipal(who).SetScopes(context.Request.GetScopes());
            return ValueTask.CompletedTask;
        }));
    }

    private void SignOut(OpenIddictServerBuilder server)
    {
        if (_signsOut)
            server.SetEndSessionEndpointUris("/end");
        server.AddEventHandler<OpenIddictServerEvents.ValidateEndSessionRequestContext>(handler => handler.UseInlineHandler(context =>
        {
            if (context.ClientId != Hub)
                context.Reject(OpenIddictConstants.Errors.InvalidClient);
            return ValueTask.CompletedTask;
        }));
        server.AddEventHandler<OpenIddictServerEvents.HandleEndSessionRequestContext>(handler => handler.UseInlineHandler(context =>
        {
            context.SignOut();
            return ValueTask.CompletedTask;
        }));
    }

    private async Task Spoilt(HttpContext http, RequestDelegate next)
    {
        if (Spoil is not { } spoil || http.Request.Path != "/token")
        {
            await next(http);
            return;
        }
        var sent = http.Response.Body;
        using var kept = new MemoryStream();
        http.Response.Body = kept;
        await next(http);
        http.Response.Body = sent;
        var answer = JsonNode.Parse(kept.ToArray())!.AsObject();
        spoil(answer);
        http.Response.ContentLength = null;
        await http.Response.WriteAsync(answer.ToJsonString());
    }
}
