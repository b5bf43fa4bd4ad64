using System.CommandLine;
using Lantern.Access;
using Lantern.App.Accounts;
using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Store;

namespace Lantern.App.Commands;

/// <summary><c>lantern accounts</c>: what has to be done about sign-in from the machine itself, such as inviting the first administrator.</summary>
internal static class AccountsCommand
{
    private const string Terminal = "terminal";
    private const string OnlyConfirmers = "is neither an administrator nor a hub manager. Here the first two of these are invited; they invite the others on the page Accounts.";

    private static readonly Option<string?> Address = new("--address") { Description = "The address people type, for the whole link." };
    private static readonly Option<string> Worker = new("--worker") { Description = "The worker's id, such as its-1.", Required = true };
    private static readonly Option<string?> Name = new("--name") { Description = "What colleagues read; needed for a worker who is new." };
    private static readonly Option<string?> Role = new("--role") { Description = "The role of a new worker, such as system-administrator or hub-manager." };
    private static readonly Option<string?> Agency = new("--agency") { Description = "The agency of a new worker: its id." };
    private static readonly Option<string?> AgencyTitle = new("--agency-title") { Description = "What people call the agency, where it is new." };
    private static readonly Option<string?> SignInName = new("--sign-in-name") { Description = "What the worker types to sign in; else the worker's id." };
    private static readonly Option<string?> Because = new("--because") { Description = "Why, where two people who could let others in are set up and have lost their own ways; the privacy officer is shown it." };
    private static readonly Option<string?> Pack = Shared.Pack();
    private static readonly Option<string?> PacksFolder = Shared.PacksFolder();

    public static Command Make()
    {
        var invite = WhereKept.On(new Command("invite", "Make a one-time link with which a worker sets up how they sign in.")
        {
            Address, Worker, Name, Role, Agency, AgencyTitle, SignInName, Because, Pack, PacksFolder,
        });
        invite.SetAction((parsed, _) => With(parsed, Invite));
        var bind = WhereKept.On(new Command("bind", "Take over the accounts an earlier version made: bind each row to the hub's key. Once in the life of a hub.") { Pack, PacksFolder });
        bind.SetAction((parsed, _) => With(parsed, (_, services) => Bind(services)));
        return new Command("accounts", "Look after the accounts people sign in with.") { invite, bind };
    }

    private static async Task<int> Bind(IServiceProvider services)
    {
        if (await BoundAccounts.Bind(services.GetRequiredService<HubStore>(), services.GetRequiredService<AccountsDatabase>()) is not { } workers)
        {
            await Console.Error.WriteLineAsync("The accounts of this hub are bound already. A row without its code was put there by somebody without the hub's key: go by docs/runbooks/tampering-found.md.");
            return CommandLine.Unreadable;
        }
        Console.WriteLine($"Bound. These can sign in; close the account of anybody who should not: {string.Join(", ", workers)}.");
        return 0;
    }

    private static async Task<int> With(ParseResult parsed, Func<ParseResult, IServiceProvider, Task<int>> act)
    {
        WebApplication? app = null;
        var built = CommandLine.Reading(() =>
        {
            var packs = PackFiles.Load(parsed.GetValue(PacksFolder));
            var pack = packs.Named(parsed.GetValue(Pack) ?? Shared.DefaultPack, new Place("--pack", 0, 0));
            var premises = WhereKept.Of(parsed);
            // An invitation makes no hub: one typed for the wrong folder would be a second hub nobody knows of.
            if (!HubStore.IsIn(premises))
                throw new StoreUnfitException($"There is no hub in {premises.DataFolder}. Name the folder of the hub with --data; a new hub is made with 'lantern init'.");
            app = WebHub.Build(new HubOptions(premises.DataFolder, packs, pack, TimeProvider.System, Demo: false, "http://127.0.0.1:0") { Premises = premises });
            if (app.Services.GetRequiredService<HubStore>().IsMadeUp)
                throw new UnreadableException(new Place("--data", 0, 0), "The hub in this folder is a demo: everybody in it is invented and signs in with one click. Name the folder of a hub for real work.");
            return 0;
        });
        if (app is null || built != 0)
            return built;
        await using (app)
            return await act(parsed, app.Services);
    }

