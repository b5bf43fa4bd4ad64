using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Lantern.Access;
using Lantern.App.Tests.Walks;
using Lantern.Entries;
using Lantern.Tests.Access;

namespace Lantern.App.Tests.Matrix;

/// <summary>
/// Every endpoint as every role and tie, with a file of theirs, one that is not for them and one that is not there, over real HTTP: the
/// answers are those of the sheet an officer reads, what is not for somebody is as if it were not there, and no word of it is anywhere.
/// </summary>
public sealed partial class MatrixTests(DemoHub hub, ITestOutputHelper output) : IClassFixture<DemoHub>
{
    private static readonly bool IsFull = Environment.GetEnvironmentVariable("LANTERN_FULL") == "1";

    // Of the ties of each role, every fourth in an ordinary run, others for the next role: no endpoint and no role is left out.
    private const int Sampled = 4;

    private readonly List<string> _faults = [];
    private readonly Dictionary<string, Cell> _byCanary = [];
    private PermissionSheet _sheet = null!;
    private IReadOnlyList<Endpoint> _endpoints = [];
    private string _other = "";
    private int _asked;

    [Fact]
    public async Task No_endpoint_shows_what_the_sheet_denies_or_denies_what_it_permits()
    {
        var watch = Stopwatch.StartNew();
        _sheet = new PermissionSheet(await File.ReadAllTextAsync(Sheet(), TestContext.Current.CancellationToken));
        _endpoints = await Doors.Of(hub.Services);
        var cells = new Cells(hub);
        await cells.Begin();
        var made = new List<Cell>();
        foreach (var (role, r) in Enum.GetValues<Role>().Select((role, r) => (role, r)))
        {
            foreach (var tie in Cells.Ties.Where((_, t) => IsFull || t == 0 || (t + r) % Sampled == 0))
            {
                if (await cells.Make(role, tie) is { } cell)
                    made.Add(_byCanary[cell.Canary] = cell);
            }
        }
        var (other, canary) = await cells.Alone();
        foreach (var cell in made)
            await hub.Store.Staff.Add(Belonging.Blocked, cell.Worker.Agency, cell.Worker.Worker, other, "A conflict of interest");
        _other = canary;
        _byCanary[canary] = new Cell(new Reader("", "", Role.Referrer, "", ""), "", ["blocked"], other, canary);
        foreach (var cell in made)
            await Walk(cell, other);
        output.WriteLine($"{_endpoints.Count} endpoints, {made.Count} cells of {Enum.GetValues<Role>().Length} roles and {Cells.Ties.Length} ties, {_asked:N0} requests in {watch.Elapsed.TotalSeconds:F0} s, {_faults.Count} faults.");
        Assert.True(_faults.Count == 0, string.Join('\n', _faults.Take(40)));
        Assert.True(made.Count >= Enum.GetValues<Role>().Length * 3);
    }

    private async Task Walk(Cell cell, FileId other)
    {
        using var wire = await Wire.For(hub, cell.Worker.Worker);
        var nothing = await Ask(wire, cell, HttpMethod.Get, "/no-such-page");
        var absent = new string([.. cell.File.Value.Reverse()]);
        foreach (var endpoint in _endpoints.Where(one => one.Template is not "/sign-out"))
        {
            if (endpoint.Door.Needs == Needs.File)
                await File_(wire, cell, endpoint, nothing, other.Value, absent);
            else if (endpoint.Door.Needs == Needs.Draft)
                await Draft(wire, cell, nothing, other.Value, absent);
            else if (cell.Tie.Length == 0 || IsFull)
                await Plain(wire, cell, endpoint, nothing);
        }
        await Marks(wire, cell, nothing);
        await Parts(wire, cell, nothing);
        await Lists(wire, cell);
    }

