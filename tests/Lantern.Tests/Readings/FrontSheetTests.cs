using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;
using NodaTime;

namespace Lantern.Tests.Readings;

public sealed class FrontSheetTests
{
    [Fact]
    public void An_empty_file_says_that_nothing_is_known_yet()
    {
        var sheet = Of("file: []");
        Assert.Equal("??", sheet.Child.Initials);
        Assert.Null(sheet.Child.AgeOn(new LocalDate(2026, 4, 1)));
        Assert.Null(sheet.RiskLevel);
        Assert.Empty(sheet.People);
        Assert.Empty(sheet.Worries);
        Assert.Empty(sheet.Words);
        Assert.False(sheet.IsClosed);
    }

    [Fact]
    public void The_latest_value_of_each_field_says_who_the_child_is()
    {
        var sheet = Of("""
            file:
              - { kind: child-identified, happened: 2026-01-05, given-name: ada, family-name: Example, born: 2012-04-07, reference: CH-100 }
              - { kind: child-identified, happened: 2026-02-05, given-name: Bea, also-known-as: [B] }
            """);
        Assert.Equal("BE", sheet.Child.Initials);
        Assert.Equal("CH-100", sheet.Child.Reference);
        Assert.Equal(13, sheet.Child.AgeOn(new LocalDate(2026, 4, 6)));
        Assert.Equal(14, sheet.Child.AgeOn(new LocalDate(2026, 4, 7)));
    }

    [Fact]
    public void A_date_of_birth_to_come_gives_no_age() =>
        Assert.Null(Of("file: [{ kind: child-identified, happened: 2026-01-05, born: 2026-05-01 }]").Child.AgeOn(new LocalDate(2026, 4, 1)));

    [Fact]
    public void The_level_of_risk_is_the_one_set_last_with_who_set_it()
    {
        var sheet = Of("""
            file:
              - { kind: risk-level-set, happened: 2026-01-05, by: social-worker, level: medium, because: seen }
              - { kind: risk-level-set, happened: 2026-03-05, by: hub-manager, level: high, because: seen again }
              - { kind: risk-level-set, happened: 2026-02-05, by: social-worker, level: at-risk, because: written late }
            """);
        Assert.Equal(RiskLevel.High, sheet.RiskLevel);
        Assert.Equal("hub-manager", sheet.Level!.Writer.Worker);
    }

    [Fact]
    public void The_newest_statement_of_risk_comes_before_the_words_of_the_latest_tool()
    {
        var sheet = Of("""
            file:
              - { kind: referral-made, happened: 2026-01-04, concerns: Referred }
              - { kind: risk-stated, happened: 2026-01-05, statement: The first statement }
              - { kind: tool-completed, happened: 2026-01-06, tool: cse-1, sections: { professional-judgement: The old judgement } }
              - { kind: tool-completed, happened: 2026-02-06, tool: cse-1, sections: { professional-judgement: The new judgement, working-well: A good friend, next: A meeting } }
              - { kind: risk-stated, happened: 2026-02-05, statement: The second statement }
            """);
        Assert.Equal(["The second statement", "The new judgement"], sheet.Worries.Select(told => told.Words));
        Assert.Equal(["Statement of risk", "Professional judgement"], sheet.Worries.Select(told => told.Title));
        Assert.Equal("A good friend", Assert.Single(sheet.Working).Words);
    }

    [Fact]
    public void A_tool_the_pack_does_not_hold_says_nothing_here() =>
        Assert.Empty(Of("file: [{ kind: tool-completed, happened: 2026-01-06, tool: other, sections: { working-well: A friend } }]").Working);

    [Fact]
    public void Before_any_statement_or_tool_the_worry_is_what_was_referred()
    {
        var sheet = Of("""
            file:
              - { kind: concern-recorded, happened: 2026-01-04, concern: Seen at the gate }
              - { kind: referral-made, happened: 2026-01-05, concerns: Met after school }
            """);
        Assert.Equal(("Referral made", "Met after school", 2), (sheet.Worries.Single().Title, sheet.Worries.Single().Words, sheet.Worries.Single().Entry.Number));
    }

    [Fact]
    public void What_works_and_what_the_child_said_come_newest_first()
    {
        var sheet = Of("""
            file:
              - { kind: strength-noted, happened: 2026-01-04, strength: Talks to an aunt }
              - { kind: child-spoke, happened: 2026-01-04, words: I am tired, about: school }
              - { kind: strength-noted, happened: 2026-02-04, strength: Back in the team }
              - { kind: child-spoke, happened: 2026-02-04, words: It is better now }
            """);
        Assert.Equal(["Back in the team", "Talks to an aunt"], sheet.Working.Select(told => told.Words));
        Assert.Equal(["It is better now", "I am tired"], sheet.Words.Select(told => told.Words));
        Assert.Equal([null, "school"], sheet.Words.Select(told => told.Title));
    }

    [Fact]
    public void The_worker_allocated_last_and_the_senior_who_supports_stand_with_the_lead_professional()
    {
        var sheet = Of("""
            file:
              - { kind: case-allocated, happened: 2026-01-04, worker: first, supported-by: senior }
              - { kind: case-allocated, happened: 2026-02-04, worker: second }
              - { kind: lead-professional-named, happened: 2026-02-04, worker: nurse }
            """);
        Assert.Equal([("Allocated worker", "second"), ("Lead professional", "nurse")], sheet.People);
    }

    [Fact]
    public void A_file_is_closed_until_it_is_opened_again()
    {
        Assert.True(Of("file: [{ kind: file-closed, happened: 2026-01-04 }]").IsClosed);
        Assert.False(Of("file: [{ kind: file-closed, happened: 2026-01-04 }, { kind: file-reopened, happened: 2026-02-04 }]").IsClosed);
    }

    [Fact]
    public void A_struck_out_entry_says_nothing_on_the_front_sheet() =>
        Assert.Empty(Of("""
            file:
              - { kind: child-spoke, happened: 2026-01-04, words: On the wrong file }
              - { kind: entry-struck-out, happened: 2026-01-05, of: 1, because: another child }
            """).Words);

    private static FrontSheet Of(string text)
    {
        var asked = CaseText.Read(Yaml.Read(text, "case.yaml"));
        return FrontSheet.Read(CaseFile.Read(asked.Entries, Instant.FromUtc(2026, 12, 1, 0, 0)), ShippedPacks.Named("example-hub"));
    }
}
