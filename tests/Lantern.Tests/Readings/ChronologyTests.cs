using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;

namespace Lantern.Tests.Readings;

public sealed class ChronologyTests
{
    private const string Story = """
        file:
          - { kind: contact-received, happened: 2026-01-05, by: front-door, from: school }
          - { kind: child-seen, happened: 2026-01-09, written: 2026-01-12T10:00, by: social-worker, alone: true }
          - { kind: significant-incident, happened: 2026-01-07, written: 2026-01-12T10:05, by: social-worker, what: Followed home }
          - { kind: child-seen, happened: 2026-01-20, by: team-manager }
        """;

    [Fact]
    public void The_newest_line_comes_first_unless_the_story_is_asked_for()
    {
        Assert.Equal([4, 2, 3, 1], Numbers(Of(Story, new())));
        Assert.Equal([1, 3, 2, 4], Numbers(Of(Story, new(StoryOrder: true))));
    }

    [Fact]
    public void A_line_says_how_many_days_later_it_was_written_and_whether_that_is_late()
    {
        var lines = Of(Story, new(StoryOrder: true)).Lines;
        Assert.Equal([0, 5, 3, 0], lines.Select(line => line.DaysUntilWritten));
        Assert.Equal([false, true, true, false], lines.Select(line => line.IsLate));
    }

    [Fact]
    public void The_pack_says_how_late_is_late()
    {
        var source = new Source("Standards", "Recording");
        var pack = NoPractice.Pack with { Settings = new Dictionary<string, Setting> { [Chronology.WriteWithin] = new(Chronology.WriteWithin, "Write within", 3, "none", source, Place.None) } };
        Assert.Equal([3], Of(Story, new(), pack).Lines.Where(line => line.IsLate).Select(line => line.Entry.Number));
    }

    [Fact]
    public void An_entry_written_before_midnight_in_london_is_not_a_day_late() =>
        Assert.Equal(0, Of("file: [{ kind: child-seen, happened: 2026-07-01, written: 2026-07-01T23:59 }]", new()).Lines.Single().DaysUntilWritten);

    [Fact]
    public void Lines_can_be_had_by_kind_and_by_writer_and_both_together()
    {
        Assert.Equal([4, 2], Numbers(Of(Story, new(Kind: Kinds.Of<ChildSeen>()))));
        Assert.Equal([2, 3], Numbers(Of(Story, new(Writer: "social-worker"))));
        Assert.Equal([2], Numbers(Of(Story, new(Kind: Kinds.Of<ChildSeen>(), Writer: "social-worker"))));
        Assert.Empty(Of(Story, new(Kind: Kinds.Of<FileClosed>())).Lines);
    }

    [Fact]
    public void What_can_be_chosen_is_what_the_file_has_whatever_is_chosen()
    {
        var read = Of(Story, new(Writer: "social-worker"));
        Assert.Equal(["child-seen", "contact-received", "significant-incident"], read.Kinds.Select(kind => kind.Name));
        Assert.Equal(["front-door", "social-worker", "team-manager"], read.Writers.Select(writer => writer.Worker).Order());
    }

    [Fact]
    public void Significant_is_what_the_packs_list_names_and_without_a_list_everything()
    {
        var list = new PracticeList(Chronology.SignificantList, "Significant", "none", new Source("Guide", "Chronology"),
            [new("significant-incident", "Significant incident"), new("contact-received", "Contact received")], Place.None);
        var pack = NoPractice.Pack with { Lists = new Dictionary<string, PracticeList> { [list.Id] = list } };
        Assert.Equal([3, 1], Numbers(Of(Story, new(Significant: true), pack)));
        Assert.Equal([4, 2, 3, 1], Numbers(Of(Story, new(Significant: true))));
    }

    [Fact]
    public void Every_line_of_the_list_that_ships_is_a_kind_of_entry() =>
        Assert.All(ShippedPacks.Named("example-hub").Lists[Chronology.SignificantList].Lines, line => Assert.NotNull(Kinds.Named(line.Id)));

    [Fact]
    public void A_correction_is_told_with_its_entry_and_is_no_line_of_its_own()
    {
        var line = Of("""
            file:
              - { kind: child-seen, happened: 2026-01-09, alone: false }
              - { kind: entry-corrected, happened: 2026-01-10, of: 1, to: { alone: true, happened: 2026-01-08 }, because: mistyped }
            """, new()).Lines.Single();
        Assert.True(((ChildSeen)line.Entry.Body).Alone);
        Assert.Equal(8, line.Entry.Happened.Day.Day);
        Assert.Equal(2, Assert.Single(line.Amendments).Number);
        Assert.False(line.IsStruckOut);
    }

    [Fact]
    public void A_struck_out_entry_keeps_its_place_and_says_so_until_it_is_restored()
    {
        const string StruckOut = """
            file:
              - { kind: child-seen, happened: 2026-01-09 }
              - { kind: child-contacted, happened: 2026-01-10 }
              - { kind: entry-struck-out, happened: 2026-01-11, of: 1, because: wrong child }
            """;
        var lines = Of(StruckOut, new(StoryOrder: true)).Lines;
        Assert.Equal([true, false], lines.Select(line => line.IsStruckOut));
        Assert.Equal(3, lines[0].Amendments.Single().Number);
        var restored = Of(StruckOut + "\n  - { kind: entry-restored, happened: 2026-01-12, of: 1, because: right after all }", new(StoryOrder: true)).Lines[0];
        Assert.False(restored.IsStruckOut);
        Assert.Equal([3, 4], restored.Amendments.Select(entry => entry.Number));
    }

    [Fact]
    public void As_it_stood_shows_neither_what_happened_later_nor_what_was_written_later()
    {
        Assert.Equal([1], Numbers(Of(Story, new(), at: "2026-01-10")));
        Assert.Equal([2, 3, 1], Numbers(Of(Story, new(), at: "2026-01-12")));
    }

    private static IEnumerable<int> Numbers(Chronology chronology) => chronology.Lines.Select(line => line.Entry.Number);

    private static Chronology Of(string text, ChronologyAsked asked, Pack? pack = null, string at = "2026-12-01") =>
        Chronology.Read(CaseFile.Read(CaseText.Read(Yaml.Read(text, "case.yaml")).Entries, CaseText.Asked(at, Place.None)), pack ?? NoPractice.Pack, asked);
}
