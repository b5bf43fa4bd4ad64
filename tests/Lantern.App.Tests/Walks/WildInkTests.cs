using Lantern.Access;
using System.Net;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Store;
using NodaTime;

namespace Lantern.App.Tests.Walks;

/// <summary>
/// Days nobody meant, put into every field of every kind as an older Lantern without bounds would have taken them: afterwards no page
/// of any reader fails, no list is shorter, and all is found again after a start under today's bounds.
/// </summary>
public sealed class WildInkTests : IAsyncLifetime
{
    private static readonly string[] Writers = ["hub-manager", "social-worker", "team-manager", "front-door", "service-manager", "cse-manager", "referrer"];
    private static readonly string[] Readers = ["hub-manager", "social-worker", "referrer"];
    private static readonly string[] Pages = ["", "/chronology", "/duties", "/risk", "/plan", "/write", "/journey", "/quality"];

    private static readonly string[] Days = Environment.GetEnvironmentVariable("LANTERN_FULL") == "1"
        ? ["9999-12-31", "9999-12-30", "9999-01-01", "2500-02-28", "1899-12-31", "0206-04-07", "0004-02-29", "0001-01-01"]
        : ["9999-12-31", "0001-01-01"];

    private readonly DemoHub _hub = new()
    {
        Settings = Often,
        Change = pack => pack with
        {
            // Nothing is refused for want of a field, and a day may be any.
            Refusals = new Dictionary<string, Refusal>(),
            Settings = new Dictionary<string, Setting>(pack.Settings)
            {
                ["earliest-year"] = pack.Settings["earliest-year"] with { Number = 1 },
                ["latest-years-ahead"] = pack.Settings["latest-years-ahead"] with { Number = 9_000 },
                ["expected-birth-months"] = pack.Settings["expected-birth-months"] with { Number = 100_000 },
            },
        },
    };

    // A walk through every page is more than anybody opens in an hour.
    private static Dictionary<string, int> Often => new()
    {
        ["files-opened-in-an-hour"] = 100_000, ["searches-in-an-hour"] = 100_000, ["sent-in-an-hour"] = 100_000,
    };

    public ValueTask InitializeAsync() => _hub.InitializeAsync();

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    [Fact]
    public async Task No_page_fails_no_list_is_shorter_and_all_is_found_after_a_start()
    {
        var (files, fields) = (new List<FileId>(), 0);
        foreach (var day in Days)
        {
            var file = await Allocated();
            files.Add(file);
            foreach (var (kind, field, values) in Kinds.All.SelectMany(kind => WildIn(kind, day)))
            {
                // One file for the whole would hide behind the first fault which others there are.
                if (++fields % 12 == 0)
                    files.Add(file = await Allocated());
                Assert.True(await IsWritten(file, kind.Read(values)), $"{kind}.{field} with {day} was not written by anybody");
            }
        }
        Assert.True(fields >= 45 * Days.Length, $"Only {fields} fields were filled.");
        var lines = await Lines();
        Assert.Empty(await Faults(files));

        await _hub.Restart(_hub.Packs.Find("example-hub")! is var pack ? pack with
        {
            Settings = pack.Settings.Values.ToDictionary(one => one.Id, one => Often.TryGetValue(one.Id, out var number) ? one with { Number = number } : one),
        } : null);

        Assert.Equal(0, _hub.Store.Index.Unreadable);
        Assert.Equal(lines, await Lines());
        Assert.Empty(await Faults(files));
        Assert.Equal(files.Count, await Found());
    }

    private async Task<FileId> Allocated()
    {
        var file = await _hub.Referred();
        await _hub.Write("hub-manager", file, new CaseAllocated { Worker = "social-worker", Grade = Grade.Experienced });
        return file;
    }

    private async Task<bool> IsWritten(FileId file, Body body)
    {
        foreach (var writer in Writers)
        {
            if (await _hub.Store.Files.Write(new Act(Guid.CreateVersion7(_hub.Clock.GetUtcNow()).ToString(), ActPart.In(file, body, new Happening(_hub.Today))), _hub.Worker(writer)) is Outcome.Written)
                return true;
        }
        return false;
    }

    private async Task<int> Lines() => await _hub.Store.Index.Show(_hub.Worker("hub-manager"), Purpose.HubBoard, lists =>
    {
        Assert.Empty(lists.LeftOut());
        return lists.Worklist().Lines.Count + lists.Tray().Count + lists.Files().Count;
    }, _ => []);

    private async Task<int> Found()
    {
        using var manager = await _hub.SignedIn("hub-manager");
        var found = (await manager.Send(await manager.Get("/find"), [("Looked", "Jo Example")])).Ok();
        return found.Page.QuerySelectorAll("main td a[href^='/files/']").Length;
    }

    private async Task<List<string>> Faults(List<FileId> files)
    {
        var faults = new List<string>();
        foreach (var reader in Readers)
        {
            using var wire = await Wire.For(_hub, reader);
            foreach (var path in (string[])["/", "/?whose=team", "/?whose=hub", "/hub", "/find", .. files.SelectMany(file => Pages.Select(page => $"/files/{file}{page}"))])
            {
                var answer = await wire.Get(path);
                if ((int)answer.Status >= 500 || answer.Body.Contains("could not be read", StringComparison.Ordinal) || answer.Body.Contains("-1 years", StringComparison.Ordinal))
                    faults.Add($"{path} as {reader}: {(int)answer.Status}");
            }
            foreach (var code in reader == "social-worker" ? await Codes(files[0]) : [])
            {
                foreach (var path in (string[])[$"/files/{files[0]}/entries/{code}", $"/files/{files[0]}/write/entry-struck-out?of={code}", $"/files/{files[0]}/write/entry-corrected?of={code}"])
                {
                    if (await wire.Get(path) is { Status: not HttpStatusCode.OK and not HttpStatusCode.NotFound and not HttpStatusCode.Forbidden } answer)
                        faults.Add($"{path} as {reader}: {(int)answer.Status}");
                }
            }
        }
        return faults;
    }

    private async Task<IEnumerable<string>> Codes(FileId file) => (await _hub.Open(file)).Entries.Select(entry => entry.Code);

    /// <summary>The kind with one of its fields that hold days filled, and nothing else.</summary>
    private static IEnumerable<(Kind Kind, string Field, Mapping Values)> WildIn(Kind kind, string day) =>
        from field in kind.Fields
        let node = Wild(field.Property.PropertyType, day)
        where node is not null
        select (kind, field.Name, new Mapping([new Pair(field.Name, Place.None, node)], Place.None));

    private static Node? Wild(Type type, string day)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(LocalDate))
            return new Scalar(day, Place.None);
        if (type == typeof(Happening))
            return new Scalar(day + "T23:59", Place.None);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            return Wild(type.GetGenericArguments()[0], day) is { } item ? new Sequence([item], Place.None) : null;
        if (type.Namespace != typeof(Body).Namespace || type.IsEnum || type == typeof(Passage) || type == typeof(Mapping))
            return null;
        var pairs = type.GetProperties().Where(part => part.CanWrite).Select(part => (part.Name, Node: Wild(part.PropertyType, day)))
            .Where(part => part.Node is not null).Select(part => new Pair(Kebab.Of(part.Name), Place.None, part.Node!)).ToList();
        return pairs.Count > 0 ? new Mapping(pairs, Place.None) : null;
    }
}
