using System.Text.RegularExpressions;
using Lantern.Access;
using Lantern.App.Accounts;
using Lantern.App.Commands;
using Lantern.App.Site;
using Lantern.Practice;
using Lantern.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using OtpNet;

namespace Lantern.App.Tests.Accounts;

/// <summary>A hub for real work, with workers and without accounts, at a clock that stands still until a test moves it. Nobody signs in here with one click.</summary>
public sealed class RealHub : IAsyncLifetime
{
    /// <summary>A password that is long enough and not among the commonest.</summary>
    public const string GoodPassword = "kettle orbit mustard";

    private static readonly Lazy<Packs> Shelf = new(() => PackFiles.Load());
    private WebApplication _app = null!;

    public string Folder { get; } = Directory.CreateTempSubdirectory("lantern-real-").FullName + "/data";

    public FakeTimeProvider Clock { get; init; } = new(new DateTimeOffset(2026, 4, 7, 8, 30, 0, TimeSpan.Zero));

    /// <summary>How people sign in here; to be set before it starts.</summary>
    public SignInSettings Settings { get; set; } = new();

    /// <summary>The hub's PostgreSQL, with its tables made; null where it is kept in the folder.</summary>
    public string? Postgres { get; init; }

    /// <summary>Where it listens, by the name browsers take passkeys for.</summary>
    public Uri Address { get; private set; } = null!;

    public IServiceProvider Services => _app.Services;

    public HubStore Store => Services.GetRequiredService<HubStore>();

    public static Packs Packs => Shelf.Value;

    public static Pack Pack => Shelf.Value.Find("example-hub")!;

    public async ValueTask InitializeAsync()
    {
        _app = WebHub.Build(new HubOptions(Folder, Shelf.Value, Pack, Clock, Demo: false, "http://127.0.0.1:0")
        {
            SignIn = Settings,
            // The time is made up here.
            Premises = new Premises(Folder) { Postgres = Postgres, Clock = Postgres is null ? new ClockLimits() : new ClockLimits { AsksTheServer = false } },
        });
        await Store.Staff.Save(new Agency("council", "Children’s services"));
        foreach (var worker in (Reader[])
        [
            new("admin-1", "Ada Keys", Role.SystemAdministrator, "council", ""), new("admin-2", "Ari Keys", Role.SystemAdministrator, "council", ""),
            new("hub-manager", "Harper Hub", Role.HubManager, "council", ""), new("social-worker", "Sam Worker", Role.SocialWorker, "council", "north"),
            new("referrer", "Rae Referrer", Role.Referrer, "council", ""),
        ])
            await Store.Staff.Save(worker);
        await _app.StartAsync();
        Address = new UriBuilder(_app.Urls.Single()) { Host = "localhost" }.Uri;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Directory.Delete(Path.GetDirectoryName(Folder)!, recursive: true);
    }

    public Person Anybody() => new(Address);

    /// <summary>Asks a part of the accounts something.</summary>
    public async Task<T> In<TPart, T>(Func<TPart, Task<T>> ask) where TPart : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<TPart>());
    }

    /// <summary>Invites a worker, or invites again, and gives the link's address.</summary>
    public async Task<string> Invite(string worker)
    {
        await using var scope = Services.CreateAsyncScope();
        var book = scope.ServiceProvider.GetRequiredService<AccountBook>();
        var account = await book.Of(worker) ?? await book.Make(worker, worker);
        return await scope.ServiceProvider.GetRequiredService<Links>().Make(account!.Id, OneTimeLink.Invitation, "terminal");
    }

    /// <summary>Sets up a password and an app by a link, as somebody without script does; gives the app's secret.</summary>
    public async Task<string> SetUp(Person person, string link, string password = GoodPassword)
    {
        var begun = await person.Send((await person.Get(link)).Ok(), [], button: "Use the link now");
        Assert.Equal("/set-up", begun.Path);
        var app = (await person.Send(await person.Get("/set-up/password"), [("Password", password)])).Ok();
        Assert.Equal("/set-up/app", app.Path);
        var secret = Regex.Replace(app.Page.QuerySelector("[data-secret]")!.TextContent, @"\s", "");
        var done = (await person.Send(app, [("Code", Code(secret))])).Ok();
        Assert.StartsWith("/sign-in", done.Path, StringComparison.Ordinal);
        Clock.Advance(TimeSpan.FromSeconds(30));
        return secret;
    }

    /// <summary>Signs in with name, password and the code of now.</summary>
    public async Task<Reply> SignIn(Person person, string name, string secret, string password = GoodPassword) =>
        await person.Send(await person.Get("/sign-in"), [("Name", name), ("Password", password), ("Code", Code(secret))], button: "Sign in");

    /// <summary>Somebody set up and signed in.</summary>
    public async Task<(Person Person, string Secret)> SignedIn(string worker)
    {
        var person = Anybody();
        var secret = await SetUp(person, await Invite(worker));
        Assert.Equal("/", (await SignIn(person, worker, secret)).Ok().Path);
        Clock.Advance(TimeSpan.FromSeconds(30));
        return (person, secret);
    }

    /// <summary>The code an app shows at a moment from now.</summary>
    public string Code(string secret, TimeSpan from = default) => new Totp(Base32Encoding.ToBytes(secret)).ComputeTotp(Clock.GetUtcNow().UtcDateTime + from);

    /// <summary>Now.</summary>
    public Instant Now => Instant.FromDateTimeOffset(Clock.GetUtcNow());
}
