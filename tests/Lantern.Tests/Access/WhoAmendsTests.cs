using Lantern.Access;
using Lantern.Entries;
using NodaTime;

namespace Lantern.Tests.Access;

/// <summary>Who corrects, strikes out and restores what, and what no correction changes: every kind, every field, every relation.</summary>
public class WhoAmendsTests
{
    private static readonly PermissionSheet Sheet = new(File.ReadAllText(Tree.Full("docs", "permissions.csv")));
    private static readonly Relation[] Ties = [.. Enum.GetValues<Relation>().Where(one => one != Relation.None)];
    private static readonly Reader Somebody = new("somebody", "Sam", Role.SocialWorker, "council", "");
    private static readonly FileId TheFile = new("file");
    private static readonly Instant Now = Instant.FromUtc(2026, 4, 1, 9, 0);

    [Fact]
    public void Every_kind_stands_once_in_the_sheet_of_kinds() =>
        Assert.Equal(Kinds.All.Select(kind => kind.Name), KindSheet.Lines.Select(line => line.Kind));

    [Fact]
    public void Every_kind_is_written_and_amended_by_whom_the_sheet_says_at_every_pair_of_relations()
    {
        var differ = new List<string>();
        foreach (var (kind, line) in Kinds.All.Zip(KindSheet.Lines))
        {
            foreach (var first in Ties)
            {
                foreach (var second in Ties)
                {
                    var relation = first | second;
                    var words = Ties.Where(tie => relation.HasFlag(tie)).Select(Word).ToList();
                    var writes = line.WrittenBy.Count == 0 || line.WrittenBy.Intersect(words).Any();
                    var amends = writes && Sheet.Ask("social worker", words, "amend", [], null).Allowed;
                    var target = Of(kind, relation.HasFlag(Relation.Writer) ? Somebody.Worker : "other", relation.HasFlag(Relation.WritersAgency) ? Somebody.Agency : "other");
                    if (WhoWrites.May(kind, relation) != writes)
                        differ.Add($"{kind}: write as {string.Join(" and ", words)} – the sheet says {writes}");
                    if (!relation.HasFlag(Relation.Writer) || relation.HasFlag(Relation.WritersAgency))
                    {
                        if (WhoAmends.May(Somebody, relation & ~(Relation.Writer | Relation.WritersAgency), target) != amends)
                            differ.Add($"{kind}: amend as {string.Join(" and ", words)} – the sheets say {amends}");
                    }
                }
            }
        }
        Assert.True(differ.Count == 0, string.Join('\n', differ.Take(30)));
    }

    [Fact]
    public void Whoever_alone_suffices_stands_in_the_sheet()
    {
        var differ = Kinds.All.Zip(KindSheet.Lines).Where(one => !one.Second.PutRightBy.SequenceEqual(
            Ties.Where(tie => tie is not (Relation.Writer or Relation.WritersAgency) && WhoAmends.May(Somebody, tie, Of(one.First, "other", "other"))).Select(Word)));
        Assert.True(!differ.Any(), string.Join('\n', differ.Select(one => one.First.Name)));
    }

    [Fact]
    public void The_part_of_the_record_each_kind_belongs_to_and_whom_it_is_kept_from_stand_in_the_sheet()
    {
        var differ = Kinds.All.Zip(KindSheet.Lines).Select(one => (
            Said: $"{one.First.Name},{(WhoAmends.IsAmendment(Blank(one.First)) ? "its entry" : Said(one.First.Part))},{Said(one.First.DefaultMarks)}",
            Sheet: $"{one.Second.Kind},{one.Second.Part},{one.Second.KeptFrom}")).Where(one => one.Said != one.Sheet).Select(one => one.Said).ToList();
        Assert.True(differ.Count == 0, "The sheet says otherwise of these kinds:\n" + string.Join('\n', differ));
        static string Said(Enum one) => one.Equals(Marks.None) ? "" : Kebab.Of(one.ToString()).Replace('-', ' ');
    }

    [Fact]
    public void What_is_never_struck_out_and_never_corrected_stands_in_the_sheet()
    {
        var differ = new List<string>();
        foreach (var (kind, line) in Kinds.All.Zip(KindSheet.Lines))
        {
            string[] never = kind.NeverCorrected is not null || WhoAmends.IsAmendment(Blank(kind)) ? [KindSheet.Everything]
                : [.. KindSheet.FieldsOf(kind).Where(one => one.Field.NeverCorrected is not null && one.Path != "of").Select(one => one.Path)];
            var struckOut = kind.EndsOnlyBy is null && Blank(kind) is not (EntryStruckOut or EntryRestored);
            if (!never.SequenceEqual(line.NeverCorrected) || struckOut != line.StruckOut)
                differ.Add($"{kind.Name},{(struckOut ? "yes" : "no")},{string.Join("; ", never)}");
        }
        Assert.True(differ.Count == 0, "The sheet says otherwise of these kinds:\n" + string.Join('\n', differ));
    }

