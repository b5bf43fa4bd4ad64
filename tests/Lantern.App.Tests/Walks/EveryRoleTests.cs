using System.Net;
using Lantern.Access;

namespace Lantern.App.Tests.Walks;

/// <summary>Every page over plain HTTP as every role: what is not for somebody looks as if it were not there, and no forged form gets in.</summary>
public sealed class EveryRoleTests(WalkHub walk) : IClassFixture<WalkHub>
{
    private static readonly bool IsFull = Environment.GetEnvironmentVariable("LANTERN_FULL") == "1";

    // They say what went wrong with a request of any method, change nothing, and so need no token.
    internal static readonly string[] NeedNoToken = ["/problem", "/not-found/{status:int}"];

    [Fact]
    public async Task Each_role_gets_every_page_or_the_one_answer_that_nothing_is_there()
    {
        var pages = await PageList.Of(walk, everyKind: IsFull);
        var faults = new List<string>();
        foreach (var worker in WalkHub.Roles)
        {
            using var wire = await Wire.For(walk.Hub, worker);
            var nothing = await wire.Get("/no-such-page");
            Assert.Equal(HttpStatusCode.NotFound, nothing.Status);
            foreach (var answer in await AllOf(wire, pages))
            {
                faults.AddRange(answer.HeaderFaults().Select(fault => $"{fault} as {worker}"));
                if (!IsExpected(answer))
                    faults.Add($"{answer.Path} as {worker}: {(int)answer.Status} {answer.Leads}");
                if (answer.Status == HttpStatusCode.NotFound && answer.Plain != nothing.Plain)
                    faults.Add($"{answer.Path} as {worker}: says otherwise than a page that is not there");
            }
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task Whoever_has_not_signed_in_is_led_to_the_sign_in_page_and_sees_nothing()
    {
        using var wire = await Wire.For(walk.Hub);
        var open = 0;
        foreach (var answer in await AllOf(wire, await PageList.Of(walk)))
        {
            Assert.Empty(answer.HeaderFaults());
            if (answer.Path == "/first-start")
                Assert.Equal("/", answer.Leads); // the hub is there
            else if (answer.Status == HttpStatusCode.Redirect)
                Assert.StartsWith("/sign-in", answer.Leads, StringComparison.Ordinal);
            else
                open++;
            Assert.DoesNotContain("Thistlewood", answer.Body, StringComparison.Ordinal);
        }
        Assert.True(open < 14, $"{open} pages are open to everybody.");
    }

    [Fact]
    public async Task A_file_that_is_not_there_and_one_that_is_not_for_the_reader_are_one_answer()
    {
        foreach (var worker in WalkHub.Roles)
        {
            var reader = walk.Hub.Worker(worker);
            await walk.Hub.Store.Staff.Add(Belonging.Blocked, reader.Agency, worker, walk.Elsewhere, "Related to the family");
            using var wire = await Wire.For(walk.Hub, worker);
            var absent = new string(walk.Rich.Value.Reverse().ToArray());
            foreach (var page in (await PageList.Of(walk)).Where(page => page.Template.Contains("{file}", StringComparison.Ordinal)))
            {
                var address = page.Addresses[0];
                await AreOne(wire, page, address, absent);
            }
        }
    }

    [Fact]
    public async Task No_form_without_its_token_is_taken_and_nothing_is_written()
    {
        using var wire = await Wire.For(walk.Hub, "hub-manager");
        using var other = await Wire.For(walk.Hub, "social-worker");
        var before = await walk.Ink();
        var refused = 0;
        foreach (var page in (await PageList.Of(walk)).Where(page => !NeedNoToken.Contains(page.Template)))
        {
            foreach (var path in Forms.PathsOf(page))
            {
                foreach (var token in (string[])["", "nonsense", other.Token])
                {
                    var answer = await wire.Post(path, Plausible(token));
                    Assert.True(Refused(page) == answer.Status, $"{path}: {answer.Status} and not {Refused(page)}");
                    Assert.Empty(answer.HeaderFaults());
                    refused++;
                }
            }
            foreach (var method in (HttpMethod[])[HttpMethod.Put, HttpMethod.Delete, HttpMethod.Patch])
                Assert.Equal(Refused(page), (await wire.Send(method, page.Addresses[0], Wire.Form([]))).Status);
        }
        Assert.True(refused > 60, $"Only {refused} forged forms were tried.");
        Assert.Equal(before, await walk.Ink());
        Assert.Null(await walk.Hub.Store.Files.ReadDraft($"{walk.Rich}/forged", walk.Hub.Worker("hub-manager")));
    }

    [Fact]
    public async Task A_page_takes_only_the_requests_it_has_an_answer_for()
    {
        using var wire = await Wire.For(walk.Hub, "hub-manager");
        var before = await walk.Ink();
        foreach (var page in await PageList.Of(walk))
        {
            foreach (var method in (HttpMethod[])[HttpMethod.Post, HttpMethod.Put, HttpMethod.Delete, HttpMethod.Patch, new("PAGE"), new("LOOK")])
            {
                if (method == HttpMethod.Post && page.Posts.Count > 0)
                    continue;
                var answer = await wire.Send(method, page.Addresses[0], Wire.Form([("__RequestVerificationToken", wire.Token)]));
                Assert.True(answer.Status is HttpStatusCode.MethodNotAllowed or HttpStatusCode.BadRequest or HttpStatusCode.NotFound or HttpStatusCode.Forbidden
                    || answer.Leads == "/sign-in", $"{method} {page.Addresses[0]}: {(int)answer.Status}");
                if (answer.Status is HttpStatusCode.MethodNotAllowed or HttpStatusCode.BadRequest)
                    Assert.Contains("nothing was written", answer.Body, StringComparison.Ordinal);
            }
            foreach (var method in (HttpMethod[])[HttpMethod.Head, HttpMethod.Options])
                Assert.True((await wire.Send(method, page.Addresses[0], null)).Status < HttpStatusCode.InternalServerError, $"{method} {page.Addresses[0]}");
        }
        Assert.Equal(before, await walk.Ink());
    }

    // To a hub manager the pages of an administrator are not there, whatever is sent to them.
    private static HttpStatusCode Refused(WalkedPage page) =>
        (page.Template.StartsWith("/administration/", StringComparison.Ordinal) && !page.Template.EndsWith("/recoveries", StringComparison.Ordinal)
            && !page.Template.EndsWith("/machine", StringComparison.Ordinal))
        || page.Template.StartsWith("/break-glass", StringComparison.Ordinal) || page.Template.StartsWith("/privacy", StringComparison.Ordinal)
        || page.Template.StartsWith("/erasures", StringComparison.Ordinal)
            ? HttpStatusCode.NotFound : HttpStatusCode.BadRequest;

    private static (string, string)[] Plausible(string token) =>
    [
        ("Command", "forged"), ("DraftKey", "forged"), ("Concern", "Forged."), ("Concerns", "Forged."), ("Child", "new"), ("Choice", "not-now"), ("Because", "Forged."),
        ("happened.Day", "7"), ("happened.Month", "4"), ("happened.Year", "2026"), ("Outcome", "no-further-action"), ("worker", "police"),
        .. token.Length == 0 ? Array.Empty<(string, string)>() : [("__RequestVerificationToken", token)],
    ];

    // A write page says to whoever may not do the act whose it is; that is about a file this reader has open.
    private static bool IsExpected(WireReply answer) => answer.Status is HttpStatusCode.OK or HttpStatusCode.NotFound
        || (answer.Status == HttpStatusCode.Redirect && answer.Leads is { } leads && leads.StartsWith('/') && !leads.StartsWith("/sign-in?", StringComparison.Ordinal))
        || (answer.Status == HttpStatusCode.Forbidden && answer.Path.StartsWith("/files/", StringComparison.Ordinal));

    private async Task AreOne(Wire wire, WalkedPage page, string address, string absent)
    {
        foreach (var path in Forms.PathsOf(page, address).Prepend(address))
        {
            var (method, fields) = path == address ? (HttpMethod.Get, (IEnumerable<(string, string)>?)null) : (HttpMethod.Post, [("__RequestVerificationToken", wire.Token)]);
            var answers = new List<WireReply>();
            foreach (var file in (string[])[absent, walk.Elsewhere.Value, "x", "..%2f..", "%25", new string('z', 500)])
                answers.Add(await wire.Send(method, path.Replace(walk.Rich.Value, file, StringComparison.Ordinal), fields is null ? null : Wire.Form(fields)));
            Assert.All(answers, answer =>
            {
                Assert.Equal(HttpStatusCode.NotFound, answer.Status);
                Assert.Equal(answers[0].Plain, answer.Plain);
                Assert.Equal(Comparable(answers[0]), Comparable(answer));
            });
        }
    }

    private static IEnumerable<string> Comparable(WireReply answer) => answer.Headers
        .Where(header => header.Key is not ("Date" or "Set-Cookie")).Select(header => $"{header.Key}: {header.Value}").Order(StringComparer.Ordinal);

    private static async Task<IReadOnlyList<WireReply>> AllOf(Wire wire, IReadOnlyList<WalkedPage> pages)
    {
        var answers = new List<WireReply>();
        foreach (var address in pages.SelectMany(page => page.Addresses))
            answers.Add(await wire.Get(address));
        return answers;
    }
}
