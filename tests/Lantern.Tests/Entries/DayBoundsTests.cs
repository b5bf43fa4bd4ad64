using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;
using NodaTime;

namespace Lantern.Tests.Entries;

/// <summary>A day nobody can mean is asked about in every field of every kind, and what holds one already is still read.</summary>
public class DayBoundsTests
{
    private static readonly Instant Now = London.At(new LocalDate(2026, 11, 3) + new LocalTime(12, 0));
    private static readonly Pack Pack = ShippedPacks.Named("example-hub");

    // A day before anybody here was born, the first of the calendar, a slip for 2026, and the last of the calendar.
    public static TheoryData<string> Wild => ["9999-12-31", "9999-12-30", "2127-01-01", "1899-12-31", "0206-04-07", "0001-01-01"];

    [Theory]
    [MemberData(nameof(Wild))]
    public void Every_day_in_every_field_of_every_kind_is_asked_about(string day)
    {
        foreach (var kind in Kinds.All)
        {
            foreach (var (field, values) in WildIn(kind, day))
            {
                var refused = Writing.Read([], Entry(kind.Read(values), "2026-11-02"), Pack, Now).Where(one => one.Refusal == DayBounds.Refusal).ToList();
                // One value may go by two names, as the timescale of an action is its due day: asked about under one of them.
                var body = kind.Read(values);
                bool IsOf(string other) => other == field || Equals(kind.Field(other)!.Read(body), kind.Field(field)!.Read(body));
                Assert.True(refused.Exists(one => IsOf(one.Field!) && one.Words.Contains("Check the year", StringComparison.Ordinal)),
                    $"{kind}: {field} takes {day}");
            }
        }
    }

    [Fact]
    public void Every_field_that_holds_a_day_is_found_also_in_rows_and_lines_of_checklists()
    {
        var fields = Kinds.All.SelectMany(kind => WildIn(kind, "9999-12-31").Select(one => $"{kind}.{one.Field}")).ToList();
        Assert.Contains("strategy-discussion-held.actions", fields);
        Assert.Contains("strategy-discussion-held.considered", fields);
        Assert.Contains("hub-action-set.timescale", fields);
        Assert.Contains("missing-started.reported-to-police", fields);
        Assert.True(fields.Count > 45, $"Only {fields.Count} fields hold days: {string.Join(' ', fields)}");
    }

    [Fact]
    public void The_place_of_the_day_is_said_down_to_the_row()
    {
        var held = new StrategyDiscussionHeld { Actions = [new AgreedAction { Due = new LocalDate(2026, 11, 5) }, new AgreedAction { Due = Days.Latest }] };
        var refused = Assert.Single(Writing.Read([], Entry(held, "2026-11-02"), TestPack.Empty, Now));
        Assert.Equal(("actions", "Actions 2, due: 31 December 9999 cannot be meant. Check the year: give a day from 1 January 1900 to 3 November 2126."), (refused.Field, refused.Words));
    }

    [Theory]
    [MemberData(nameof(Wild))]
    public void A_correction_brings_in_no_day_that_could_not_be_written(string day)
    {
        var ink = new[] { Entry(new HubActionSet { Action = new Passage("Ask"), Owner = "north", Timescale = new LocalDate(2026, 11, 5) }, "2026-11-02") };
        foreach (var field in (string[])["timescale", "happened"])
        {
            var correction = Entry(new EntryCorrected { Of = 1, Because = "A slip", To = To((field, day)) }, "2026-11-02") with { Number = 2 };
            Assert.Contains(Writing.Read(ink, correction, Pack, Now), one => one is { Refusal: DayBounds.Refusal, Field: "to" });
        }
    }

    [Fact]
    public void An_old_entry_with_such_a_day_can_be_put_right_and_struck_out()
    {
        var ink = new[] { Entry(new HubActionSet { Action = new Passage("Ask"), Owner = "north", Timescale = Days.Latest }, "2026-11-02") };
        foreach (var amends in (Body[])[new EntryCorrected { Of = 1, Because = "A slip", To = To(("timescale", "2026-11-05")) }, new EntryStruckOut { Of = 1, Because = "A slip" }])
            Assert.Empty(Writing.Read(ink, Entry(amends, "2026-11-02") with { Number = 2 }, Pack, Now));
    }

    [Theory]
    [InlineData("1900-01-01", true)]
    [InlineData("2026-11-03", true)]
    [InlineData("2027-09-03", true)]
    [InlineData("2027-09-04", false)]
    [InlineData("2030-01-01", false)]
    [InlineData("9990-01-01", false)]
    [InlineData("1899-12-31", false)]
    [InlineData("0001-01-01", false)]
    public void A_date_of_birth_lies_in_the_past_or_is_that_of_a_child_who_is_expected(string born, bool isTaken)
    {
        var body = Kinds.Of<ChildIdentified>().Read(To(("born", born)));
        Assert.Equal(isTaken, Writing.Read([], Entry(body, "2026-11-02"), TestPack.Empty, Now).Count == 0);
    }

