using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Lantern.Access;
using Lantern.App.Tests.Walks;
using Lantern.Entries;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Lantern.App.Tests.Door;

/// <summary>
/// Every sensitive field carries a word of its own. Each role follows every link it is shown and asks for every page of every file:
/// what comes back holds the words its reader may see and no other, and no title, address, header or log line ever holds one.
/// </summary>
public sealed partial class CanaryTests(DemoHub hub, ITestOutputHelper output) : IClassFixture<DemoHub>
{
    private const int MostPages = 160;

    private static readonly Marks[] Marked =
    [
        Marks.None, Marks.FamilyShareable, Marks.Police, Marks.Health, Marks.Legal, Marks.ThirdParty, Marks.ProtectedSource, Marks.ProtectedLocation, Marks.Disruption,
    ];

    private readonly List<FileId> _files = [];
    private readonly List<string> _faults = [];
    private int _words;

    [Fact]
    public async Task No_page_holds_a_word_its_reader_may_not_see_and_no_title_address_header_or_log_holds_any()
    {
        var log = new Log();
        hub.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        await Fill("referrer", "social-worker");
        await Fill("referrer-2", null);
        var (pages, shown) = (0, 0);
        foreach (var worker in WalkHub.Roles)
        {
            var may = await May(worker);
            var (asked, found) = await Crawl(worker, may);
            (pages, shown) = (pages + asked, shown + found);
            Assert.True(may.Count == 0 || found > 0, $"{worker} was shown nothing of what is theirs.");
        }
        Assert.DoesNotContain(log.Lines, line => Word().IsMatch(line));
        Assert.NotEmpty(log.Lines);
        output.WriteLine($"{_words} words, {WalkHub.Roles.Length} roles, {pages:N0} pages, {shown:N0} words shown to those who may see them, {log.Lines.Count:N0} log lines, {_faults.Count} faults.");
        Assert.True(_faults.Count == 0, string.Join('\n', _faults.Take(30)));
    }

    private async Task<(int, int)> Crawl(string worker, HashSet<string> may)
    {
        using var wire = await Wire.For(hub, worker);
        var codes = new List<string>();
        foreach (var file in _files)
            codes.Add(await hub.Code(file, 5, "front-door"));
        var queue = new Queue<string>(Crowd.Lists.Concat(["/find", "/hub", "/account", "/practice"])
            .Concat(_files.Zip(codes).SelectMany(one => Crowd.Pages.Select(page => $"/files/{one.First}{page.Replace("{entry}", one.Second, StringComparison.Ordinal)}"))));
        var seen = queue.ToHashSet();
        var (asked, found) = (0, new HashSet<string>());
        while (asked < MostPages && queue.TryDequeue(out var path))
        {
            asked++;
            var answer = await wire.Get(path);
            found.UnionWith(Look(answer, worker, may));
            foreach (var link in Links(answer).Where(seen.Add))
                queue.Enqueue(link);
        }
        foreach (var looked in (string[])["14/5/2011", "Zq0001zq", "Zq0002zq", "01632 960001"])
        {
            var answer = await wire.PostOurs("/find", [("Looked", looked)]);
            found.UnionWith(Look(answer with { Body = answer.Body.Replace($"value=\"{looked}\"", "", StringComparison.Ordinal) }, worker, may));
            asked++;
        }
        return (asked, found.Count);
    }

    private IEnumerable<string> Look(WireReply answer, string worker, HashSet<string> may)
    {
        var body = WebUtility.HtmlDecode(answer.Body);
        var words = Word().Matches(body).Select(match => match.Value).Distinct().ToList();
        _faults.AddRange(words.Where(word => !may.Contains(word)).Select(word => $"{worker} at {answer.Path}: shows {word}"));
        var places = $"{answer.Path}\n{Title().Match(body).Value}\n{string.Join('\n', answer.Headers.Select(header => $"{header.Key}: {WebUtility.UrlDecode(header.Value)}"))}\n{string.Join('\n', Address().Matches(body).Select(match => match.Value))}";
        if (Word().Match(places) is { Success: true } slipped)
            _faults.Add($"{worker} at {answer.Path}: {slipped.Value} stands in a title, an address or a header");
        return words.Where(may.Contains);
    }

