using System.Diagnostics;
using System.Net;

namespace Lantern.App.Tests.Walks;

/// <summary>Posts nobody's browser would send, at every form there is: each gets an answer, none breaks anything, and what is refused writes nothing.</summary>
public sealed class MalformedPostTests(WalkHub walk) : IClassFixture<WalkHub>
{
    private const int Seed = 20260407;
    private static readonly TimeSpan MostCpu = TimeSpan.FromSeconds(2);
    private static readonly int Most = Environment.GetEnvironmentVariable("LANTERN_FULL") == "1" ? 7_000 : 1_400;

    [Fact]
    public async Task Spoilt_forms_break_nothing_and_write_whole_acts_or_nothing()
    {
        using var wire = await Wire.For(walk.Hub, "hub-manager");
        using var worker = await Wire.For(walk.Hub, "social-worker");
        var targets = await Targets(wire, worker);
        var spoil = new Malformed(Seed, [walk.Elsewhere.Value, walk.Rich.Value, walk.Bare.Value, "social-worker-2", "rich-1"]);
        var led = new Dictionary<string, int>();
        var (ink, taken, written, faults, slow) = (await walk.Ink(), 0, 0, new List<string>(), new List<string>());
        for (var i = 0; i < Most && faults.Count < 20; i++)
        {
            var (from, path, fields) = targets[i % targets.Count];
            var content = spoil.Next(fields, from.Token);
            var sent = await content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            var (watch, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            var answer = await from.Send(HttpMethod.Post, path, content);
            // Other tests run beside this one: only what was slow on the clock too can have taken it.
            if (Stopwatch.GetElapsedTime(watch) > MostCpu && Environment.CpuUsage.TotalTime - cpu > MostCpu * Environment.ProcessorCount)
                slow.Add($"post {i} at {path} took {Stopwatch.GetElapsedTime(watch).TotalSeconds:F1} s");
            var after = await walk.Ink();
            taken += answer.IsAccepted ? 1 : 0;
            if (answer.IsAccepted)
                led[answer.Leads ?? "nowhere"] = led.GetValueOrDefault(answer.Leads ?? "nowhere") + 1;
            written += after == ink ? 0 : 1;
            if (Fault(answer, ink, after) is { } fault)
                faults.Add($"post {i} at {path}: {fault}\n  {(sent.Length > 1500 ? sent[..1500] + "…" : sent)}");
            ink = after;
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.True(slow.Count <= Most / 100, string.Join('\n', slow));
        Assert.True(taken < Most / 2, $"{taken} of {Most} spoilt forms were taken: they are not spoilt enough. They led to {string.Join(", ", led.OrderByDescending(one => one.Value).Take(5))}.");
        Assert.True(written > Most / 50, $"{written} of {Most} wrote something: they are spoilt too much to come far.");
    }

    private static string? Fault(WireReply answer, (int Files, int Entries) before, (int Files, int Entries) after)
    {
        if ((int)answer.Status >= 500)
            return $"answered {(int)answer.Status}";
        if (answer.Status is not (HttpStatusCode.OK or HttpStatusCode.Redirect or HttpStatusCode.NoContent or HttpStatusCode.BadRequest or HttpStatusCode.Forbidden
            or HttpStatusCode.NotFound or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.UnsupportedMediaType))
            return $"answered {(int)answer.Status}";
        if (!answer.IsAccepted && after != before)
            return $"was refused ({(int)answer.Status}) and still wrote: {before} became {after}";
        if (after.Files - before.Files > 1 || after.Entries - before.Entries > 5)
            return $"wrote more than an act: {before} became {after}";
        if (answer.Body.Contains(Malformed.Markup, StringComparison.Ordinal))
            return "sent markup back as it came";
        return answer.HeaderFaults().FirstOrDefault();
    }

    // Every handler of every page, with the fields of the form on that page which has the most.
    private async Task<List<(Wire From, string Path, IReadOnlyList<FormField> Fields)>> Targets(Wire hub, Wire worker)
    {
        var targets = new List<(Wire, string, IReadOnlyList<FormField>)>();
        foreach (var page in (await PageList.Of(walk, everyKind: true)).Where(page => page.Posts.Count > 0 && page.Template is not "/sign-out"))
        {
            foreach (var address in page.Addresses)
            {
                // Whoever may do the act; a form that is not offered is sent all the same.
                var from = (await worker.Get(address)).Status == HttpStatusCode.OK ? worker : hub;
                var forms = FormField.FormsOn((await from.Get(address)).Body);
                var fields = forms.OrderByDescending(form => form.Count).FirstOrDefault() ?? Any();
                targets.AddRange(Forms.PathsOf(page, address).Where(path => address == page.Addresses[0] || !path.Contains("handler=", StringComparison.Ordinal)).Select(path => (from, path, fields)));
            }
        }
        return targets;
    }

    private IReadOnlyList<FormField> Any() => [new("Command", "spoilt", "hidden"), new("Seen", "", "hidden"), new("DraftKey", $"{walk.Rich}/spoilt", "hidden")];
}
