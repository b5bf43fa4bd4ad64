using Lantern.Entries;
using Lantern.Readings;
using NodaTime;
using NodaTime.Text;

namespace Lantern.Practice;

/// <summary>An example of a pack that does not come out as it says.</summary>
/// <param name="At">Where the example stands.</param>
/// <param name="Item">The id of the item it belongs to.</param>
/// <param name="Example">Its title.</param>
/// <param name="Expected">What it says comes out.</param>
/// <param name="CameOut">What did.</param>
public sealed record FailingExample(Place At, string Item, string? Example, string Expected, string CameOut)
{
    /// <summary>What fails and how, without the place.</summary>
    public string Words => $"{Item}{(Example is null ? "" : $", “{Example}”")}: expected {Expected}; came out {CameOut}.";

    public override string ToString() => $"{At}: {Words}";
}

/// <summary>Runs the examples of the things a pack brings.</summary>
internal static class PackExamples
{
    /// <summary>Runs one example: for each thing it says, its name, what is expected and what came out.</summary>
    private delegate IEnumerable<(string Name, string Expected, string CameOut)> RunExample(Sheet given);

    /// <param name="pack">The pack whose own items are tried.</param>
    /// <param name="named">The pack of an id, for an example that says under which pack it runs.</param>
    public static IEnumerable<FailingExample> Check(Pack pack, Func<string, Pack?> named)
    {
        var failing = new List<FailingExample>();
        foreach (var (item, examples, run) in Brought(pack, named))
            Run(item, examples, run, failing);
        return failing;
    }

    public static int Count(Pack pack) => Brought(pack, _ => null).Sum(item => item.Examples.Count);

    // Only what the pack itself brings: what it inherits is run where it is written.
    private static IEnumerable<(string Item, IReadOnlyList<Example> Examples, RunExample Run)> Brought(Pack pack, Func<string, Pack?> named)
    {
        foreach (var clock in pack.Clocks.Values.Where(clock => clock.Pack == pack.Id))
            yield return (clock.Id, clock.Examples, given => Clock(clock, pack, given));
        foreach (var tool in pack.Tools.Values.Where(tool => tool.Pack == pack.Id))
            yield return (tool.Id, tool.Examples, given => Tool(tool, given));
        foreach (var checklist in pack.Checklists.Values.Where(checklist => checklist.Pack == pack.Id))
            yield return (checklist.Id, checklist.Examples, given => Checklist(checklist, given));
        foreach (var refusal in pack.Refusals.Values.Where(refusal => refusal.Pack == pack.Id))
            yield return (refusal.Id, refusal.Examples, given => Refusal(refusal, pack, named, given));
        foreach (var calendar in pack.Calendars.Values.Where(calendar => calendar.Pack == pack.Id))
            yield return (calendar.Id, calendar.Examples, given => Calendar(calendar, given));
        if (pack.Language is { } phrases && phrases.Pack == pack.Id)
            yield return (phrases.Id, phrases.Examples, given => Language(phrases, given));
    }

    private static void Run(string item, IReadOnlyList<Example> examples, RunExample run, List<FailingExample> failing)
    {
        foreach (var example in examples)
        {
            var given = new Sheet(example.Given, "an example", [.. example.Given.Pairs.Select(pair => pair.Name)]);
            try
            {
                foreach (var (name, expected, cameOut) in run(given).Where(held => held.Expected != held.CameOut))
                    failing.Add(new FailingExample(given.Find(name)?.At ?? given.At, item, example.Title, expected, cameOut));
            }
            catch (UnreadableException wrong)
            {
                failing.Add(new FailingExample(wrong.At, item, example.Title, "an example that can be read", wrong.Words.TrimEnd('.')));
            }
        }
    }

    private static IEnumerable<(string, string, string)> Clock(Clock clock, Pack pack, Sheet given)
    {
        var text = CaseText.Read(given.Map);
        var at = text.At ?? throw new UnreadableException(given.At, "This example does not say when it is asked. Add 'at:' with a moment.");
        var open = Duties.Read(CaseFile.Read(text.Entries, at, text.KnownAt), pack).Where(duty => duty.Clock.Id == clock.Id).ToList();
        var expected = given.List("owed", 0).Select(Owed).ToList();
        // What an example does not say of a duty is not held against it.
        var says = expected.Aggregate((FallsTo: false, StartedBy: false), (all, one) => (all.FallsTo || one.FallsTo is not null, all.StartedBy || one.StartedBy is not null));
        var cameOut = open.Select(duty => Words(
            Moment(duty.Due), Kebab.Of(duty.State.ToString()), says.FallsTo ? duty.FallsTo : null, says.StartedBy ? duty.StartedBy : null));
        yield return ("owed", Together(expected.Select(one => Words(one.Due, one.State, one.FallsTo, one.StartedBy))), Together(cameOut));
    }