    [Theory]
    [InlineData("2030-01-01")]
    [InlineData("9990-01-01")]
    [InlineData("0001-01-01")]
    public void Nobody_is_of_an_age_that_cannot_be(string born) =>
        Assert.Null(new Identity((ChildIdentified)Kinds.Of<ChildIdentified>().Read(To(("born", born)))).AgeOn(new LocalDate(2026, 11, 3)));

    [Fact]
    public void An_authority_sets_the_bounds_in_its_pack()
    {
        var pack = TestPack.Empty with
        {
            Settings = new[] { ("earliest-year", 1990), ("latest-years-ahead", 2), ("expected-birth-months", 1) }.ToDictionary(one => one.Item1,
                one => new Setting(one.Item1, "", one.Item2, "test", new Source("A made-up standard", "page 1"), Place.None)),
        };
        Assert.Equal(new DayBounds(new LocalDate(1990, 1, 1), new LocalDate(2028, 11, 3), new LocalDate(2026, 12, 3)), DayBounds.Of(pack, Now));
        Assert.Equal(new DayBounds(new LocalDate(1900, 1, 1), new LocalDate(2126, 11, 3), new LocalDate(2027, 9, 3)), DayBounds.Of(Pack, Now));
    }

    [Theory]
    [MemberData(nameof(Wild))]
    public void A_file_that_holds_such_a_day_already_is_read_in_every_way(string day)
    {
        foreach (var kind in Kinds.All.Where(kind => !kind.Name.StartsWith("entry-", StringComparison.Ordinal))) // those say something of another entry
        {
            foreach (var (_, values) in WildIn(kind, day).Append(("happened", SampleValues.Of(kind))))
            {
                var ink = new[] { Entry(kind.Read(values), string.CompareOrdinal(day, "2026") > 0 ? "2026-11-02" : day), Entry(new ChildSeen { Alone = true }, "2026-11-03") with { Number = 2 } };
                var file = CaseFile.Read(ink, Now);
                Assert.Equal(2, file.Entries.Count);
                var duties = Duties.Sweep(file, Pack);
                Assert.All(duties.Owed, duty => Assert.NotEmpty(duty.Due.Until.ToString()));
                _ = (FrontSheet.Read(file, Pack), Journey.Read(file, Pack), Timeliness.Read(file, Pack), Chronology.Read(file, Pack, new ChronologyAsked()), Completeness.Read(file, Pack),
                    Engagement.Read(file), PlanOnADay.Read(file), RiskOverTime.Read(file, Pack), RolesOverTime.Read(file), RepeatContacts.Read(file, Pack, file.Entries[0].Happened.Day),
                    LineFacts.Read(file, Pack, London.DayOf(Now)), Person.Read(CaseText.File, file), Retention.Read(ink, Now), Gaps.Read(file), FamilyCopy.Read(file));
            }
        }
    }

    /// <summary>The kind filled in, with one day after another set to what is tried.</summary>
    private static IEnumerable<(string Field, Mapping Values)> WildIn(Kind kind, string day)
    {
        var filled = SampleValues.Of(kind);
        var holding = kind.DaysIn(filled).Select(named => named.Field).Distinct().ToList();
        foreach (var field in holding)
        {
            // The other days are left out: two names may stand for one field.
            yield return (field, new Mapping([.. filled.Pairs.Where(pair => pair.Name == field || !holding.Contains(pair.Name))
                .Select(pair => pair.Name == field ? pair with { Value = Replaced(pair.Value, day) } : pair)], Place.None));
        }
    }

    private static Node Replaced(Node node, string day) => node switch
    {
        Scalar { Text: "2026-04-07" or "2010-05-14" } scalar => scalar with { Text = day },
        Scalar { Text: "2026-04-07T15:10" } scalar => scalar with { Text = day + "T23:59" },
        Sequence list => list with { Items = [.. list.Items.Select(item => Replaced(item, day))] },
        Mapping map => map with { Pairs = [.. map.Pairs.Select(pair => pair with { Value = Replaced(pair.Value, day) })] },
        _ => node,
    };

    private static Mapping To(params (string Name, string Value)[] pairs) =>
        new([.. pairs.Select(pair => new Pair(pair.Name, Place.None, new Scalar(pair.Value, Place.None)))], Place.None);

    private static Entry Entry(Body body, string happened) => new(CaseText.File, 1, Happening.TryParse(happened, out var moment) ? moment : default,
        Now - Duration.FromHours(1), new Writer("w1", "Ada Lark", "hub-manager", "social-care"), Marks.None, "", "act-1", body);
}
