using System.Text.RegularExpressions;

namespace House.Tests;

/// <summary>What can be written in ink is a closed list: each kind is a decision, named for what somebody did.</summary>
public partial class Kinds
{
    const string Words = "docs/words.md", Heading = "## Kinds of entry";

    // Facts that come upon a child are not done by anybody.
    static readonly string[] NotDone = ["SignificantIncident", "SignificantChange"];

    static readonly string[] Strong =
        ["Done", "Held", "Made", "Set", "Sent", "Told", "Seen", "Brought", "Became", "Found", "Given", "Spoke", "Taken", "Met", "Shown", "Heard", "Struck",
         "Sought", "Chosen", "Drawn", "Put", "Known", "Begun", "Withdrawn", "Rang", "Written", "Left", "Lent", "Kept", "Spoken"];

    static Type[] Written => [.. Assemblies.Written(Assemblies.Record).Where(t => IsKind(t) && !t.IsAbstract)];

    [Fact]
    public void Every_kind_is_a_sealed_record_among_the_entries() => Fault.None(Written.SelectMany(Unsealed));

    [Fact]
    public void Every_kind_says_what_somebody_did() =>
        Fault.None(Written.Where(t => !SaysWhatWasDone(t.Name)).Select(t => Syntax.FaultAt(t, $"{t.Name}: name what a practitioner did, in the past tense, not a field that changed")));

    [Fact]
    public void The_kinds_are_those_the_words_list()
    {
        var file = Tree.Files.Single(f => f.Path == Words);
        var listed = Listed(file.Text);
        var kinds = Written.ToDictionary(t => Kebab(t.Name));
        if (kinds.Count == 0) return;
        var line = 1 + file.Lines.IndexOf(Heading);
        Fault.None(kinds.Where(k => !listed.Contains(k.Key)).Select(k => Syntax.FaultAt(k.Value, $"{k.Key} is not on the list in {Words}"))
            .Concat(listed.Where(l => !kinds.ContainsKey(l)).Select(l => new Fault(Words, line, $"{l} is listed and is no kind"))));
    }

    [Theory]
    [InlineData("ChildPhoneChanged")]
    [InlineData("CaseUpdated")]
    [InlineData("PlanEdited")]
    [InlineData("Referral")]
    public void A_kind_named_for_a_field_or_a_thing_is_seen(string name) => Assert.False(SaysWhatWasDone(name));

    [Theory]
    [InlineData("StrategyDiscussionHeld")]
    [InlineData("ReferralSentToHub")]
    [InlineData("SignificantChange")]
    [InlineData("BecameLookedAfter")]
    public void A_kind_named_for_what_was_done_is_left_alone(string name) => Assert.True(SaysWhatWasDone(name));

    [Fact]
    public void A_kind_that_is_not_sealed_or_stands_elsewhere_is_seen() => Assert.Equal(2, Unsealed(typeof(OpenKind)).Count());

    [Fact]
    public void The_list_of_kinds_is_read_from_its_own_part_of_the_words() =>
        Assert.Equal(["child-seen", "section-47-started"],
            Listed($"`no`\n{Heading}\n\n| `child-seen` | with `alone` |\n| `section-47-started` | x |\n\n## More\n| `no` | y |\n"));

    static bool IsKind(Type type)
    {
        for (var above = type.BaseType; above is not null; above = above.BaseType)
            if (above.FullName == "Lantern.Entries.Body") return true;
        return false;
    }

    static IEnumerable<Fault> Unsealed(Type type)
    {
        if (!type.IsSealed || type.GetMethod("<Clone>$") is null) yield return Syntax.FaultAt(type, $"{type.Name} is a kind, so it is a sealed record");
        if (type.Namespace != "Lantern.Entries") yield return Syntax.FaultAt(type, $"{type.Name} is a kind, so it stands in src/Lantern/Entries");
    }

    static bool SaysWhatWasDone(string name)
    {
        if (NotDone.Contains(name)) return true;
        var words = Word().Matches(name).Select(m => m.Value).ToList();
        return words[^1] is not ("Updated" or "Changed" or "Edited" or "Modified")
            && words.Any(w => Strong.Contains(w) || w.EndsWith("ed", StringComparison.Ordinal));
    }

    static List<string> Listed(string text)
    {
        var part = text.Split(Heading).ElementAtOrDefault(1)?.Split("\n## ")[0] ?? "";
        return [.. FirstCell().Matches(part).Select(m => m.Groups[1].Value)];
    }

    static string Kebab(string name) => string.Join('-', Word().Matches(name).Select(m => m.Value.ToLowerInvariant()));

    [GeneratedRegex("[A-Z][a-z]*|[0-9]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"^\| `([a-z0-9-]+)` \|", RegexOptions.Multiline)]
    private static partial Regex FirstCell();

    class OpenKind;
}
