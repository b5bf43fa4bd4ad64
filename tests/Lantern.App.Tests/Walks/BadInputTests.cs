using System.Net;
using System.Text;
using Lantern.App.Site;
using Lantern.Entries;

namespace Lantern.App.Tests.Walks;

/// <summary>What people type by mistake, on every form of every kind of entry: a clear message, everything kept, nothing written.</summary>
public sealed class BadInputTests(WalkHub walk) : IClassFixture<WalkHub>
{
    private static readonly (string Day, string Month, string Year)[] ImpossibleDays =
        [("31", "2", "2026"), ("2026-13-40", "", ""), ("7", "13", "2026"), ("seven", "April", "2026"), ("", "4", "2026"), ("7", "4", "26000"), ("0", "0", "0")];

    [Fact]
    public async Task An_empty_form_of_any_kind_is_asked_for_its_day_and_writes_nothing()
    {
        var before = await walk.Ink();
        foreach (var (wire, path, fields) in await WriteForms())
        {
            var answer = await wire.PostOurs(path, fields.Select(field => (field.Name, Kept(field.Name) ? field.Value : "")));
            SaysWhatIsWrong(answer, path);
        }
        Assert.Equal(before, await walk.Ink());
    }

    [Fact]
    public async Task Words_without_end_are_said_to_be_too_long_at_every_field_and_write_nothing()
    {
        var (before, words) = (await walk.Ink(), new string('a', 20_001));
        foreach (var (wire, path, fields) in await WriteForms())
        {
            var texts = fields.Where(field => field.IsText).ToList();
            if (texts.Count == 0)
                continue;
            var answer = await wire.PostOurs(path, fields.Where(field => !field.IsChoice).Select(field => (field.Name, field.IsText ? words : field.Value)));
            SaysWhatIsWrong(answer, path);
            Assert.Contains("20,001 characters", answer.Body, StringComparison.Ordinal);
        }
        Assert.Equal(before, await walk.Ink());
    }

    [Fact]
    public async Task A_day_that_cannot_be_is_said_so_on_every_form_and_writes_nothing()
    {
        var before = await walk.Ink();
        foreach (var (index, (wire, path, fields)) in (await WriteForms()).Index())
        {
            var (day, month, year) = ImpossibleDays[index % ImpossibleDays.Length];
            var answer = await wire.PostOurs(path, fields.Where(field => !field.IsChoice).Select(field => (field.Name,
                field.Name.EndsWith(".Day", StringComparison.Ordinal) ? day : field.Name.EndsWith(".Month", StringComparison.Ordinal) ? month
                : field.Name.EndsWith(".Year", StringComparison.Ordinal) ? year : field.Value)));
            SaysWhatIsWrong(answer, $"{path} {day}/{month}/{year}");
        }
        Assert.Equal(before, await walk.Ink());
    }

