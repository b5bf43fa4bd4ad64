using Lantern.Access;
using Lantern.App.Commands;
using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace Lantern.App.Tests;

/// <summary>
/// The whole application on a free port of this machine, with a real store in a folder of its own, example-hub's practice,
/// the made-up workers below and a clock that stands at Tuesday 7 April 2026, 09:30 until a test moves it.
/// Take it as a class fixture: <c>public sealed class FindTests(DemoHub hub) : IClassFixture&lt;DemoHub&gt;</c>.
/// It begins without files: each test writes those it needs, so that no test leans on another.
/// </summary>
public sealed class DemoHub : IAsyncLifetime
{
    private static readonly Lazy<Packs> Shelf = new(() => PackFiles.Load());

    private static readonly (string Id, string Title)[] Agencies =
    [
        ("council", "Children’s services"), ("police", "Police"), ("health", "School nursing"), ("school", "Example Academy"), ("youth", "Youth service"), ("housing", "Housing"), ("home", "Example House"),
    ];

    private static readonly Reader[] Workers =
    [
        new("referrer", "Rae Referrer", Role.Referrer, "youth", ""),
        new("referrer-2", "Rowan Referrer", Role.Referrer, "youth", ""),
        new("front-door", "Fran Frontdoor", Role.FrontDoor, "council", ""),
        new("hub-manager", "Harper Hub", Role.HubManager, "council", ""),
        new("cse-manager", "Casey Manager", Role.CseManager, "council", ""),
        new("social-worker", "Sam Worker", Role.SocialWorker, "council", "north"),
        new("social-worker-2", "Sasha Worker", Role.SocialWorker, "council", "south"),
        new("team-manager", "Taylor Team", Role.TeamManager, "council", "north"),
        new("service-manager", "Sky Service", Role.ServiceManager, "council", ""),
        new("police", "Parker Police", Role.Police, "police", ""),
        new("health", "Hollis Health", Role.Health, "health", ""),
        new("education", "Ellis Education", Role.Education, "school", ""),
        new("reviewing-officer", "Robin Reviewer", Role.ReviewingOfficer, "council", ""),
        new("chair", "Charlie Chair", Role.Chair, "council", ""),
        new("champion", "Chris Champion", Role.Champion, "school", ""),
        new("community-resource-worker", "Corin Resource", Role.CommunityResourceWorker, "council", "north"),
        new("group-service-manager", "Gray Group", Role.GroupServiceManager, "council", ""),
        new("housing", "Haven Housing", Role.Housing, "housing", ""),
        new("commissioned-service", "Cam Commissioned", Role.CommissionedService, "youth", ""),
        new("accommodation-provider", "Avery Accommodation", Role.AccommodationProvider, "home", ""),
        new("business-support", "Blake Business", Role.BusinessSupport, "council", ""),
        new("records-officer", "Reese Records", Role.RecordsOfficer, "council", ""),
        new("privacy-officer", "Peyton Privacy", Role.PrivacyOfficer, "council", ""),
        new("auditor", "Aubrey Auditor", Role.Auditor, "council", ""),
        new("system-administrator", "Sasha Administrator", Role.SystemAdministrator, "council", ""),
    ];

    /// <summary>The names of the workers, which stand in no title and no address.</summary>
    public static IReadOnlyList<string> Names => [.. Workers.Select(worker => worker.Name)];

    private readonly string _folder = Directory.CreateTempSubdirectory("lantern-demo-").FullName;
    private WebApplication _app = null!;
    private int _commands;

    /// <summary>The folder its data lie in.</summary>
    public string DataFolder => Path.Combine(_folder, "data");

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>The store beneath, to look what was written.</summary>
    public HubStore Store { get; private set; } = null!;

    /// <summary>What the application is made of, to ask it for its routes.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>The packs on the shelf.</summary>
    public Packs Packs => Shipped ?? Shelf.Value;

    /// <summary>The practice in force.</summary>
    public Pack Pack { get => field ??= Change(With(Packs.Find("example-hub")!)); private set; }

    /// <summary>What a test changes in that practice.</summary>
    internal Func<Pack, Pack> Change { get; init; } = pack => pack;

    /// <summary>Other packs than those that ship; those when null.</summary>
    internal Packs? Shipped { get; init; }

    /// <summary>Settings this hub has otherwise, by id.</summary>
    internal IReadOnlyDictionary<string, int> Settings { get; init; } = new Dictionary<string, int>();

    /// <summary>Where its ids come from; unguessable ones when null.</summary>
    internal Ids? Ids { get; init; }

    /// <summary>How many bytes are kept back on the disk.</summary>
    internal long Reserve { get; init; }

    /// <summary>What the machine shows, made of the time that passes; the same where nobody moves its clock.</summary>
    internal Func<TimeProvider, TimeProvider> Shows { get; init; } = time => time;

