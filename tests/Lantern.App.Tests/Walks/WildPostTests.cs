using System.Diagnostics;
using System.Net;
using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Access;

namespace Lantern.App.Tests.Walks;

/// <summary>
/// Every date, number and text of the form of every kind sent as nobody means it, by somebody who may write it: years 1 to 9999,
/// figures of ten digits either way, a megabyte, control characters. Whatever was taken, afterwards every page answers and no list is shorter.
/// </summary>
public sealed class WildPostTests(WalkHub walk) : IClassFixture<WalkHub>
{
    private const int Seed = 20261130;
    private static readonly bool IsFull = Environment.GetEnvironmentVariable("LANTERN_FULL") == "1";
    private static readonly int Rounds = IsFull ? 40 : 4;
    private static readonly TimeSpan Most = IsFull ? TimeSpan.FromMinutes(20) : TimeSpan.FromMinutes(2);

    private static readonly string[] Years = ["0001", "0099", "0206", "1066", "1899", "1900", "2126", "2127", "2500", "9998", "9999"];
    private static readonly string[] Numbers = ["-9999999999", "9999999999", "2147483647", "-2147483648", "-1", "0", "1e400", "NaN"];
    private static readonly string[] Texts = ["\0", "\u0001\u001b[2J", "\u202Eabc\u2066", "\uFEFF", "a\u0085b\u2028c", new('a', 20_000), "9999-12-31", "<script>", "x"];

    private readonly Random _random = new(Seed);

    [Fact]
    public async Task Whatever_is_sent_every_page_answers_afterwards_and_no_list_is_shorter()
    {
        var (since, faults, dates, taken) = (Stopwatch.GetTimestamp(), new List<string>(), 0, 0);
        var before = await Lines();
        for (var round = 0; round < Rounds && Stopwatch.GetElapsedTime(since) < Most; round++)
        {
            foreach (var (wire, path, fields) in await Forms())
            {
                var sent = fields.SelectMany(Wild).ToList();
                dates += sent.Count(field => field.Name.EndsWith(".Year", StringComparison.Ordinal));
                var answer = await wire.PostOurs(path, sent);
                taken += answer.IsAccepted ? 1 : 0;
                if ((int)answer.Status >= 500)
                    faults.Add($"{path} answered {(int)answer.Status} to {string.Join('&', sent.Select(field => $"{field.Name}={field.Value[..Math.Min(40, field.Value.Length)]}"))}");
            }
            faults.AddRange(await Pages());
            Assert.True(faults.Count == 0, string.Join('\n', faults.Take(20)));
        }
        var after = await Lines();
        Assert.True(after.Files >= before.Files && after.Unread == 0, $"{before} became {after}");
        Assert.True(dates > 100 && taken > 5, $"{dates} dates were sent, {taken} forms taken: that is no fuzz.");
    }

    [Fact]
    public async Task A_megabyte_in_any_field_of_words_is_answered()
    {
        var words = new string('w', 1_000_000);
        foreach (var (wire, path, fields) in (await Forms()).Where((_, index) => IsFull || index % 6 == 0))
        {
            var field = fields.LastOrDefault(field => field.IsText);
            if (field is null)
                continue;
            var answer = await wire.PostOurs(path, fields.Where(one => !one.IsChoice).Select(one => (one.Name, one == field ? words : one.Value)));
            Assert.True((int)answer.Status < 500 && !answer.IsAccepted, $"{path}: {(int)answer.Status}");
        }
        Assert.Empty(await Pages());
    }

    private IEnumerable<(string Name, string Value)> Wild(FormField field)
    {
        if (field.Name is "Command")
            yield return (field.Name, $"wild-{_random.Next()}");
        else if (field.Name is "Seen" or "DraftKey" or "of" || field.Name.EndsWith(".Rows", StringComparison.Ordinal))
            yield return (field.Name, field.Value);
        else if (field.Name.EndsWith(".Day", StringComparison.Ordinal) || field.Name.EndsWith(".Month", StringComparison.Ordinal))
            yield return (field.Name, field.Value.Length > 0 ? field.Value : "12");
        else if (field.Name.EndsWith(".Year", StringComparison.Ordinal))
            // The day it happened is mostly left as it stands, else nothing else would ever be reached.
            yield return (field.Name, field.Name.StartsWith("happened", StringComparison.Ordinal) && _random.Next(8) > 0 ? field.Value : Pick(Years));
        else if (field.IsChoice || field.Type == "select")
        {
            if (field.Value.Length > 0 && _random.Next(2) == 0)
                yield return (field.Name, field.Value);
        }
        else if (field.IsText)
            yield return (field.Name, _random.Next(4) == 0 ? Pick(Texts) : "A few words.");
        else
            yield return (field.Name, field.Value.Length > 0 && _random.Next(3) > 0 ? field.Value : _random.Next(2) == 0 ? Pick(Numbers) : Pick(Texts));
    }

    private string Pick(string[] from) => from[_random.Next(from.Length)];

    private async Task<(int Files, int Unread)> Lines() => await walk.Hub.Store.Index.Show(walk.Hub.Worker("hub-manager"), Purpose.HubBoard,
        lists => (lists.Files().Count, lists.LeftOut().Count), _ => []);

    private async Task<List<string>> Pages()
    {
        var faults = new List<string>();
        foreach (var reader in (string[])["hub-manager", "social-worker", "referrer"])
        {
            using var wire = await Wire.For(walk.Hub, reader);
            foreach (var page in (string[])["/", "/?whose=hub", "/hub", "/find", .. new[] { "", "/chronology", "/duties", "/risk", "/plan", "/write", "/journey", "/quality" }.Select(page => $"/files/{walk.Rich}{page}")])
            {
                if (await wire.Get(page) is { Status: var status } && (int)status >= 500)
                    faults.Add($"{page} as {reader}: {(int)status}");
            }
        }
        return faults;
    }

    // The form of every kind on the rich file, as whoever may write it.
    private async Task<IReadOnlyList<(Wire Wire, string Path, IReadOnlyList<FormField> Fields)>> Forms()
    {
        var wires = new List<Wire>();
        foreach (var worker in (string[])["social-worker", "hub-manager", "front-door", "team-manager"])
            wires.Add(await Wire.For(walk.Hub, worker));
        var forms = new List<(Wire, string, IReadOnlyList<FormField>)>();
        foreach (var kind in Kinds.All.Where(kind => kind != Kinds.Of<FileClosed>() && kind != Kinds.Of<EntryStruckOut>() && kind != Kinds.Of<EntryRestored>()))
        {
            var path = Acts.PathOf(walk.Rich, kind) + (kind == Kinds.Of<EntryCorrected>() ? $"?of={walk.Corrected}" : "");
            foreach (var wire in wires)
            {
                if (await wire.Get(path) is { Status: HttpStatusCode.OK } page && FormField.FormsOn(page.Body) is { Count: > 0 } found)
                {
                    forms.Add((wire, path, found.MaxBy(form => form.Count)!));
                    break;
                }
            }
        }
        Assert.True(forms.Count > 40, $"Only {forms.Count} forms were found.");
        return forms;
    }
}