    [Fact]
    public void Every_field_in_words_says_whether_a_correction_may_change_it()
    {
        var silent = Kinds.All.SelectMany(kind => KindSheet.FieldsOf(kind).Where(one => IsInWords(one.Field)
                && !one.Field.Property.IsDefined(typeof(NeverCorrectedAttribute), false) && !one.Field.Property.IsDefined(typeof(CorrectableAttribute), false))
            .Select(one => $"{kind}.{one.Path}")).Distinct().ToList();
        Assert.True(silent.Count == 0, "Words can name anybody. Put [NeverCorrected(Settles.…)] beside these, or [Correctable] where they name nobody who has a part in the work "
            + "and settle nothing: " + string.Join(", ", silent));
    }

    [Fact]
    public void Every_field_that_gives_somebody_a_part_in_a_file_is_never_corrected()
    {
        var naming = 0;
        foreach (var kind in Kinds.All)
        {
            foreach (var field in kind.Fields.Where(IsInWords))
            {
                var values = new Mapping([new Pair(field.Name, Place.None, new Scalar("a-canary", Place.None))], Place.None);
                var ties = Lantern.Access.Ties.Of(TheFile, [Of(kind, "other", "other") with { Body = kind.Read(values), LetsIn = true }], Now);
                if (!TiesChanged.LetsIn(Lantern.Access.Ties.Of(TheFile, [Of(kind, "other", "other")], Now), ties))
                    continue;
                naming++;
                Assert.True(field.NeverCorrected == Settles.WhoIsWho, $"{kind}.{field.Name} gives whoever it names a part in the file: [NeverCorrected(Settles.WhoIsWho)].");
            }
        }
        Assert.True(naming >= 9, $"Only {naming} fields were seen to name somebody.");
    }

    [Fact]
    public void A_field_called_by_a_word_for_somebody_is_never_corrected()
    {
        string[] words = ["worker", "owner", "chair", "lead", "person", "people", "manager", "supported-by", "decided-by", "agreed-by", "agreed-with", "approved-by", "teller", "interviewer",
            "champion", "present", "invited", "copied-to", "referrer", "supervisor", "authority", "provided-by", "agreed"];
        Assert.All(Kinds.All.SelectMany(kind => KindSheet.FieldsOf(kind).Select(one => (Kind: kind, one.Path, one.Field)))
                .Where(one => words.Contains(one.Field.Name) && !one.Field.Form.Expected.Contains("marks", StringComparison.Ordinal)
                    && !(one.Field.Name == "invited" && one.Field.Property.PropertyType == typeof(bool?))),
            one => Assert.True(one.Field.NeverCorrected is not null || one.Kind.NeverCorrected is not null, $"{one.Kind}.{one.Path}"));
    }

    [Fact]
    public void Each_thing_that_says_who_is_who_on_a_file_is_compared()
    {
        var none = Lantern.Access.Ties.None(TheFile);
        // All of them is what the others are read from, and what is words alone lets nobody in.
        string[] beside = [nameof(Lantern.Access.Ties.File), nameof(Lantern.Access.Ties.All), nameof(Lantern.Access.Ties.InWords)];
        foreach (var property in typeof(Ties).GetProperties().Where(property => !beside.Contains(property.Name)))
        {
            object named = property.PropertyType == typeof(string) ? "somebody" : new HashSet<string> { "somebody" };
            var with = Lantern.Access.Ties.None(TheFile);
            property.SetValue(with, named);
            Assert.True(TiesChanged.LetsIn(none, with) && TiesChanged.Differ(with, none) && !TiesChanged.LetsIn(with, none), $"{property.Name} is not compared in TiesChanged.");
        }
    }

    [Fact]
    public void Amending_an_amendment_is_amending_what_it_is_about()
    {
        Entry[] ink = [Of(Kinds.Of<OversightRecorded>(), "pat", "council"), Of(2, new EntryCorrected { Of = 1 }), Of(3, new EntryStruckOut { Of = 2 }), Of(4, new EntryRestored { Of = 2 }),
            Of(5, new EntryStruckOut { Of = 7 }), Of(6, new EntryStruckOut()), Of(7, new EntryStruckOut { Of = 7 })];
        Entry? Numbered(int number) => ink.FirstOrDefault(entry => entry.Number == number);
        Assert.All(ink[..4], entry => Assert.Same(ink[0], WhoAmends.Target(entry, Numbered)));
        Assert.All(ink[4..], entry => Assert.Null(WhoAmends.Target(entry, Numbered)));
    }

    private static bool IsInWords(Field field) => field.Property.PropertyType == typeof(string) || field.Property.PropertyType == typeof(IReadOnlyList<string>);

    private static Entry Of(Kind kind, string worker, string agency) => Of(1, Blank(kind)) with { Writer = new Writer(worker, worker, null, agency) };

    private static Entry Of(int number, Body body) => new(TheFile, number, new Happening(London.DayOf(Now)), Now, new Writer("other", "Other", null, "other"), Marks.None, "test@1", "act", body);

    private static Body Blank(Kind kind) => kind.Read(new Mapping([], Place.None));

    private static string Word(Relation tie) => tie == Relation.WritersAgency ? "writer's agency" : Kebab.Of(tie.ToString()).Replace('-', ' ');
}
