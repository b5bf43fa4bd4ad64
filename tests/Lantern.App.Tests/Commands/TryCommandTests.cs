using System.Text;
using Lantern.App.Commands;
using Lantern.Entries;
using Lantern.Practice;

namespace Lantern.App.Tests.Commands;

/// <summary>What the procedures refuse, tried at the terminal: each with its source, and a case that is not refused.</summary>
public sealed class TryCommandTests : IDisposable
{
    private readonly Terminal _terminal = new();

    private static Pack Pack { get; } = PackFiles.Load().Find("example-hub")!;

    // From the strategy discussion to closing; the pack's own examples try them all inside the program.
    public static TheoryData<string> Refusals =>
    [
        "action-without-owner-or-date", "alarm-before-its-effect", "attendee-not-heard", "authority-not-invited", "beyond-the-limit", "closing-without-agreement",
        "conference-not-ready", "disruption-area-empty", "disruption-unreviewed", "gap-unanswered", "health-information-awaited", "no-discussion-of-their-own",
        "no-next-date", "only-parental-capacity", "other-child-without-outcome", "plan-beside-another", "second-lead-professional", "section-47-must-follow",
        "threshold-without-reason", "urgent-action-first",
    ];

    public void Dispose() => _terminal.Dispose();

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_refusal_of_the_pack_is_said_with_its_source_and_ends_with_one(string id)
    {
        var refusal = Pack.Refusals[id];
        var answer = await Try(refusal.Examples.First(IsRefused));
        Assert.Equal(("", 1), (answer.Error, answer.Code));
        var said = answer.Json.AsArray().Where(one => (string?)one!["objection"] == id).ToList();
        Assert.NotEmpty(said);
        Assert.All(said, one =>
        {
            Assert.StartsWith(refusal.Words, (string)one!["words"]!, StringComparison.Ordinal);
            Assert.False(string.IsNullOrWhiteSpace((string?)one["source"]?["title"]));
            Assert.False(string.IsNullOrWhiteSpace((string?)one["source"]?["where"]));
        });
    }

    [Fact]
    public async Task What_is_lacking_in_a_line_of_a_checklist_is_said_with_the_place_of_that_line()
    {
        var answer = await Try("{ file: [], at: 2026-06-10T12:00 }",
            "{ kind: strategy-discussion-held, checklists: strategy-discussion, significant-harm: no, because: A known adult, due: 2026-06-24 }");
        var wheres = answer.Json.AsArray().Select(one => (string)one!["source"]!["where"]!).ToList();
        Assert.Contains(wheres, where => where.StartsWith("S1-32", StringComparison.Ordinal));
        Assert.Contains(wheres, where => where.StartsWith("S1-49", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_without_a_checklist_is_held_to_its_kind_alone()
    {
        var answer = await Try("{ file: [], at: 2026-06-10T12:00 }",
            "{ kind: strategy-discussion-held, significant-harm: no, because: A known adult, due: 2026-06-24 }");
        Assert.Equal(("[]", 0), (answer.Out.Trim(), answer.Code));
    }

    private Task<Terminal.Answer> Try(Example example)
    {
        var text = (Mapping)example.Given["case"]!;
        return Try(Text(text), Text(example.Given["entry"]!), text["pack"] is Scalar pack ? pack.Text : "example-hub");
    }

    private async Task<Terminal.Answer> Try(string text, string entry, string pack = "example-hub") =>
        await _terminal.Lantern("try", _terminal.Write("case.yaml", text), _terminal.Write("entry.yaml", entry), "--pack", pack, "--json");

    private static bool IsRefused(Example example) => example.Given["refused"] is Scalar { Text: "true" };

    // What a pack holds is read again as it was written: JSON is YAML.
    private static string Text(Node node) => Encoding.UTF8.GetString(NodeJson.Write(node));
}