    private async Task File_(Wire wire, Cell cell, Endpoint endpoint, WireReply nothing, string other, string absent)
    {
        var may = endpoint.Door.Words.All(deed => cell.May(_sheet, deed));
        var own = await Ask(wire, cell, HttpMethod.Get, endpoint.For(cell.File.Value, await hub.Code(cell.File, 1, Cells.Starter)));
        if (!may)
            Nothing(own, nothing, cell, "own");
        else if (own.Status == HttpStatusCode.NotFound && !endpoint.Door.MayLack)
            Fault(own, cell, "is not shown, and should be");
        Nothing(await Ask(wire, cell, HttpMethod.Get, endpoint.For(other)), nothing, cell, "other");
        Nothing(await Ask(wire, cell, HttpMethod.Get, endpoint.For(absent)), nothing, cell, "absent");
        foreach (var (file, isOwn) in ((string, bool)[])[(cell.File.Value, true), (other, false), (absent, false)])
        {
            foreach (var path in endpoint.PostsFor(file))
            {
                var answer = await Ask(wire, cell, HttpMethod.Post, path);
                if (!isOwn || !may)
                    Nothing(answer, nothing, cell, isOwn ? "own" : "other or absent");
            }
        }
    }

    private async Task Draft(Wire wire, Cell cell, WireReply nothing, string other, string absent)
    {
        foreach (var (file, may) in ((string, bool)[])[(cell.File.Value, cell.May(_sheet, "read")), (other, false), (absent, false)])
        {
            var answer = await Ask(wire, cell, HttpMethod.Post, "/drafts", ("DraftKey", $"{file}/matrix"), ("Concern", "x"));
            if (!may)
                Nothing(answer, nothing, cell, "draft");
            else if (answer.Status != HttpStatusCode.NoContent)
                Fault(answer, cell, "keeps no draft, and should");
        }
    }

    private async Task Plain(Wire wire, Cell cell, Endpoint endpoint, WireReply nothing)
    {
        var may = endpoint.Door.Needs switch
        {
            Needs.Deed => endpoint.Door.Words.All(deed => _sheet.Ask(cell.Role, [], deed, [], null).Allowed),
            Needs.Roles => endpoint.Door.Words.Contains(cell.Role),
            _ => true,
        };
        var answer = await Ask(wire, cell, HttpMethod.Get, endpoint.For(""));
        if (!may)
            Nothing(answer, nothing, cell, "page");
        else if (answer.Status is not (HttpStatusCode.OK or HttpStatusCode.Redirect) && !endpoint.Door.MayLack)
            Fault(answer, cell, "is not shown, and should be");
        foreach (var path in endpoint.PostsFor("").Where(_ => !may))
            Nothing(await Ask(wire, cell, HttpMethod.Post, path), nothing, cell, "form");
    }

    // Every mark by itself: the entry's own page, and the chronology with exactly those that are permitted.
    private async Task Marks(Wire wire, Cell cell, WireReply nothing)
    {
        var reads = cell.May(_sheet, "read");
        var chronology = reads ? (await Ask(wire, cell, HttpMethod.Get, $"/files/{cell.File}/chronology")).Body : "";
        foreach (var ((_, mark), i) in Cells.Marked.Select((one, i) => (one, i)))
        {
            // Only the file's writer has written; "referrer" wrote the first two entries, the marked ones are the hub's.
            var may = reads && cell.MayRead(_sheet, "network", mark);
            var answer = await Ask(wire, cell, HttpMethod.Get, $"/files/{cell.File}/entries/{await hub.Code(cell.File, i + 3, Cells.Starter)}");
            var shown = $"{cell.Canary}{mark.Replace(' ', '-')}";
            if (!may)
                Nothing(answer, nothing, cell, $"entry marked {mark}");
            else if (!answer.Body.Contains(shown, StringComparison.Ordinal))
                Fault(answer, cell, $"does not show what is marked {mark}, and should");
            if (may != chronology.Contains(shown, StringComparison.Ordinal))
                Fault(answer, cell, $"{(may ? "is missing from" : "stands in")} the chronology, marked {mark}");
        }
    }

    // Every part of the record by itself, by an entry that bears no mark and that somebody else wrote.
    private async Task Parts(Wire wire, Cell cell, WireReply nothing)
    {
        var chronology = cell.May(_sheet, "read") ? (await Ask(wire, cell, HttpMethod.Get, $"/files/{cell.File}/chronology")).Body : "";
        foreach (var ((part, _, _), i) in Cells.Parts.Select((one, i) => (one, i)))
        {
            var may = cell.MayRead(_sheet, part);
            var code = await hub.Code(cell.File, Cells.Marked.Length + i + 3, Cells.Starter);
            var answer = await Ask(wire, cell, HttpMethod.Get, $"/files/{cell.File}/entries/{code}");
            var shown = $"{cell.Canary}part-{part.Replace(' ', '-')}";
            if (!may)
                Nothing(answer, nothing, cell, $"entry of the part {part}");
            else if (!answer.Body.Contains(shown, StringComparison.Ordinal))
                Fault(answer, cell, $"does not show the part {part}, and should");
            if (may != (chronology.Contains(code, StringComparison.Ordinal) || chronology.Contains(shown, StringComparison.Ordinal)))
                Fault(answer, cell, $"{(may ? "is missing from" : "stands in")} the chronology, part {part}");
        }
    }

