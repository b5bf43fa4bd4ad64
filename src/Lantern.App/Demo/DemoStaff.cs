using Lantern.Access;
using Lantern.Store;

namespace Lantern.App.Demo;

/// <summary>Who works at the made-up hub: one worker of each role to sign in as, and their colleagues.</summary>
public static class DemoStaff
{
    private const string Children = "children-services", Constabulary = "police", Trust = "health-trust";

    /// <summary>The agencies.</summary>
    public static IReadOnlyList<Agency> Agencies { get; } =
    [
        new(Children, "Example children’s services"),
        new(Constabulary, "Example police"),
        new(Trust, "Example health trust"),
        new("fernbank-school", "Fernbank School"),
        new("tarnside-college", "Tarnside College"),
        new("open-door", "Open Door youth charity"),
        new("example-housing", "Example housing"),
        new("larch-house", "Larch House"),
    ];

    /// <summary>The workers to sign in as, one of each role, in the order they are offered.</summary>
    public static IReadOnlyList<Reader> SignIns { get; } =
    [
        new("referrer", "Robin Ashgrove", Role.Referrer, "fernbank-school", ""),
        new("front-door", "Farah Delmarin", Role.FrontDoor, Children, "front-door"),
        new("hub-manager", "Hamza Brackenow", Role.HubManager, Children, "hub"),
        new("social-worker", "Sol Wendbeck", Role.SocialWorker, Children, "north"),
        new("team-manager", "Tamsin Okoriwe", Role.TeamManager, Children, "north"),
        new("service-manager", "Samir Holmcroft", Role.ServiceManager, Children, ""),
        new("cse-manager", "Carys Adeyoru", Role.CseManager, Children, "hub"),
        new("police", "Piotr Kowalewin", Role.Police, Constabulary, "exploitation"),
        new("health", "Hana Lindqueen", Role.Health, Trust, ""),
        new("education", "Ewan Quillmore", Role.Education, "fernbank-school", ""),
    ];

    /// <summary>Everybody.</summary>
    public static IReadOnlyList<Reader> All { get; } =
    [
        .. SignIns,
        new("referrer-2", "Rosa Mossenby", Role.Referrer, "tarnside-college", ""),
        new("referrer-3", "Rahim Zafirand", Role.Referrer, "open-door", ""),
        new("front-door-2", "Flora Tarnlow", Role.FrontDoor, Children, "front-door"),
        new("social-worker-2", "Sara Ndalamire", Role.SocialWorker, Children, "south"),
        new("social-worker-3", "Stan Larkford", Role.SocialWorker, Children, "north"),
        new("social-worker-4", "Safiya Warsamin", Role.SocialWorker, Children, "south"),
        new("social-worker-5", "Sean Fennshaw", Role.SocialWorker, Children, "east"),
        new("social-worker-6", "Sunita Chandrake", Role.SocialWorker, Children, "east"),
        new("team-manager-2", "Tomasz Brackley-Vorn", Role.TeamManager, Children, "south"),
        new("team-manager-3", "Thandi Mokorwe", Role.TeamManager, Children, "east"),
        new("police-2", "Priya Sandhurel", Role.Police, Constabulary, "missing"),
        new("health-2", "Harry Duskfield", Role.Health, Trust, ""),
        new("education-2", "Elin Marrowby", Role.Education, "tarnside-college", ""),
        new("reviewing-officer", "Rhian Colverdale", Role.ReviewingOfficer, Children, ""),
        new("chair", "Cyrus Penhallowe", Role.Chair, Children, ""),
        new("champion", "Chidi Rowanfield", Role.Champion, "tarnside-college", ""),
        new("community-resource-worker", "Colm Ashdyke", Role.CommunityResourceWorker, Children, "north"),
        new("group-service-manager", "Greta Ostermoor", Role.GroupServiceManager, Children, ""),
        new("housing", "Hugo Fernhallow", Role.Housing, "example-housing", ""),
        new("commissioned-service", "Candace Millwarden", Role.CommissionedService, "open-door", ""),
        new("accommodation-provider", "Amal Greenholt", Role.AccommodationProvider, "larch-house", ""),
        new("business-support", "Bilal Stonecrop", Role.BusinessSupport, Children, ""),
        new("records-officer", "Rana Whitlock-Voe", Role.RecordsOfficer, Children, ""),
        new("privacy-officer", "Petra Longmere", Role.PrivacyOfficer, Children, ""),
        new("auditor", "Aurel Tidewell", Role.Auditor, Children, ""),
        new("system-administrator", "Sylvie Harrowgate", Role.SystemAdministrator, Children, ""),
    ];

    /// <summary>The worker of that id.</summary>
    public static Reader Named(string worker) => ById[worker];

    /// <summary>The social workers, the one to sign in as first.</summary>
    internal static IReadOnlyList<Reader> SocialWorkers { get; } = [.. All.Where(worker => worker.Role == Role.SocialWorker)];

    /// <summary>The manager of a team.</summary>
    internal static Reader ManagerOf(string team) => All.First(worker => worker.Role == Role.TeamManager && worker.Team == team);

    private static Dictionary<string, Reader> ById { get; } = All.ToDictionary(worker => worker.Worker);
}
