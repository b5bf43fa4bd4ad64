using System.Text;
using System.Text.RegularExpressions;
using Lantern.App.Commands;
using Lantern.App.Demo;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;
using NodaTime;

namespace Lantern.App.Tests.Demo;

public sealed partial class StoriesTests
{
    private static readonly Pack Pack = PackFiles.Load().Find("example-hub")!;
    private static readonly LocalDate Today = new(2026, 4, 8);
    private static readonly Lazy<IReadOnlyList<Story>> Told = new(() => new DemoSeed(120, 3, 7, Today).Tell(Pack));

    [Fact]
    public void Nothing_is_written_that_the_procedures_refuse() =>
        Assert.Empty(Told.Value.SelectMany(story => story.Refused).GroupBy(words => words).Select(words => $"{words.Count()} × {words.Key}"));

    [Fact]
    public void Nothing_happens_or_is_written_on_the_present_day_or_later()
    {
        var now = London.StartOf(Today);
        foreach (var act in Told.Value.SelectMany(story => story.Acts))
        {
            Assert.True(act.Written <= now + Duration.FromHours(1));
            Assert.All(act.Parts, part => Assert.True(part.Happened.HasHappenedBy(act.Written)));
        }
    }

    [Fact]
    public void A_files_entries_are_written_one_after_the_other() =>
        Assert.All(Told.Value, story => Assert.Equal(story.Acts.Select(act => act.Written).Order(), story.Acts.Select(act => act.Written)));

    [Fact]
    public void Every_piece_of_the_journey_comes_up()
    {
        var kinds = Told.Value.SelectMany(story => story.Acts).SelectMany(act => act.Parts).Select(part => part.Body.Kind.Name).ToHashSet();
        string[] rare = ["brought-forward", "tool-considered", "wait-for-police-agreed", "trigger-plan-used", "entry-restored", "network-named", "place-identified"];
        string[] doneToTheRecord = ["legal-hold-placed", "legal-hold-lifted", "erasure-proposed"]; // no part of a child's journey
        Assert.Empty(Kinds.All.Select(kind => kind.Name).Except(kinds).Except(rare).Except(doneToTheRecord));
        var outcomes = Bodies<HubDecided>().Select(decided => decided.Outcome).Distinct();
        Assert.Equal(4, outcomes.Count());
    }

    [Fact]
    public void Most_of_what_was_owed_was_done_in_time_and_some_of_it_late()
    {
        var duties = Told.Value.SelectMany(story => Duties.Read(story.File, Pack, all: true)).ToList();
        var met = duties.Count(duty => duty.State is DutyState.Met);
        var late = duties.Count(duty => duty.State is DutyState.MetLate);
        Assert.InRange(late / (double)(met + late), 0.04, 0.3);
        Assert.InRange(duties.Count(duty => duty.IsOpen), 40, duties.Count / 4);
    }

    [Fact]
    public void Every_text_stays_within_what_is_invented()
    {
        foreach (var body in Told.Value.SelectMany(story => story.Acts).SelectMany(act => act.Parts).Select(part => part.Body))
        {
            var text = Encoding.UTF8.GetString(body.Kind.ToJson(body));
            Assert.All(Telephone().Matches(text), match => Assert.Matches(@"^(01632 960|07700 900)\d{3}$", match.Value));
            Assert.All(Postcode().Matches(text), match => Assert.StartsWith("ZZ", match.Value, StringComparison.Ordinal));
            Assert.All(Plate().Matches(text), match => Assert.StartsWith("QX00", match.Value, StringComparison.Ordinal));
            Assert.DoesNotContain("@", text, StringComparison.Ordinal);
        }
        Assert.All(Bodies<ChildIdentified>().Where(child => child.NhsNumber is not null), child => Assert.StartsWith("999 ", child.NhsNumber, StringComparison.Ordinal));
    }

    [Fact]
    public void The_children_are_between_ten_and_seventeen_when_the_hub_hears_of_them()
    {
        foreach (var story in Told.Value.Where(story => story.Kind == FileKind.Child))
        {
            var heard = London.DayOf(story.Acts[0].Written);
            Assert.InRange(Period.Between(story.Child.Known.Born!.Value, heard, PeriodUnits.Years).Years, 10, 17);
        }
    }

    [Fact]
    public void No_phrase_is_used_that_the_pack_asks_to_think_again_about() =>
        Assert.All(typeof(Phrases).GetFields().SelectMany(field => (string[])field.GetValue(null)!), words => Assert.Empty(LanguageHints.Read(words, Pack.Language!)));

    private static IEnumerable<T> Bodies<T>() => Told.Value.SelectMany(story => story.Acts).SelectMany(act => act.Parts).Select(part => part.Body).OfType<T>();

    [GeneratedRegex(@"(?<![\d-])0\d{4} ?\d{6}(?!\d)")]
    private static partial Regex Telephone();

    [GeneratedRegex(@"\b[A-Z]{1,2}\d{1,2} \d[A-Z]{2}\b")]
    private static partial Regex Postcode();

    [GeneratedRegex(@"\b[A-Z]{2}\d{2} [A-Z]{3}\b")]
    private static partial Regex Plate();
}
