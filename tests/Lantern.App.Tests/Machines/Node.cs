using System.Net;
using Lantern.Access;
using Lantern.App.Accounts;
using Lantern.App.Site;
using Lantern.App.Tests.Accounts;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Store;
using Lantern.Store.Keeping;
using Lantern.Store.Keys;
using Lantern.Store.Tests.Postgres;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Lantern.App.Tests.Machines;

/// <summary>One of several programs that serve a hub on PostgreSQL, with a data folder of its own and the keys all of them have.</summary>
internal sealed class Node : IAsyncDisposable
{
    private const string ManagersAccount = "account-of-the-hub-manager";

    private readonly WebApplication _app;

    private Node(WebApplication app) => _app = app;

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_app.Urls.Single());

    public HubStore Store => _app.Services.GetRequiredService<HubStore>();

    /// <summary>Makes the tables of a hub as their owner, once, before the first node.</summary>
    public static void Migrate(PostgresDatabase database, string folder)
    {
        var premises = new Premises(Path.Combine(folder, "owner")) { Postgres = database.Owner };
        Renewal.Run(premises, TimeProvider.System, _ => { });
        AccountsDatabase.Prepare(premises, NodaConstants.UnixEpoch);
    }

    /// <summary>Starts one; the first makes the hub and who works there.</summary>
    /// <param name="folder">Where the data folders and the keys are.</param>
    /// <param name="name">Its own data folder in there.</param>
    /// <param name="postgres">The connection string of the web account.</param>
    /// <param name="clock">Its clock; the machine's own when left out.</param>
    /// <param name="pack">The pack it works by.</param>
    public static async Task<Node> Start(string folder, string name, string postgres, TimeProvider? clock = null, Pack? pack = null)
    {
        var data = Path.Combine(folder, name);
        var premises = new Premises(data) { Postgres = postgres, Keys = new KeySource.File(Path.Combine(folder, "hub.key")) };
        var node = new Node(WebHub.Build(new HubOptions(data, RealHub.Packs, pack ?? RealHub.Pack, clock ?? TimeProvider.System, Demo: false, "http://127.0.0.1:0")
        {
            Premises = premises, SignIn = new SignInSettings(),
        }));
        try
        {
            if (node.Store.Staff.Worker("hub-manager") is null)
            {
                await node.Employ();
                await node.MakeManagersAccount();
            }
            await node._app.StartAsync();
            return node;
        }
        catch
        {
            await node.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <summary>Begins a session of the hub manager here, and gives its ticket.</summary>
    public Task<string> Begin() => In<Sessions, string>(sessions => sessions.Begin("hub-manager", ManagersAccount, Session.Work, null));

    /// <summary>Ends it here.</summary>
    public Task End(string ticket) => In<Sessions, bool>(async sessions =>
    {
        await sessions.End(ticket);
        return true;
    });

    /// <summary>Asks a part of the accounts something.</summary>
    public async Task<T> In<TPart, T>(Func<TPart, Task<T>> ask) where TPart : notnull
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<TPart>());
    }

    /// <summary>A new file of a child, with a concern written in it.</summary>
    public async Task<FileId> Concern(string words, FileId? file = null)
    {
        var body = new ConcernRecorded { Concern = new Passage(words) };
        var happened = new Happening(new LocalDate(2026, 11, 2));
        var part = file is { } known ? ActPart.In(known, body, happened) : ActPart.InNew(FileKind.Child, body, happened);
        var outcome = await Store.Files.Write(new Act(Secrets.New(), part), Store.Staff.Worker("hub-manager")!);
        return Assert.IsType<Outcome.Written>(outcome).Entries[0].File;
    }

    /// <summary>The words of every concern in a file; none where this node knows of no such file.</summary>
    public async Task<IReadOnlyList<string>> Concerns(FileId file) =>
        [.. (await Store.Files.Open(file, Store.Staff.Worker("hub-manager")!, Purpose.Of("Reading what was written")) is { } open ? open.Entries : [])
            .Select(entry => entry.Body).OfType<ConcernRecorded>().Select(concern => concern.Concern!.Words)];

    /// <summary>Fails unless the page is shown, or says what is wrong and what to do.</summary>
    public static bool IsShown(Reply reply)
    {
        if (reply.Status == HttpStatusCode.OK)
            return true;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, reply.Status);
        Assert.Contains("ring 999", reply.Words, StringComparison.Ordinal);
        return false;
    }

    // Once, and not by whoever begins a session first: several do at the same moment.
    private Task<int> MakeManagersAccount() => In<AccountsContext, int>(accounts =>
    {
        accounts.Accounts.Add(new Account { Id = ManagersAccount, Worker = "hub-manager", Name = "harper", State = Account.Ready, Made = NodaConstants.UnixEpoch });
        return accounts.SaveChangesAsync();
    });

    private async Task Employ()
    {
        await Store.Staff.Save(new Agency("council", "Children’s services"));
        await Store.Staff.Save(new Reader("hub-manager", "Harper Hub", Role.HubManager, "council", ""));
        await Store.Staff.Save(new Reader("admin-1", "Ada Keys", Role.SystemAdministrator, "council", ""));
    }
}
