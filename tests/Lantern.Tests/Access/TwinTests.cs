using System.Collections.Concurrent;
using Lantern.Access;
using Lantern.Entries;

namespace Lantern.Tests.Access;

/// <summary>The policy and the sheet an information-governance officer reads say the same, and a spoilt rule is noticed.</summary>
public class TwinTests(ITestOutputHelper output)
{
    private static readonly bool IsFull = Environment.GetEnvironmentVariable("LANTERN_FULL") == "1";
    private static readonly PermissionSheet Sheet = new(File.ReadAllText(Tree.Full("docs", "permissions.csv")));
    private static readonly ConcurrentDictionary<Question, SheetAnswer> Answered = [];
    private static readonly Dictionary<Obligations, string> Musts = new()
    {
        [Obligations.NoteTheLook] = "note the look",
        [Obligations.SayWhy] = "say why",
        [Obligations.AlertThePrivacyOfficer] = "alert the privacy officer",
        [Obligations.ReviewInTwoWorkingDays] = "review in two working days",
    };

    [Fact]
    public void Every_word_of_the_sheet_is_known_and_every_role_tie_and_deed_is_in_it()
    {
        var roles = Mutants.Roles.Select(Word).ToHashSet();
        var ties = Mutants.Ties.Select(Word).ToHashSet();
        var deeds = Mutants.Deeds.Select(Word).ToHashSet();
        Assert.All(Sheet.Keys, key => Assert.True((key.By == "role" ? roles : ties).Contains(key.Who) && deeds.Contains(key.May), key.ToString()));
        Assert.Equal(roles.Order(), Sheet.Keys.Where(key => key.By == "role").Select(key => key.Who).Distinct().Order());
        Assert.Equal(ties.Order(), Sheet.Keys.Where(key => key.By == "tie").Select(key => key.Who).Distinct().Order());
        Assert.Equal(Mutants.Parts.Select(Part).Order(), Sheet.Whats.Where(what => what.StartsWith("part: ", StringComparison.Ordinal)).Order());
        HashSet<string> known = [.. Mutants.Parts.Select(Part), .. Mutants.Keeping.Select(Word), "unmarked", "anything"];
        Assert.Empty(Sheet.Whats.Except(known));
        Assert.Equal(deeds.Order(), Sheet.Keys.Select(key => key.May).Distinct().Order());
    }

    [Fact]
    public void The_policy_and_the_sheet_never_differ()
    {
        var tuples = IsFull ? 10_000_000 : 100_000;
        var luck = new Random(20260407);
        var (allowed, differ) = (0, new List<Question>());
        for (var i = 0; i < tuples && differ.Count < 10; i++)
        {
            var tuple = Any(luck);
            if (Differs(Rules.All, tuple, Asked(tuple)))
                differ.Add(tuple);
            else if (Policy.Decide(As(tuple.Role), tuple.Deed, tuple.Marks, tuple.Relation, tuple.Part).Allowed)
                allowed++;
        }
        output.WriteLine($"{tuples:N0} tuples, {allowed:N0} of them permitted, {differ.Count} differences; the sheet has {Sheet.Rows} lines.");
        Assert.True(differ.Count == 0, string.Join('\n', differ));
        Assert.InRange(allowed, tuples / 20, tuples - tuples / 20);
    }

    [Fact]
    public void Every_pair_of_ties_with_every_role_deed_and_mark_is_the_same_on_both()
    {
        var differ = Mutants.Ask(Mutants.Roles, Mutants.TiesAndNone, Mutants.Deeds).Where(question => Differs(Rules.All, question)).Take(10).ToList();
        Assert.True(differ.Count == 0, string.Join('\n', differ));
    }

    [Fact]
    public void Every_rule_deleted_widened_or_narrowed_is_caught()
    {
        var (killed, same, alive) = (0, 0, new List<string>());
        foreach (var (name, table, asks) in Mutants.Of(Rules.All))
        {
            if (asks.Any(question => Differs(table, question)))
                killed++;
            else if (asks.All(question => Same(table, question)))
                same++;
            else
                alive.Add(name);
        }
        output.WriteLine($"{killed + same + alive.Count} mutants: {killed} caught, {same} that change no answer to any question, {alive.Count} not caught.");
        Assert.True(alive.Count == 0, string.Join('\n', alive));
        Assert.True(killed > 900, $"Only {killed} mutants were made that change an answer.");
    }

    private static bool Differs(IReadOnlyList<Rule> table, Question asked) => Differs(table, asked, Answered.GetOrAdd(asked, Asked));

    private static bool Differs(IReadOnlyList<Rule> table, Question asked, SheetAnswer said)
    {
        var decided = Policy.Decide(table, As(asked.Role), asked.Deed, asked.Marks, asked.Relation, asked.Part);
        return decided.Allowed != said.Allowed || Must(decided.Obligations) != said.Must;
    }

    private static SheetAnswer Asked(Question asked) => Sheet.Ask(
        Word(asked.Role), WordsOf(asked.Relation), Word(asked.Deed), [.. Mutants.Keeping.Where(mark => asked.Marks.HasFlag(mark)).Select(Word)],
        asked.Part == RecordPart.None ? null : Part(asked.Part));

    private static bool Same(IReadOnlyList<Rule> table, Question asked)
    {
        var one = Policy.Decide(table, As(asked.Role), asked.Deed, asked.Marks, asked.Relation, asked.Part);
        var other = Policy.Decide(As(asked.Role), asked.Deed, asked.Marks, asked.Relation, asked.Part);
        return one.Allowed == other.Allowed && one.Obligations == other.Obligations;
    }

    private static Question Any(Random luck)
    {
        var relation = Relation.None;
        for (var ties = luck.Next(5); ties > 0; ties--)
            relation |= Mutants.Ties[luck.Next(Mutants.Ties.Length)];
        var marks = Marks.None;
        for (var many = luck.Next(3); many > 0; many--)
            marks |= (Marks)(1 << luck.Next(8));
        var deed = luck.Next(2) == 0 ? Deed.Read : Mutants.Deeds[luck.Next(Mutants.Deeds.Length)];
        // What is asked about is an entry of some part of the record two times out of three, else the file.
        var part = deed == Deed.Read && luck.Next(3) > 0 ? Mutants.Parts[luck.Next(Mutants.Parts.Length)] : RecordPart.None;
        return new Question(Mutants.Roles[luck.Next(Mutants.Roles.Length)], relation, deed, marks, part);
    }

    private static Reader As(Role role) => Readers[(int)role];

    private static readonly Reader[] Readers = [.. Mutants.Roles.Select(role => new Reader("w", "A Worker", role, "agency", ""))];

    private static string Must(Obligations obligations) =>
        string.Join("; ", Musts.Where(must => obligations.HasFlag(must.Key)).Select(must => must.Value));

    private static List<string> WordsOf(Relation relation) => [.. Mutants.Ties.Where(tie => relation.HasFlag(tie)).Select(Word)];

    private static readonly Dictionary<Enum, string> Said = Mutants.Roles.Cast<Enum>().Concat(Mutants.Ties.Cast<Enum>()).Concat(Mutants.Deeds.Cast<Enum>()).Concat(Mutants.Keeping.Cast<Enum>())
        .ToDictionary(one => one, one => one is Relation.WritersAgency ? "writer's agency" : Kebab.Of(one.ToString()).Replace('-', ' '));

    private static string Part(RecordPart part) => $"part: {Kebab.Of(part.ToString()).Replace('-', ' ')}";

    private static string Word(Enum one) => Said[one];

    private static string Word<T>(T one) where T : struct, Enum => Said[one];
}
