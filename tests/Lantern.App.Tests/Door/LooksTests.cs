using System.Net;
using Lantern.Access;
using Lantern.App.Tests.Walks;
using Lantern.Entries;
using Lantern.Store.Sqlite;

namespace Lantern.App.Tests.Door;

/// <summary>Every read is noted before its bytes leave, nothing is noted that was not asked for, and where nothing can be noted nothing is shown.</summary>
public sealed class LooksTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Seed = 20260407;
    private static readonly int Most = Environment.GetEnvironmentVariable("LANTERN_FULL") == "1" ? 100_000 : 2_000;

    // A hub for each test: the lists show every file there is.
    private readonly DemoHub _hub = new();
    private readonly Random _random = new(Seed);
    private readonly Dictionary<string, Wire> _wires = [];
    private Crowd _crowd = null!;
    private long _noted;

    [Fact]
    public async Task What_was_read_and_what_was_noted_are_the_same()
    {
        await Begin(8);
        var (looks, shown) = (0, 0);
        for (var i = 0; i < Most; i++)
        {
            var worker = Pick(Crowd.Workers);
            var (what, words, expected) = _random.Next(10) switch
            {
                < 6 => await OnePage(worker),
                < 8 => await OneList(worker),
                8 => await OneSearch(worker),
                _ => await OneDoor(worker),
            };
            var noted = Noted();
            Assert.True(noted.Count == expected.Count, $"{i}: {what} by {worker}: {noted.Count} looks, not {expected.Count}");
            foreach (var (look, files) in noted.Zip(expected))
            {
                Assert.Equal((worker, _hub.Worker(worker).Agency), (look.Worker, look.Agency));
                var seen = look.File is { } file ? [file] : look.Listed;
                Assert.True(files is null || files.SetEquals(seen), $"{i}: {what} by {worker} noted other files than it shows");
                var known = _crowd.Files.Where(one => seen.Contains(one.File)).Select(one => one.Word).ToHashSet();
                Assert.True(words.All(known.Contains), $"{i}: {what} by {worker} shows what is not noted");
            }
            Assert.True(expected.Count > 0 || words.Count == 0, $"{i}: {what} by {worker} shows what is not noted");
            (looks, shown) = (looks + noted.Count, shown + words.Count);
        }
        output.WriteLine($"{Most:N0} operations, {looks:N0} looks, files shown {shown:N0} times.");
        Assert.True(shown > Most / 3);
    }

    [Fact]
    public async Task Where_a_look_cannot_be_noted_nothing_is_shown_and_nothing_is_written()
    {
        await Begin(4);
        Behind("CREATE TRIGGER no_looks BEFORE INSERT ON look BEGIN SELECT RAISE(ABORT, 'no'); END");
        try
        {
            foreach (var worker in Crowd.Workers)
            {
                foreach (var (file, word, entry) in _crowd.Files)
                {
                    foreach (var page in Crowd.Pages)
                        Refused(await _wires[worker].Get($"/files/{file}{page.Replace("{entry}", entry, StringComparison.Ordinal)}"), _crowd.May(worker, file));
                    Refused(await _wires[worker].PostOurs($"/files/{file}/write/child-contacted", Rang("refused")), _crowd.May(worker, file));
                    Refused(await _wires[worker].PostOurs("/find", [("Looked", word)]), true, typed: word);
                }
                Refused(await _wires[worker].Get("/"), true);
                Refused(await _wires[worker].Get("/hub"), Board(worker));
            }
            Assert.Empty(Noted());
        }
        finally
        {
            Behind("DROP TRIGGER no_looks");
        }
        var (own, name, _) = _crowd.Files[0];
        var back = await _wires["front-door"].Get($"/files/{own}");
        Assert.Equal(HttpStatusCode.OK, back.Status);
        Assert.Contains(name, back.Body, StringComparison.Ordinal);
    }

    public ValueTask InitializeAsync() => _hub.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var wire in _wires.Values)
            wire.Dispose();
        await _hub.DisposeAsync();
    }

    // What somebody typed is kept on the page for them to send again: that alone is no word of the record.
    private static void Refused(WireReply answer, bool may, string? typed = null)
    {
        Assert.Equal(may ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.NotFound, answer.Status);
        Assert.DoesNotContain(Crowd.WordsIn(answer.Body), word => word != typed);
        Assert.Empty(answer.HeaderFaults());
        if (may)
            Assert.Contains("The record cannot be read or written now", answer.Body, StringComparison.Ordinal);
    }

    private async Task Begin(int files)
    {
        _crowd = await Crowd.Begin(_hub, files);
        foreach (var worker in Crowd.Workers)
        {
            _wires[worker] = await Wire.For(_hub, worker);
            // Whoever reads by role alone is asked why once for each file; here it is answered beforehand, so that every later page is one look.
            foreach (var (file, _, _) in _crowd.Files)
                await _wires[worker].Get($"/files/{file}");
        }
        Noted();
    }

    // What was asked, the words of files that came back, and the looks there should be: the files each names, null for any.
    private async Task<(string, HashSet<string>, IReadOnlyList<HashSet<FileId>?>)> OnePage(string worker)
    {
        var (file, _, entry) = Pick(_crowd.Files);
        var path = $"/files/{file}{Pick(Crowd.Pages).Replace("{entry}", entry, StringComparison.Ordinal)}";
        var answer = _random.Next(8) switch
        {
            0 => await _wires[worker].PostOurs($"/files/{file}/write/child-contacted", Rang($"rang-{_random.Next()}")),
            1 => await _wires[worker].Send(HttpMethod.Head, path, null),
            2 => await _wires[worker].Get(path.Replace(file.Value, new string([.. file.Value.Reverse()]), StringComparison.Ordinal)),
            _ => await _wires[worker].Get(path),
        };
        var isThere = answer.Path.Contains(file.Value, StringComparison.Ordinal) && _crowd.May(worker, file);
        return ($"{path} ({(int)answer.Status})", [.. Crowd.WordsIn(answer.Body)], isThere ? [[file]] : []);
    }

    private async Task<(string, HashSet<string>, IReadOnlyList<HashSet<FileId>?>)> OneList(string worker)
    {
        var path = Pick(Crowd.Lists);
        var answer = await _wires[worker].Get(path);
        var words = Crowd.WordsIn(answer.Body).ToHashSet();
        return (path, words, path.StartsWith("/hub", StringComparison.Ordinal) && !Board(worker) ? [] : [Files(words)]);
    }

    private async Task<(string, HashSet<string>, IReadOnlyList<HashSet<FileId>?>)> OneSearch(string worker)
    {
        var looked = _random.Next(3) == 0 ? "14/5/2011" : Pick(_crowd.Files).Word;
        var answer = await _wires[worker].PostOurs("/find", [("Looked", looked)]);
        // What was looked for stands in the form again, whoever is known.
        var words = Crowd.WordsIn(answer.Body.Replace($"value=\"{looked}\"", "", StringComparison.Ordinal)).ToHashSet();
        return ("/find", words, [Files(words)]);
    }

    private async Task<(string, HashSet<string>, IReadOnlyList<HashSet<FileId>?>)> OneDoor(string worker)
    {
        var (file, word, _) = Pick(_crowd.Files);
        var open = await _hub.Store.Files.Open(file, _hub.Worker(worker), Purpose.Of("For the test"));
        return ("the door", open is null ? [] : [word], open is null ? [] : [[file]]);
    }

    private HashSet<FileId> Files(HashSet<string> words) => [.. _crowd.Files.Where(one => words.Contains(one.Word)).Select(one => one.File)];

    private static bool Board(string worker) => worker is "front-door" or "hub-manager" or "cse-manager" or "service-manager" or "team-manager";

    private static IEnumerable<(string, string)> Rang(string command) =>
        [("Command", command), ("happened.Day", "7"), ("happened.Month", "4"), ("happened.Year", "2026"), ("method", "call"), ("note", "Rang.")];

    private List<Look> Noted()
    {
        var noted = _hub.Store.LooksAfter(_noted);
        _noted = noted.Count == 0 ? _noted : noted[^1].Position;
        return noted.ConvertAll(one => one.Look);
    }

    private void Behind(string sql)
    {
        using var connection = OnSqlite.Connect(Path.Combine(_hub.DataFolder, "lantern.db"));
        connection.RunScript(sql);
    }

    private T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];
}
