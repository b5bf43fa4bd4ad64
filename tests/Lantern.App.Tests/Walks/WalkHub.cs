using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Store;
using Lantern.Store.Sqlite;

namespace Lantern.App.Tests.Walks;

/// <summary>A demo hub with files rich enough to show every part of every page, and with a draft of every form for each of its workers.</summary>
public sealed class WalkHub : IAsyncLifetime
{
    /// <summary>One worker of every role, in the order a referral passes them.</summary>
    public static readonly string[] Roles =
        ["referrer", "education", "health", "police", "front-door", "hub-manager", "cse-manager", "social-worker", "team-manager", "service-manager",
         "reviewing-officer", "chair", "champion", "community-resource-worker", "group-service-manager", "housing", "commissioned-service",
         "accommodation-provider", "business-support", "records-officer", "privacy-officer", "auditor", "system-administrator"];

    private const string Concern = "0196a1b2-0000-7000-8000-000000000000";

    /// <summary>The hub.</summary>
    public DemoHub Hub { get; } = new();

    /// <summary>A child's file with something of everything.</summary>
    public FileId Rich { get; private set; }

    /// <summary>Entries of that file whose pages differ.</summary>
    public IReadOnlyList<string> Codes { get; private set; } = [];

    /// <summary>The entry of that file that was corrected.</summary>
    public string Corrected { get; private set; } = "";

    /// <summary>A child's file with one concern and nothing else.</summary>
    public FileId Bare { get; private set; }

    /// <summary>A child's file with a referral that waits, urgent and with its tool to follow.</summary>
    public FileId Waiting { get; private set; }

    /// <summary>A file with one concern by another referrer: not for the walkers from the agencies.</summary>
    public FileId Elsewhere { get; private set; }

    /// <summary>Files that are not about a child.</summary>
    public IReadOnlyList<FileId> Others { get; private set; } = [];

    /// <summary>The concern in pencil that every worker here has begun, as an address names it.</summary>
    public static string ConcernBegun => Concern;

    public async ValueTask InitializeAsync()
    {
        await Hub.InitializeAsync();
        var rich = new RichFile(Hub);
        Rich = await rich.Write();
        var open = await Hub.Open(Rich);
        (Codes, Corrected) = ([.. rich.Telling.Select(open.CodeOf)], open.CodeOf(rich.Corrected));
        Bare = await Hub.Worried();
        Waiting = await Hub.Referred();
        Elsewhere = await Hub.Worried("referrer-2", "Alder", "Elsewhere");
        Others =
        [
            await Begin(FileKind.PersonOfConcern, new PersonOfConcernIdentified { GivenName = "Drake", FamilyName = "Invented", Vehicles = [new Passage("A silver car, QX00 AAA")] }),
            await Begin(FileKind.PlaceOrGroup, new PlaceIdentified { Name = new Passage("The bus station"), Type = "place" }),
            await Begin(FileKind.Network, new NetworkNamed { Name = "Quarry" }),
        ];
        foreach (var worker in Roles)
            await PutDrafts(worker);
    }

    public ValueTask DisposeAsync() => Hub.DisposeAsync();

    /// <summary>Puts back the drafts that let a worker come to every page, where a page before has used them up.</summary>
    public async Task PutDrafts(string worker)
    {
        var (reader, files) = (Hub.Worker(worker), Hub.Store.Files);
        var looked = Pencil.Blank.With("GivenName", "Jo").With("FamilyName", "Example").With("Child", "new");
        await files.SaveDraft($"new/{Concern}/looked", looked.ToText(), reader);
        await files.SaveDraft("new/latest", Concern, reader);
        await files.SaveDraft($"new/{Concern}/details", Pencil.Blank.With("Concern", "Left the site at lunch.").With("Day", Hub.Today).ToText(), reader);
        await files.SaveDraft($"{Rich}/referral", Sheet("Concerns", "Cars nobody knows wait at the gate.").With("Tool", "to-follow").ToText(), reader);
        foreach (var tool in Hub.Pack.Tools.Values)
            await files.SaveDraft($"{Rich}/tools/{tool.Id}", Sheet($"Is.{tool.Indicators.Last().Id}", "current").With("Concern", "The concern of April").ToText(), reader);
    }

    /// <summary>How many files there are, and how many entries stand in them: what a refused form must leave as it is.</summary>
    /// <exception cref="InvalidOperationException">The head of the log says otherwise than its rows: something was written in part.</exception>
    public Task<(int Files, int Entries)> Ink()
    {
        using var connection = OnSqlite.Connect(Path.Combine(Hub.DataFolder, "lantern.db"));
        var (files, entries, others, size, begun) = connection.Rows(
            """
            SELECT (SELECT count(*) FROM file), (SELECT count(*) FROM entry),
                (SELECT count(*) FROM look) + (SELECT count(*) FROM erasure) + (SELECT count(*) FROM access_act),
                (SELECT size FROM head), (SELECT count(DISTINCT file) FROM entry)
            """,
            row => (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4)))[0];
        return entries + others == size && files == begun
            ? Task.FromResult(((int)files, (int)entries))
            : throw new InvalidOperationException("The head of the log and its rows differ: something was written in part.");
    }

    private static Pencil Sheet(string field, string value) => Pencil.Blank.With("Command", "walk-command").With(field, value);

    private async Task<FileId> Begin(FileKind kind, Body body)
    {
        var outcome = await Hub.Store.Files.Write(new Act($"walk-{kind}", [ActPart.InNew(kind, body, new Happening(Hub.Today))]), Hub.Worker("hub-manager"));
        return ((Outcome.Written)outcome).Entries[0].File;
    }
}