    private static async Task<int> Invite(ParseResult parsed, IServiceProvider services)
    {
        try
        {
            await using var scope = services.CreateAsyncScope();
            var (book, links) = (scope.ServiceProvider.GetRequiredService<AccountBook>(), scope.ServiceProvider.GetRequiredService<Links>());
            var worker = parsed.GetRequiredValue(Worker);
            var staff = services.GetRequiredService<HubStore>().Staff;
            await Allow(parsed, staff, book);
            await Know(parsed, worker, staff);
            if (!Recoveries.Confirmers.Contains(staff.Worker(worker)!.Role))
                throw Wrong(Worker.Name, OnlyConfirmers);
            var account = await book.Of(worker) ?? await book.Make(worker, parsed.GetValue(SignInName) ?? worker);
            if (account is null)
                throw Wrong(SignInName.Name, "is somebody else’s sign-in name. Give another.");
            var because = parsed.GetValue(Because);
            if (account.State == Account.Ready && because is null)
                throw Wrong(Worker.Name, "can sign in already. A lost way to sign in is recovered by two people, on the page for accounts.");
            if (because is not null)
                await scope.ServiceProvider.GetRequiredService<Notices>().Add(worker, Terminal, $"A way to sign in was given on the hub’s own machine, by one person. Because: {because}");
            var link = await links.Make(account.Id, because is null ? OneTimeLink.Invitation : OneTimeLink.Recovery, Terminal);
            Console.WriteLine($"The link works once and for seven days. Hand it over yourself, and do not send it by a way others read.");
            Console.WriteLine($"{(parsed.GetValue(Address) ?? services.GetRequiredService<SignInSettings>().Address?.ToString() ?? "http://localhost:5080").TrimEnd('/')}{link}");
            return 0;
        }
        catch (Exception wrong) when (wrong is UnreadableException or StoreUnfitException or NotSavedException)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return CommandLine.Unreadable;
        }
    }

    private static async Task Know(ParseResult parsed, string worker, Staff staff)
    {
        if (staff.Worker(worker) is not null)
            return;
        if (!IsId(worker))
            throw Wrong(Worker.Name, "is not a worker’s id. Use small letters, figures and hyphens, such as its-1.");
        var name = parsed.GetValue(Name) ?? throw Wrong(Name.Name, "is missing: the worker is new.");
        var role = Enum.GetValues<Role>().Where(one => Kebab.Of(one.ToString()) == parsed.GetValue(Role)).ToList();
        if (role.Count != 1)
            throw Wrong(Role.Name, $"is none of: {string.Join(", ", Enum.GetValues<Role>().Select(one => Kebab.Of(one.ToString())))}.");
        if (!Recoveries.Confirmers.Contains(role[0]))
            throw Wrong(Role.Name, OnlyConfirmers);
        var agency = parsed.GetValue(Agency) ?? throw Wrong(Agency.Name, "is missing: the worker is new.");
        if (staff.Agency(agency) is null)
        {
            if (!IsId(agency))
                throw Wrong(Agency.Name, "is not an agency’s id. Use small letters, figures and hyphens, such as childrens-services.");
            await staff.Save(new Agency(agency, parsed.GetValue(AgencyTitle) ?? throw Wrong(AgencyTitle.Name, "is missing: the agency is new.")));
        }
        await staff.Save(new Reader(worker, name, role[0], agency, ""));
    }

    // The machine lets in the first two who can confirm for each other. From then on two people let anybody in, on the pages.
    private static async Task Allow(ParseResult parsed, Staff staff, AccountBook book)
    {
        if (parsed.GetValue(Because) is { } because)
        {
            if (because.Trim().Length is < Recoveries.LeastReason or > 1000)
                throw Wrong(Because.Name, $"is to be said in {Recoveries.LeastReason} to 1,000 characters.");
            return;
        }
        var confirmers = staff.Workers().Where(one => Recoveries.Confirmers.Contains(one.Role)).Select(one => one.Worker).ToHashSet();
        if (await book.Ready(confirmers) >= 2)
            throw Wrong(Worker.Name, "cannot be invited here any more: two people can let others in by now, on the page Accounts. If they have lost their own ways to sign in, say so with --because; the privacy officer is shown it.");
    }

    private static bool IsId(string id) =>
        id.Length is > 0 and <= 60 && char.IsAsciiLetterLower(id[0]) && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private static UnreadableException Wrong(string option, string words) => new(new Place(option, 0, 0), $"This {words}");
}