    private static IEnumerable<string> Links(WireReply answer) => new HtmlParser().ParseDocument(answer.Body).QuerySelectorAll("a[href]")
        .Select(link => link.GetAttribute("href")!).Where(href => href.StartsWith('/') && !href.StartsWith("/sign-out", StringComparison.Ordinal)).Append(answer.Leads ?? "/");

    // What this reader may see, from the door itself: the page may show this and no more.
    private async Task<HashSet<string>> May(string worker)
    {
        var may = new HashSet<string>();
        foreach (var file in _files)
        {
            if (await hub.Store.Files.Open(file, hub.Worker(worker), Purpose.Of("For the test")) is { } open)
                may.UnionWith(open.Entries.SelectMany(entry => Word().Matches(Encoding.UTF8.GetString(entry.Kind.ToJson(entry.Body))).Select(match => match.Value)));
        }
        return may;
    }

    private async Task Fill(string referrer, string? allocated)
    {
        var file = await hub.Begin(referrer, new ChildIdentified
        {
            GivenName = Say(), FamilyName = Say(), PreferredName = Say(), AlsoKnownAs = [Say()], Born = new(2011, 5, 14), Address = new(Say(), Marks.ProtectedLocation),
            Phone = new($"{Say()} 01632 960001", Marks.ThirdParty), School = new(Say()), NhsNumber = Say(), Languages = [Say()], Reference = Say(),
        }, new ConcernRecorded { Concern = new(Say()) }, new ReferralMade { From = "Youth service", Concerns = new(Say()), ParentsTold = new(Say(), Marks.ThirdParty) }, new ContactReceived { From = "Youth service" });
        _files.Add(file);
        if (allocated is not null)
        {
            await hub.Write("hub-manager", file, new CaseAllocated { Worker = allocated, Grade = Grade.Experienced });
            foreach (var (agency, worker) in ((string, string)[])[("police", "police"), ("health", "health"), ("housing", "housing")])
                await hub.Store.Staff.Add(Belonging.NetworkMember, agency, worker, file, "Works with the child");
        }
        foreach (var marks in Marked)
        {
            await hub.Write("hub-manager", file, marks,
                new StrengthNoted { Strength = new(Say()) }, new ChildSpoke { Words = new(Say()), About = new(Say()) }, new AdviceGiven { Advice = new(Say()), To = Say() },
                new SignificantChange { What = new(Say()) }, new SignificantIncident { What = new(Say()), Where = new(Say(), Marks.ProtectedLocation) }, new ChildContacted { Note = new(Say()), Method = Say() });
            await hub.Write("hub-manager", file, new StrengthNoted { Strength = new(Say()), BuildOn = new(Say(), marks), Because = Say() });
        }
        await hub.Write("hub-manager", file, new HubActionSet { Action = new(Say()), Owner = "north", Timescale = hub.Today.PlusDays(3), Because = Say() });
        await hub.Write("hub-manager", file, new RiskLevelSet { Level = RiskLevel.Medium, Because = Say() });
    }

    private string Say() => $"Zq{++_words:0000}zq";

    [GeneratedRegex("Zq[0-9]{4}zq", RegexOptions.IgnoreCase)]
    private static partial Regex Word();

    [GeneratedRegex("<title>.*?</title>", RegexOptions.Singleline)]
    private static partial Regex Title();

    [GeneratedRegex("(href|action|src|formaction)=\"[^\"]*\"")]
    private static partial Regex Address();

    private sealed class Log : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public void Dispose()
        {
        }

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception}");
    }
}