    /// <summary>The clock.</summary>
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 4, 7, 8, 30, 0, TimeSpan.Zero));

    /// <summary>Now.</summary>
    public Instant Now => Instant.FromDateTimeOffset(Clock.GetUtcNow());

    /// <summary>Today in London.</summary>
    public LocalDate Today => London.DayOf(Now);

    public async ValueTask InitializeAsync()
    {
        await Start();
        foreach (var (id, title) in Agencies)
            await Store.Staff.Save(new Agency(id, title));
        foreach (var worker in Workers)
            await Store.Staff.Save(worker);
    }

    /// <summary>Stops it and starts it again on the same record, under another practice where one is given.</summary>
    public async Task Restart(Pack? pack = null)
    {
        await _app.DisposeAsync();
        Pack = pack ?? Pack;
        await Start();
    }

    private async Task Start()
    {
        _app = WebHub.Build(new HubOptions(DataFolder, Packs, Pack, Shows(Clock), Demo: true, "http://127.0.0.1:0") { Ids = Ids, Premises = new Premises(DataFolder) { Reserve = Reserve } });
        Store = _app.Services.GetRequiredService<HubStore>();
        await _app.StartAsync();
        Address = new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The worker of that id.</summary>
    public Reader Worker(string id) => Store.Staff.Worker(id) ?? throw new ArgumentException($"There is no worker '{id}' in the demo hub.", nameof(id));

    /// <summary>A worker as the list to choose from says them, so that nobody else can be meant.</summary>
    public string Offered(string id) =>
        $"{Worker(id).Name}, {Lantern.App.Site.Words.Role(Worker(id).Role)}, {Store.Staff.Agency(Worker(id).Agency)!.Title}";

    /// <summary>Somebody at a browser without script who has not signed in.</summary>
    public Person Anybody(bool saysWhy = true) => new(Address) { SaysWhy = saysWhy };

    /// <summary>Somebody who has signed in as a worker, by the sign-in page.</summary>
    public async Task<Person> SignedIn(string worker, bool saysWhy = true)
    {
        var person = Anybody(saysWhy);
        await person.Send(await person.Get("/sign-in"), [], button: worker);
        return person;
    }

    /// <summary>Somebody who has signed in as the first worker of that role.</summary>
    public Task<Person> SignedIn(Role role) => SignedIn(Workers.First(worker => worker.Role == role).Worker);

    /// <summary>A window of Chromium on a page, signed in as a worker, with or without script.</summary>
    public async Task<Visit> Visit(Browser browser, string worker, string path, int width = 1280, bool script = true, bool engine = true)
    {
        var visit = await browser.Visit(new Uri(Address, "/sign-in"), width, script, engine);
        await visit.Page.Locator($"button[value='{worker}']").ClickAsync();
        await visit.Page.GoTo(new Uri(Address, path).ToString());
        return visit;
    }

    /// <summary>Writes one act in a new child's file, as a worker.</summary>
    public async Task<FileId> Begin(string worker, params Body[] bodies) =>
        (await Written(worker, [.. bodies.Select(body => ActPart.InNew(FileKind.Child, body, new Happening(Today)))]))[0].File;

    /// <summary>Writes one act in a file that is there, as a worker; its entries happened today.</summary>
    public Task<IReadOnlyList<Entry>> Write(string worker, FileId file, params Body[] bodies) =>
        Written(worker, [.. bodies.Select(body => ActPart.In(file, body, new Happening(Today)))]);

    /// <summary>The same with marks on every entry.</summary>
    public Task<IReadOnlyList<Entry>> Write(string worker, FileId file, Marks marks, params Body[] bodies) =>
        Written(worker, [.. bodies.Select(body => ActPart.In(file, body, new Happening(Today), marks))]);

    /// <summary>A child the referrer is worried about: identified, and the concern recorded.</summary>
    public Task<FileId> Worried(string worker = "referrer", string given = "Jo", string family = "Example") => Begin(worker,
        new ChildIdentified { GivenName = given, FamilyName = family, Born = new LocalDate(2011, 5, 14), Reference = "R-1001" },
        new ConcernRecorded { Concern = new Passage("Left the site at lunch on four days.") });

    /// <summary>A child who has been referred by the youth service, with the tool to follow.</summary>
    public async Task<FileId> Referred()
    {
        var file = await Worried();
        await Write("referrer", file,
            new ReferralMade { From = "Youth service", Tool = ToolWithReferral.Awaited }, new ContactReceived { From = "Youth service", Tool = ToolWithReferral.Awaited });
        return file;
    }

    /// <summary>Everything in a file, as the hub manager reads it.</summary>
    public async Task<OpenFile> Open(FileId file, string worker = "hub-manager") =>
        await Store.Files.Open(file, Worker(worker), Purpose.Of(Purpose.WorkingOnTheFile.Words)) ?? throw new ArgumentException("There is no such file for this worker.", nameof(file));

    /// <summary>What pages call an entry of a file.</summary>
    public async Task<string> Code(FileId file, int number, string worker = "hub-manager") => (await Open(file, worker)).CodeOf(number);

    private Pack With(Pack pack) => pack with
    {
        Settings = pack.Settings.Values.ToDictionary(one => one.Id, one => Settings.TryGetValue(one.Id, out var number) ? one with { Number = number } : one),
    };

    private async Task<IReadOnlyList<Entry>> Written(string worker, IReadOnlyList<ActPart> parts)
    {
        var outcome = await Store.Files.Write(new Act($"test-{Interlocked.Increment(ref _commands)}", parts), Worker(worker));
        return outcome is Outcome.Written written ? written.Entries
            : throw new InvalidOperationException(outcome is Outcome.Refused refused ? string.Join("; ", refused.Said.Select(one => one.Words)) : outcome.ToString());
    }
}