    private static (string Due, string State, string? FallsTo, int? StartedBy) Owed(Node node)
    {
        var owed = new Sheet(node, "a duty", "due", "state", "falls-to", "started-by");
        return (Moment(owed.Text("due"), owed.Need("due").At), Kebab.Of(owed.Value<DutyState>("state").ToString()), owed.TextOrNull("falls-to"), owed.Number("started-by"));
    }

    private static string Words(string due, string state, string? fallsTo, int? startedBy) =>
        $"{due} {state}{(fallsTo is null ? "" : $" falling to {fallsTo}")}{(startedBy is null ? "" : $" begun by entry {startedBy}")}";

    // A moment is said in London time or with an offset; both are the same instant.
    private static string Moment(string text, Place at) =>
        OffsetDateTimePattern.Rfc3339.Parse(text) is { Success: true, Value: var moment } ? Moment(Due.At(moment.ToInstant()))
        : Happening.TryParse(text, out var happening) ? Moment(happening.Time is null ? new Due(happening.Day) : Due.At(happening.Start))
        : throw new UnreadableException(at, $"due: '{text}' is neither a date nor a moment.");

    private static string Moment(Due due) => due.Moment is { } moment
        ? OffsetDateTimePattern.Rfc3339.Format(London.Local(moment).ToOffsetDateTime())
        : LocalDatePattern.Iso.Format(due.Day);

    private static IEnumerable<(string, string, string)> Tool(Tool tool, Sheet given)
    {
        var read = Assessment.Read(tool, ToolAnswers.Read(given.Need("answers"), tool));
        yield return ("suggested", given.Text("suggested"), read.Suggested ?? "none");
        if (given.TextOrNull("score") is { } score)
            yield return ("score", score, $"{read.Score}");
        if (given.Find("alerts") is not null)
            yield return ("alerts", Together(given.Texts("alerts")), Together(read.Alerts));
        if (given.Find("gaps") is not null)
            yield return ("gaps", Together(given.Texts("gaps")), Together(read.Gaps));
        if (given.Find("parts") is { } parts)
        {
            var expected = new Sheet(parts, "the parts of this tool", [.. tool.Groups.Select(group => group.Id)]);
            foreach (var group in tool.Groups)
                yield return ("parts", $"{group.Id} {expected.Number(group.Id) ?? 0}", $"{group.Id} {read.Parts[group.Id]}");
        }
    }

    private static IEnumerable<(string, string, string)> Checklist(Checklist checklist, Sheet given)
    {
        var read = Considering.Read(checklist, ChecklistText.Given(given, checklist), LineFacts.Of(given.Texts("facts")));
        // Only the lines an example names are held against it.
        foreach (var (name, holds) in new (string, Func<LineState, bool>)[]
            { ("open", state => state.IsOpen), ("lacking", state => state.Lacks.Count > 0), ("sound", state => !state.IsOpen && state.Lacks.Count == 0) })
        {
            var named = given.Texts(name);
            yield return (name, Together(named), Together(read.Where(state => holds(state) && named.Contains(state.Line.Id)).Select(state => state.Line.Id)));
        }
    }

    private static IEnumerable<(string, string, string)> Refusal(Refusal refusal, Pack pack, Func<string, Pack?> named, Sheet given)
    {
        var text = CaseText.Read(given.Need("case"));
        // What rests on an authority's tool or clock is shown under that authority's pack.
        var under = text.Pack is null ? pack : named(text.Pack)
            ?? throw new UnreadableException(text.Text["pack"]!.At, $"'{text.Pack}' is not a pack here, so this example cannot be run.");
        var before = text.Entries.Count == 0 ? (Instant?)null : text.Entries[^1].Written;
        var entry = CaseText.ReadEntry(given.Need("entry"), text.Entries.Count + 1, before, text.At);
        var refused = Writing.Read(text.Entries, entry, under, text.At ?? entry.Written).Any(objection => objection.Refusal == refusal.Id);
        yield return ("refused", given.Value<bool>("refused") ? "refused" : "not refused", refused ? "refused" : "not refused");
    }

    private static IEnumerable<(string, string, string)> Calendar(Calendar calendar, Sheet given)
    {
        var day = calendar.WorkingDays.After(given.Value<LocalDate>("after"), given.Value<int>("working-days"));
        yield return ("is", given.Text("is"), LocalDatePattern.Iso.Format(day));
    }

    private static IEnumerable<(string, string, string)> Language(PhraseList phrases, Sheet given) =>
        [("finds", Together(given.Texts("finds")), Together(LanguageHints.Read(given.Text("words"), phrases).Select(hint => hint.Phrase.Id).Distinct()))];

    private static string Together(IEnumerable<string> words) =>
        words.Order(StringComparer.Ordinal).ToList() is { Count: > 0 } some ? string.Join(", ", some) : "nothing";
}