    // What finds and lists. The children were all born on one day; and a name that is there but not for this worker finds what one nobody has does.
    private async Task Lists(Wire wire, Cell cell)
    {
        foreach (var path in (string[])["/?whose=hub", "/?whose=team"])
            await Ask(wire, cell, HttpMethod.Get, path);
        var found = await Ask(wire, cell, HttpMethod.Post, "/find", ("Looked", "14 May 2011"));
        if (cell.May(_sheet, "read") != found.Body.Contains(cell.Canary, StringComparison.Ordinal))
            Fault(found, cell, $"{(cell.May(_sheet, "read") ? "does not find" : "finds")} the child by date of birth");
        var there = await wire.PostOurs("/find", [("Looked", $"{_other}family")]);
        var nowhere = await wire.PostOurs("/find", [("Looked", "Zq9999family")]);
        if (there.Plain.Replace(_other, "", StringComparison.Ordinal) != nowhere.Plain.Replace("Zq9999", "", StringComparison.Ordinal))
            Fault(there, cell, "finds otherwise than for a name nobody has");
    }

    private async Task<WireReply> Ask(Wire wire, Cell cell, HttpMethod method, string path, params (string, string)[] fields)
    {
        _asked++;
        var answer = method == HttpMethod.Get ? await wire.Get(path) : await wire.PostOurs(path, fields);
        if (answer.Status >= HttpStatusCode.InternalServerError)
            Fault(answer, cell, "fails");
        var hub = cell.Ties.Any(tie => tie is "front door" or "hub manager" or "cse manager" or "service manager");
        var head = $"{answer.Leads} {TitleOf().Match(answer.Body).Value} {string.Join(' ', answer.Headers.Select(header => header.Value))}";
        if (CanaryIn().IsMatch(head))
            Fault(answer, cell, "has a word of a file in its title, its address or its headers");
        // An alert names a file by its reference alone.
        var body = path.StartsWith("/privacy", StringComparison.Ordinal) ? ReferenceIn().Replace(answer.Plain, "") : answer.Plain;
        foreach (var canary in CanaryIn().Matches(body.Replace(path, "", StringComparison.Ordinal)).Select(match => match.Value).Distinct().Where(_byCanary.ContainsKey))
        {
            // Whoever works on every file reads those of the other cells too, but not those all of the agency are blocked from.
            var may = canary == cell.Canary ? cell.May(_sheet, "read") : hub && canary != _other && _byCanary[canary].Tie != "blocked agency";
            if (!may && !path.Contains(canary, StringComparison.Ordinal))
                Fault(answer, cell, $"shows {canary} of {_byCanary.GetValueOrDefault(canary)}");
        }
        return answer;
    }

    private void Nothing(WireReply answer, WireReply nothing, Cell cell, string what)
    {
        if (answer.Status != HttpStatusCode.NotFound || answer.Plain != nothing.Plain)
            Fault(answer, cell, $"({what}) is not as if it were not there");
    }

    private void Fault(WireReply answer, Cell cell, string what) =>
        _faults.Add($"{answer.Path} for {cell} ({(int)answer.Status}{(answer.Leads is { } leads ? $" to {leads}" : "")}): {what}");

    private static string Sheet()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Lantern.slnx")))
            folder = folder.Parent;
        return Path.Combine(folder!.FullName, "docs", "permissions.csv");
    }

    [GeneratedRegex("<title>.*?</title>", RegexOptions.Singleline)]
    private static partial Regex TitleOf();

    [GeneratedRegex("Zq[0-9]{4}-reference")]
    private static partial Regex ReferenceIn();

    [GeneratedRegex("Zq[0-9]{4}")]
    private static partial Regex CanaryIn();
}
