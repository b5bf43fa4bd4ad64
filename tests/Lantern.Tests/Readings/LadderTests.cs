namespace Lantern.Tests.Readings;

/// <summary>The rungs above a hub action, and what must be done before a conference.</summary>
public class LadderTests
{
    [Theory]
    [InlineData("2026-05-01T17:00", "2026-05-05")] // Friday before the early May bank holiday: Tuesday
    [InlineData("2026-05-05T09:00", "2026-05-06")]
    public void The_answer_to_a_hub_action_is_due_the_next_working_day(string set, string due) =>
        Assert.Equal([$"{due} due 1"], Asked.Owed("answer-hub-action", $$"""
            file: [ { kind: hub-action-set, action: hold a meeting, owner: area team, timescale: 2026-05-20, happened: {{set}} } ]
            at: {{set}}
            """));

    [Fact]
    public void The_ladder_over_the_May_bank_holiday_begins_when_each_span_has_wholly_passed()
    {
        const string file = """
            file: [ { kind: hub-action-set, action: hold a meeting, owner: area team, timescale: 2026-05-20, happened: 2026-05-01T17:00 } ]
            """;
        Assert.Empty(Asked.Owed("tell-team-manager", file + "\nat: 2026-05-05T23:59"));
        Assert.Equal(["2026-05-06 due 1"], Asked.Owed("tell-team-manager", file + "\nat: 2026-05-06T00:00"));
        Assert.Equal(["2026-05-06 overdue 1"], Asked.Owed("tell-team-manager", file + "\nat: 2026-05-07T00:00"));
        Assert.Empty(Asked.Owed("raise-with-service-manager", file + "\nat: 2026-05-07T23:59"));
        Assert.Equal(["2026-05-08 due 1"], Asked.Owed("raise-with-service-manager", file + "\nat: 2026-05-08T08:00"));
    }

    [Fact]
    public void The_ladder_ends_when_the_duty_beneath_is_met_and_never_begins_when_it_was_met_in_time()
    {
        const string late = """
            file:
              - { kind: hub-action-set, happened: 2026-06-01T09:00 }
              - { kind: hub-action-answered, of: 1, happened: 2026-06-03T12:00 }
            at: 2026-06-10
            """;
        Assert.Equal(["2026-06-03 ended 1"], Asked.Owed("tell-team-manager", late, all: true));
        Assert.Empty(Asked.Owed("raise-with-service-manager", late, all: true));
    }

    [Fact]
    public void A_rung_brought_forward_begins_at_once() =>
        Assert.Equal(["2026-06-01 due 1"], Asked.Owed("raise-with-service-manager", """
            file:
              - { kind: hub-action-set, happened: 2026-06-01T09:00 }
              - { kind: brought-forward, of: 1, because: the child is going missing more, happened: 2026-06-01T11:00 }
            at: 2026-06-01T12:00
            """));

    [Fact]
    public void A_meeting_entry_that_names_another_entry_does_not_meet_this_one() =>
        Assert.Equal(["2026-06-02 overdue 1"], Asked.Owed("answer-hub-action", """
            file:
              - { kind: hub-action-set, happened: 2026-06-01T09:00 }
              - { kind: hub-action-set, happened: 2026-06-01T09:30 }
              - { kind: hub-action-answered, of: 2, happened: 2026-06-02T12:00 }
            at: 2026-06-03
            """));

    [Fact]
    public void A_report_is_owed_the_day_before_and_missed_when_the_conference_went_without_it()
    {
        const string planned = "{ kind: conference-planned, type: initial, for: 2026-06-18T10:00, happened: 2026-06-01 }";
        Assert.Equal(["2026-06-17 due 1"], Asked.Owed("share-pre-meeting-report", $"file: [ {planned} ]\nat: 2026-06-10"));
        Assert.Equal(["2026-06-17 missed 1"], Asked.Owed("share-pre-meeting-report", $$"""
            file:
              - {{planned}}
              - { kind: report-shared, with: child, happened: 2026-06-17 }
              - { kind: conference-held, type: initial, happened: 2026-06-18T10:00 }
            at: 2026-06-19
            """, all: true));
    }

    [Fact]
    public void Planning_the_same_type_again_moves_the_moment() =>
        Assert.Equal(["2026-06-24 due 2"], Asked.Owed("share-pre-meeting-report", """
            file:
              - { kind: conference-planned, type: initial, for: 2026-06-18T10:00, happened: 2026-06-01 }
              - { kind: conference-planned, type: initial, for: 2026-06-25T10:00, happened: 2026-06-16 }
            at: 2026-06-20
            """));
}
