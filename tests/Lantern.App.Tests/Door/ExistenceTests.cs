using System.Diagnostics;
using System.Net;
using Lantern.Access;
using Lantern.App.Tests.Walks;
using Lantern.Entries;

namespace Lantern.App.Tests.Door;

/// <summary>Nothing tells a reader that a file is there which is not theirs: not a byte, not a header, not the time it takes.</summary>
public sealed class ExistenceTests(DemoHub hub, ITestOutputHelper output) : IClassFixture<DemoHub>
{
    private static readonly int TimedPairs = Environment.GetEnvironmentVariable("LANTERN_FULL") == "1" ? 5_000 : 300;

    [Fact]
    public async Task A_hundred_more_files_that_are_not_theirs_change_no_byte_of_any_page()
    {
        var files = new List<FileId> { await hub.Referred(), await hub.Worried() };
        foreach (var file in files)
            await hub.Store.Staff.Add(Belonging.NetworkMember, "health", "health", file, "Works with the child");
        using var wire = await Wire.For(hub, "health");
        var before = await Everything(wire, files);
        for (var i = 0; i < 100; i++)
        {
            var file = await hub.Worried("referrer-2", $"Jo{i % 7}", i % 2 == 0 ? "Example" : "Otherwise");
            await hub.Write("referrer-2", file, new ContactReceived { From = "School", Urgent = i % 3 == 0 });
        }
        var after = await Everything(wire, files);
        Assert.Equal(before.Count, after.Count);
        foreach (var (one, other) in before.Zip(after))
        {
            Assert.Equal((one.Path, one.Status, one.Plain.Length), (other.Path, other.Status, other.Plain.Length));
            Assert.True(one.Plain == other.Plain, $"{one.Path} changed");
            Assert.Equal(Headers(one), Headers(other));
        }
    }

    [Fact]
    public async Task A_file_that_is_forbidden_and_one_that_is_absent_have_one_answer_at_every_address()
    {
        var forbidden = await hub.Referred();
        var (absent, entry) = (new string([.. forbidden.Value.Reverse()]), await hub.Code(forbidden, 2));
        using var wire = await Wire.For(hub, "social-worker-2");
        foreach (var page in Crowd.Pages.Concat(["/write/entry-corrected?of={entry}", "/no-such-page"]).Select(page => page.Replace("{entry}", entry, StringComparison.Ordinal)))
        {
            foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Head, HttpMethod.Post, HttpMethod.Put, HttpMethod.Delete, HttpMethod.Options])
            {
                var (one, other) = (await Ask(forbidden.Value, method, page), await Ask(absent, method, page));
                Assert.True(one.Status == other.Status && one.Plain == other.Plain, $"{method} {page}: {(int)one.Status} and {(int)other.Status}");
                Assert.Equal(Headers(one), Headers(other));
                if (method == HttpMethod.Get)
                    Assert.Equal(HttpStatusCode.NotFound, one.Status);
            }
        }

        Task<WireReply> Ask(string file, HttpMethod method, string page) => wire.Send(method, $"/files/{file}{page}",
            method == HttpMethod.Post ? Wire.Form([("__RequestVerificationToken", wire.Token), ("Command", "x"), ("note", "x")]) : null);
    }

    [Fact]
    public async Task The_time_it_takes_tells_nothing()
    {
        var forbidden = await hub.Referred();
        var absent = new string([.. forbidden.Value.Reverse()]);
        using var wire = await Wire.For(hub, "social-worker-2");
        var (times, others) = (new List<double>(TimedPairs), new List<double>(TimedPairs));
        for (var i = 0; i < TimedPairs + 20; i++)
        {
            // In turn one first, then the other: whatever else the machine does falls on both.
            var (a, b) = i % 2 == 0 ? (await Time(forbidden.Value), await Time(absent)) : (0, 0);
            if (i % 2 == 1)
                (b, a) = (await Time(absent), await Time(forbidden.Value));
            if (i < 20)
                continue; // the first ones compile
            times.Add(a);
            others.Add(b);
        }
        var (one, other) = (Median(times), Median(others));
        output.WriteLine($"{TimedPairs:N0} pairs: forbidden {one:F2} ms, absent {other:F2} ms, apart {Math.Abs(one - other):F2} ms");
        Assert.True(Math.Abs(one - other) < 2 || Math.Max(one, other) / Math.Min(one, other) < 1.5, $"forbidden {one:F2} ms, absent {other:F2} ms");

        async Task<double> Time(string file)
        {
            var watch = Stopwatch.GetTimestamp();
            Assert.Equal(HttpStatusCode.NotFound, (await wire.Get($"/files/{file}")).Status);
            return Stopwatch.GetElapsedTime(watch).TotalMilliseconds;
        }
    }

    private static async Task<List<WireReply>> Everything(Wire wire, List<FileId> files)
    {
        var answers = new List<WireReply>();
        foreach (var path in Crowd.Lists.Concat(["/find", "/concerns/new"]).Concat(files.SelectMany(file => Crowd.Pages.Where(page => page is not ("/write/child-contacted" or "/tools" or "/referral"
            or "/send-to-hub" or "/acknowledge" or "/decide" or "/set-action" or "/answer-action")).Select(page => $"/files/{file}{page.Replace("{entry}", "11111111", StringComparison.Ordinal)}"))))
            answers.Add(await wire.Get(path));
        foreach (var looked in (string[])["Example", "Jo Example", "Otherwise", "14/5/2011", "R-1001"])
            answers.Add(await wire.PostOurs("/find", [("Looked", looked)]));
        return answers;
    }

    private static string Headers(WireReply answer) => string.Join('\n', answer.Headers
        .Where(header => header.Key is not ("Date" or "Set-Cookie")).Select(header => $"{header.Key}: {header.Value}").Order(StringComparer.Ordinal));

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
