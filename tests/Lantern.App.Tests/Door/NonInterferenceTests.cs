using System.Net;
using System.Text.RegularExpressions;
using Lantern.App.Tests.Walks;
using Lantern.Entries;

namespace Lantern.App.Tests.Door;

/// <summary>
/// Two hubs that differ only in what a reader may not see give that reader the same bytes, page by page and header by header.
/// Left out is what is meant to be told: a duty that falls to the reader although what started it is hidden.
/// </summary>
public sealed partial class NonInterferenceTests(ITestOutputHelper output)
{
    private static readonly int Pairs = Environment.GetEnvironmentVariable("LANTERN_FULL") == "1" ? 200 : 15;

    private static readonly string[] Readers =
    [
        "referrer", "police", "social-worker", "health", "team-manager", "front-door", "education", "referrer-2", "hub-manager",
        "social-worker-2", "cse-manager", "service-manager", "housing", "reviewing-officer", "group-service-manager",
    ];

    private static readonly string[] Kinds_ = ["concern-recorded", "entry-corrected", "entry-struck-out", "hub-action-done", "missing-started", "plan-agreed", "brought-forward", "strength-noted"];

    [Fact]
    public async Task A_reader_has_the_same_bytes_whatever_is_hidden_from_them()
    {
        var (pages, more) = (0, 0);
        for (var pair = 0; pair < Pairs; pair++)
        {
            await using var hubs = new TwoHubs(20260407 + pair, Readers[pair % Readers.Length]);
            await hubs.Build();
            pages += await Compare(hubs, pair);
            more += hubs.More;
        }
        output.WriteLine($"{Pairs} pairs, {pages:N0} pages the same byte for byte, {more:N0} hidden things in the second hubs.");
        Assert.True(more > Pairs * 5, $"Only {more} things were hidden.");
    }

    private static async Task<int> Compare(TwoHubs hubs, int pair)
    {
        using var first = await Wire.For(hubs.First, hubs.Reader);
        using var second = await Wire.For(hubs.Second, hubs.Reader);
        var (ours, theirs) = (await Codes(hubs.First, hubs), await Codes(hubs.Second, hubs));
        var pages = 0;
        foreach (var path in Paths(hubs, ours))
        {
            Same(await first.Get(path), await second.Get(In(path, ours, theirs)), path);
            pages++;
        }
        foreach (var looked in (string[])["Sameson", "Otherson", "Hidden", "14/5/2011", "01632 960000", "R-1", "H-99", "Given0 Sameson 2011"])
        {
            Same(await first.PostOurs("/find", [("Looked", looked)]), await second.PostOurs("/find", [("Looked", looked)]), $"find {looked}");
            pages++;
        }
        foreach (var file in hubs.Files)
            await Write(file);
        (ours, theirs) = (await Codes(hubs.First, hubs), await Codes(hubs.Second, hubs));
        foreach (var path in hubs.Files.Select(file => $"/files/{file}/chronology").Append("/").Append("/?whose=team"))
            Same(await first.Get(path), await second.Get(path), $"{path} once something was written");
        return pages;

        // A form that rests on what the reader has seen is taken in both or in neither.
        async Task Write(FileId file)
        {
            var path = $"/files/{file}/write/concern-recorded";
            var (one, other) = (await first.Get(path), await second.Get(path));
            if (one.Status != HttpStatusCode.OK)
                return;
            Same(await first.PostOurs(path, Filled(one)), await second.PostOurs(path, Filled(other)), $"{path} sent");
        }

        void Same(WireReply one, WireReply other, string what) =>
            FailUnlessSame(Plain(one, ours), Plain(other, theirs), $"pair {pair}, {hubs.Reader}: {what} differs ({(int)one.Status}, {(int)other.Status})");
    }

    private static void FailUnlessSame(string one, string other, string what)
    {
        if (one == other)
            return;
        var at = one.Zip(other).TakeWhile(both => both.First == both.Second).Count();
        Assert.Fail($"{what}:\n  {Around(one, at)}\n  {Around(other, at)}");
    }

    private static string Around(string text, int at) => text[Math.Max(0, at - 200)..Math.Min(text.Length, at + 200)].ReplaceLineEndings(" ");

    private static IEnumerable<(string, string)> Filled(WireReply page) => FormField.LongestFormOn(page.Body)
        .Where(field => !field.IsChoice && field.Name is not ("concern" or "Command") && !field.Name.StartsWith("happened", StringComparison.Ordinal))
        .Select(field => (field.Name, field.Value))
        .Concat([("Command", "interfering"), ("concern", "Seen again."), ("happened.Day", "7"), ("happened.Month", "4"), ("happened.Year", "2026")]);

    private static IEnumerable<string> Paths(TwoHubs hubs, Dictionary<string, string> codes)
    {
        foreach (var list in Crowd.Lists.Concat(["/find", "/concerns/new", "/hub?sort=child&order=desc", "/hub?show=unanswered"]))
            yield return list;
        foreach (var file in hubs.Files)
        {
            foreach (var page in Crowd.Pages.Where(page => !page.Contains("{entry}", StringComparison.Ordinal)))
                yield return $"/files/{file}{page}";
            foreach (var page in (string[])["/chronology?order=story", "/chronology?significant=yes", "/chronology?at=2026-04-06", "/duties?at=2026-04-06"])
                yield return $"/files/{file}{page}";
            foreach (var kind in Kinds_)
                yield return $"/files/{file}/write/{kind}";
            foreach (var (code, where) in codes.Where(one => one.Value.StartsWith($"{file} ", StringComparison.Ordinal)))
            {
                yield return $"/files/{file}/entries/{code}";
                yield return $"/files/{file}/write/entry-corrected?of={code}";
            }
        }
        foreach (var file in hubs.Hidden)
        {
            yield return $"/files/{file}";
            yield return $"/files/{file}/chronology";
        }
    }

    // The codes of the entries this reader sees, by file and order.
    private static async Task<Dictionary<string, string>> Codes(DemoHub hub, TwoHubs hubs)
    {
        var codes = new Dictionary<string, string>();
        foreach (var file in hubs.Files)
        {
            var open = await hub.Store.Files.Open(file, hub.Worker(hubs.Reader), Access.Purpose.Of("For the test"));
            foreach (var (entry, i) in (open?.Entries ?? []).Select((entry, i) => (entry, i)))
                codes[entry.Code] = $"{file} {i}";
            foreach (var duty in open?.Duties(all: true) ?? [])
                codes.TryAdd(open!.CodeOf(duty.StartedBy), $"{file} {duty.Clock.Id} {duty.Due.Until}");
        }
        return codes;
    }

    private static string In(string path, Dictionary<string, string> ours, Dictionary<string, string> theirs) =>
        Code().Replace(path, match => ours.TryGetValue(match.Value, out var where) ? theirs.First(one => one.Value == where).Key : match.Value);

    // Everything that came back, without what is drawn by lot for each page and each entry.
    private static string Plain(WireReply answer, Dictionary<string, string> codes)
    {
        var headers = answer.Headers.Where(header => header.Key is not ("Date" or "Set-Cookie" or "Content-Length")).Select(header => $"{header.Key}: {header.Value}").Order(StringComparer.Ordinal);
        var text = $"{(int)answer.Status}\n{string.Join('\n', headers)}\n{answer.Plain}";
        return Code().Replace(text, match => codes.GetValueOrDefault(match.Value, match.Value));
    }

    [GeneratedRegex("(?<=[/=\"]|%2F|%3D)[0-9a-hjkmnp-tv-z]{8}(?=[\"&/]|$)", RegexOptions.Multiline)]
    private static partial Regex Code();
}