    [Theory]
    [InlineData("no-such-kind")]
    [InlineData("ChildSeen")]
    [InlineData("child-seen%2f")]
    public async Task A_kind_that_is_not_there_is_not_there(string kind)
    {
        using var wire = await Wire.For(walk.Hub, "social-worker");
        var before = await walk.Ink();

        Assert.Equal(HttpStatusCode.NotFound, (await wire.Get($"/files/{walk.Rich}/write/{kind}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await wire.PostOurs($"/files/{walk.Rich}/write/{kind}", Seen("kind"))).Status);
        Assert.Equal(before, await walk.Ink());
    }

    [Fact]
    public async Task A_form_sent_twice_is_written_once_and_two_at_the_same_moment_too()
    {
        using var wire = await Wire.For(walk.Hub, "social-worker");
        var before = await walk.Ink();
        var path = $"/files/{walk.Rich}/write/child-contacted";

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => wire.PostOurs(path, Seen("replayed"))));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.Status));
        Assert.Equal((before.Files, before.Entries + 1), await walk.Ink());
    }

    [Fact]
    public async Task A_form_sent_again_by_somebody_else_is_not_theirs_to_send()
    {
        using var wire = await Wire.For(walk.Hub, "social-worker");
        using var other = await Wire.For(walk.Hub, "hub-manager");
        var path = $"/files/{walk.Rich}/write/child-contacted";
        Assert.Equal(HttpStatusCode.Redirect, (await wire.PostOurs(path, Seen("borrowed"))).Status);
        var before = await walk.Ink();

        Assert.Equal(HttpStatusCode.NotFound, (await other.PostOurs(path, Seen("borrowed"))).Status);
        Assert.Equal(before, await walk.Ink());
    }

    [Fact]
    public async Task A_form_that_rests_on_an_older_reading_of_the_file_is_kept_and_asked_to_be_looked_at_again()
    {
        using var wire = await Wire.For(walk.Hub, "social-worker");
        var before = await walk.Ink();

        var answer = await wire.PostOurs($"/files/{walk.Rich}/write/child-contacted", Seen("late").Append(("Seen", walk.Codes[0])));

        Assert.Contains("Somebody wrote in this file while you were writing", answer.Body, StringComparison.Ordinal);
        Assert.Contains("Rang, and heard", answer.Body, StringComparison.Ordinal);
        Assert.Equal(before, await walk.Ink());
    }

    [Fact]
    public async Task Another_file_cannot_be_written_in_by_naming_it_in_the_form_or_the_address()
    {
        using var wire = await Wire.For(walk.Hub, "education");
        var before = await walk.Ink();

        Assert.Equal(HttpStatusCode.NotFound, (await wire.PostOurs($"/files/{walk.Elsewhere}/write/child-contacted", Seen("elsewhere"))).Status);
        Assert.Equal(before, await walk.Ink());
        var named = await wire.PostOurs($"/files/{walk.Rich}/write/child-contacted", [.. Seen("named"), ("file", walk.Elsewhere.Value), ("Id", walk.Elsewhere.Value), ("File", walk.Elsewhere.Value)]);
        Assert.Equal($"/files/{walk.Rich}", named.Leads);
        Assert.Equal((before.Files, before.Entries + 1), await walk.Ink());
        Assert.Single((await walk.Hub.Open(walk.Elsewhere, "referrer-2")).Entries, entry => entry.Body is ConcernRecorded);
    }

    [Fact]
    public async Task A_draft_cannot_be_kept_on_a_file_that_is_not_for_its_author()
    {
        using var wire = await Wire.For(walk.Hub, "education");

        foreach (var key in (string[])[$"{walk.Elsewhere}/referral", "nowhere/referral", "referral", "/", "", new string('k', 201)])
            Assert.Equal(HttpStatusCode.NotFound, (await wire.PostOurs("/drafts", [(Pencil.Key, key), ("Concern", "Kept?")])).Status);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await wire.PostOurs("/drafts", [(Pencil.Key, $"{walk.Rich}/referral"), ("Concern", new string('a', 300_000))])).Status);
    }

    [Fact]
    public async Task What_is_no_form_is_refused_and_writes_nothing()
    {
        using var wire = await Wire.For(walk.Hub, "hub-manager");
        var before = await walk.Ink();
        foreach (var page in (await PageList.Of(walk)).Where(page => page.Posts.Count > 0 && !EveryRoleTests.NeedNoToken.Contains(page.Template)))
        {
            foreach (var type in (string[])["application/json", "text/xml", "text/plain", "application/octet-stream", "multipart/form-data", "multipart/form-data; boundary=\"\""])
            {
                var content = new ByteArrayContent(Encoding.UTF8.GetBytes("{\"Command\":\"x\"}"));
                content.Headers.TryAddWithoutValidation("Content-Type", type);
                var answer = await wire.Send(HttpMethod.Post, page.Addresses[0], content);
                // A page that is not there for this worker, or not set up at this hub, is not there for what is no form either.
                var isThere = (await wire.Get(page.Addresses[0])).Status != HttpStatusCode.NotFound;
                Assert.True(isThere ? answer.Status is HttpStatusCode.BadRequest or HttpStatusCode.UnsupportedMediaType
                    : answer.Status is HttpStatusCode.NotFound or HttpStatusCode.BadRequest or HttpStatusCode.UnsupportedMediaType, $"{type} at {page.Addresses[0]}: {(int)answer.Status}");
            }
        }
        Assert.Equal(before, await walk.Ink());
    }

    private static IEnumerable<(string, string)> Seen(string command) =>
    [
        ("Command", command), ("happened.Day", "9"), ("happened.Month", "6"), ("happened.Year", "2026"), ("method", "call"), ("note", "Rang, and heard that all is well."),
    ];

    private static void SaysWhatIsWrong(WireReply answer, string path)
    {
        Assert.True(answer.Status == HttpStatusCode.OK, $"{path}: {(int)answer.Status} {answer.Leads}");
        Assert.True(answer.Body.Contains("govuk-error-summary__list", StringComparison.Ordinal), $"{path} says nothing of what is wrong.");
        Assert.Contains("<title>Error: ", answer.Body, StringComparison.Ordinal);
    }

    private static bool Kept(string field) => field is "Command" or "Seen" or "of" || field.EndsWith(".Rows", StringComparison.Ordinal);

    // The form of every kind of entry on the rich file, as whoever may write it.
    private async Task<IReadOnlyList<(Wire Wire, string Path, IReadOnlyList<FormField> Fields)>> WriteForms()
    {
        var wires = new List<Wire>();
        foreach (var worker in (string[])["social-worker", "hub-manager", "front-door", "team-manager"])
            wires.Add(await Wire.For(walk.Hub, worker));
        var forms = new List<(Wire, string, IReadOnlyList<FormField>)>();
        foreach (var kind in Kinds.All.Where(kind => Acts.PathOf(walk.Rich, kind).Contains("/write/", StringComparison.Ordinal)))
        {
            var path = Acts.PathOf(walk.Rich, kind) + (kind == Kinds.Of<EntryCorrected>() ? $"?of={walk.Corrected}" : "");
            foreach (var wire in wires)
            {
                if (await wire.Get(path) is { Status: HttpStatusCode.OK } page)
                {
                    forms.Add((wire, path, FormField.LongestFormOn(page.Body)));
                    break;
                }
            }
        }
        Assert.True(forms.Count > 40, $"Only {forms.Count} forms were found.");
        return forms;
    }
}
