namespace Lantern.Tests.Readings;

public class DutiesTests
{
    private const string PlanAgreed = "{ kind: plan-agreed, type: cin, happened: 2026-01-05, contact-every: 2 weeks }";

    [Fact]
    public void One_working_day_after_Maundy_Thursday_is_the_Tuesday() =>
        Assert.Equal(["2026-04-07 due 1"], Asked.Owed("send-referral-to-hub", """
            file: [ { kind: contact-received, happened: 2026-04-02T15:10 } ]
            at: 2026-04-07T23:59
            """));

    [Fact]
    public void One_working_day_from_a_Saturday_is_the_Monday() =>
        Assert.Equal(["2026-04-20 due 1"], Asked.Owed("decide-on-referral", """
            file: [ { kind: referral-sent-to-hub, happened: 2026-04-18T10:00 } ]
            at: 2026-04-18T11:00
            """));

    [Fact]
    public void A_duty_is_overdue_from_the_first_moment_after_its_day() =>
        Assert.Equal(["2026-04-07 overdue 1"], Asked.Owed("send-referral-to-hub", """
            file: [ { kind: contact-received, happened: 2026-04-02T15:10 } ]
            at: 2026-04-08T00:00
            """));

    [Theory]
    [InlineData("2026-03-27T20:00", "2026-03-30T21:00+01", "2026-03-30T20:59", "coming")] // spring: the clock shows 73 hours on
    [InlineData("2026-03-27T20:00", "2026-03-30T21:00+01", "2026-03-30T21:00", "due")]
    [InlineData("2026-03-27T20:00", "2026-03-30T21:00+01", "2026-03-30T21:01", "overdue")]
    [InlineData("2026-10-24T20:00", "2026-10-27T19:00+00", "2026-10-27T18:59", "coming")] // autumn: 71
    [InlineData("2026-10-24T20:00", "2026-10-27T19:00+00", "2026-10-27T19:00", "due")]
    public void Seventy_two_hours_are_elapsed_hours_across_both_clock_changes(string started, string due, string at, string state) =>
        Assert.Equal([$"{due} {state} 1"], Asked.Owed("meet-when-missing-72-hours", $$"""
            file: [ { kind: missing-started, type: missing, happened: {{started}} } ]
            at: {{at}}
            """));

    [Fact]
    public void Before_its_warning_a_lasting_clock_says_nothing() =>
        Assert.Empty(Asked.Owed("meet-when-missing-72-hours", """
            file: [ { kind: missing-started, happened: 2026-06-01T08:00 } ]
            at: 2026-06-03T07:59
            """));

    [Fact]
    public void A_child_found_before_the_threshold_owes_no_meeting() =>
        Assert.Empty(Asked.Owed("meet-when-missing-72-hours", """
            file:
              - { kind: missing-started, happened: 2026-06-01T08:00 }
              - { kind: missing-ended, happened: 2026-06-04T07:59 }
            at: 2026-06-05
            """, all: true));

    [Fact]
    public void A_child_found_after_the_threshold_still_owes_the_meeting() =>
        Assert.Equal(["2026-06-04T08:00+01 overdue 1"], Asked.Owed("meet-when-missing-72-hours", """
            file:
              - { kind: missing-started, happened: 2026-06-01T08:00 }
              - { kind: missing-ended, happened: 2026-06-04T08:01 }
            at: 2026-06-05
            """));

    [Fact]
    public void Hours_from_a_day_alone_count_from_its_first_moment() =>
        Assert.Equal(["2026-06-04T00:00+01 due 1"], Asked.Owed("offer-return-interview", """
            file: [ { kind: missing-ended, happened: 2026-06-01 } ]
            at: 2026-06-02T09:00
            """));

    [Fact]
    public void The_fifth_start_in_a_month_counts_in_London_even_late_on_the_last_evening_of_summer_time() =>
        Assert.Equal(["2026-09-01 due 5"], Asked.Owed("meet-when-missing-five-times", """
            file:
              - { kind: missing-started, happened: 2026-08-03 }
              - { kind: missing-started, happened: 2026-08-10T22:00 }
              - { kind: missing-started, happened: 2026-08-17 }
              - { kind: missing-started, happened: 2026-08-24 }
              - { kind: missing-started, happened: 2026-08-31T23:30 }
              - { kind: missing-started, happened: 2026-09-01T00:10 }
            at: 2026-09-01T09:00
            """));

    [Fact]
    public void A_sixth_start_in_the_same_month_begins_no_other_duty() =>
        Assert.Equal(["2026-08-07 overdue 5"], Asked.Owed("meet-when-missing-five-times", """
            file:
              - { kind: missing-started, happened: 2026-08-02 }
              - { kind: missing-started, happened: 2026-08-03 }
              - { kind: missing-started, happened: 2026-08-04 }
              - { kind: missing-started, happened: 2026-08-05 }
              - { kind: missing-started, happened: 2026-08-06 }
              - { kind: missing-started, happened: 2026-08-07 }
            at: 2026-08-20
            """));

    [Fact]
    public void Three_months_from_the_thirtieth_of_November_end_with_February() =>
        Assert.Equal(["2027-02-28 due 1"], Asked.Owed("review-risk-statement", """
            file: [ { kind: risk-stated, happened: 2026-11-30 } ]
            at: 2026-12-01
            """));

    [Fact]
    public void An_entry_written_after_the_moment_asked_about_was_not_known() =>
        Assert.Equal(["2026-02-02 overdue 1"], Asked.Owed("see-child-alone", $$"""
            file:
              - {{PlanAgreed}}
              - { kind: child-seen, alone: true, by: allocated-worker, happened: 2026-01-20, written: 2026-02-10T10:00 }
            at: 2026-02-05T09:00
            """));

    [Fact]
    public void The_same_entry_is_known_when_asked_later() =>
        Assert.Equal(["2026-02-17 due 2"], Asked.Owed("see-child-alone", $$"""
            file:
              - {{PlanAgreed}}
              - { kind: child-seen, alone: true, by: allocated-worker, happened: 2026-01-20, written: 2026-02-10T10:00 }
            at: 2026-02-05T09:00
            """, knownAt: "2026-02-11"));

    [Fact]
    public void A_visit_not_alone_meets_contact_and_not_being_seen_alone()
    {
        const string text = $$"""
            file:
              - {{PlanAgreed}}
              - { kind: child-seen, alone: false, by: allocated-worker, happened: 2026-01-12 }
            at: 2026-01-13
            """;
        Assert.Equal(["2026-01-26 due 2"], Asked.Owed("contact-child", text));
        Assert.Equal(["2026-02-02 due 1"], Asked.Owed("see-child-alone", text));
    }

    [Fact]
    public void A_visit_alone_by_another_worker_does_not_meet_it() =>
        Assert.Equal(["2026-02-02 due 1"], Asked.Owed("see-child-alone", $$"""
            file:
              - {{PlanAgreed}}
              - { kind: child-seen, alone: true, by: police, happened: 2026-01-12 }
            at: 2026-01-13
            """));

    [Fact]
    public void A_struck_out_starter_owes_nothing_and_shows_as_ended_when_all_is_asked_for()
    {
        const string text = """
            file:
              - { kind: contact-received, happened: 2026-05-11 }
              - { kind: entry-struck-out, of: 1, happened: 2026-05-11, written: 2026-05-13T10:00 }
            at: 2026-05-14
            """;
        Assert.Empty(Asked.Owed("send-referral-to-hub", text));
        Assert.Equal(["2026-05-12 ended 1"], Asked.Owed("send-referral-to-hub", text, all: true));
        Assert.Equal(["2026-05-12 overdue 1"], Asked.Owed("send-referral-to-hub", text, knownAt: "2026-05-13T09:59"));
    }

    [Fact]
    public void A_restored_entry_is_owed_again() =>
        Assert.Equal(["2026-05-12 overdue 1"], Asked.Owed("send-referral-to-hub", """
            file:
              - { kind: contact-received, happened: 2026-05-11 }
              - { kind: entry-struck-out, of: 1, happened: 2026-05-12 }
              - { kind: entry-restored, of: 1, happened: 2026-05-13 }
            at: 2026-05-14
            """));

    [Fact]
    public void Corrections_count_in_the_order_written_however_often_one_was_struck_out_and_restored() =>
        Assert.Equal(["2026-05-20 due 1"], Asked.Owed("do-agreed-action", """
            file:
              - { kind: action-agreed, action: ask for the register, owner: school, due: 2026-05-12, happened: 2026-05-11 }
              - { kind: entry-corrected, of: 1, to: { due: 2026-05-15 }, happened: 2026-05-12 }
              - { kind: entry-corrected, of: 1, to: { due: 2026-05-20 }, happened: 2026-05-13 }
              - { kind: entry-struck-out, of: 2, happened: 2026-05-14 }
              - { kind: entry-restored, of: 2, happened: 2026-05-14 }
            at: 2026-05-18
            """));

    [Fact]
    public void A_correction_reads_so_from_when_it_was_written()
    {
        const string text = """
            file:
              - { kind: action-agreed, action: ask for the register, owner: school, due: 2026-05-20, happened: 2026-05-11 }
              - { kind: entry-corrected, of: 1, to: { due: 2026-05-15 }, happened: 2026-05-12, written: 2026-05-12T10:00 }
            at: 2026-05-18
            """;
        Assert.Equal(["2026-05-15 overdue 1"], Asked.Owed("do-agreed-action", text));
        Assert.Equal(["2026-05-20 due 1"], Asked.Owed("do-agreed-action", text, knownAt: "2026-05-12T09:00"));
    }

    [Fact]
    public void A_late_meeting_is_met_late_and_the_next_counts_from_when_it_was_held() =>
        Assert.Equal(["2026-02-16 met-late 1>2", "2026-04-06 due 2"], Asked.Owed("hold-cin-meeting", $$"""
            file:
              - {{PlanAgreed}}
              - { kind: meeting-held, type: cin, happened: 2026-02-23 }
            at: 2026-03-01
            """, all: true));

    [Fact]
    public void A_meeting_on_the_due_day_with_no_time_is_in_time() =>
        Assert.Equal(["2026-02-16 met 1>2", "2026-03-30 due 2"], Asked.Owed("hold-cin-meeting", $$"""
            file:
              - {{PlanAgreed}}
              - { kind: meeting-held, type: cin, happened: 2026-02-16 }
            at: 2026-03-01
            """, all: true));

    [Fact]
    public void A_plan_of_one_type_ending_leaves_the_other_running() =>
        Assert.Equal(["2026-03-01 due 2"], Asked.Owed("see-child-alone", """
            file:
              - { kind: plan-agreed, type: cin, contact-every: 2 weeks, happened: 2026-01-05 }
              - { kind: plan-agreed, type: cp, contact-every: 2 weeks, happened: 2026-02-01 }
              - { kind: plan-ended, type: cin, happened: 2026-02-01 }
            at: 2026-02-02
            """));

    [Fact]
    public void Closing_the_file_ends_what_was_open_and_reopening_begins_afresh() =>
        Assert.Equal(["2026-02-02 ended 1", "2026-03-30 due 4"], Asked.Owed("see-child-alone", $$"""
            file:
              - {{PlanAgreed}}
              - { kind: file-closed, happened: 2026-01-20 }
              - { kind: file-reopened, happened: 2026-03-01 }
              - { kind: plan-agreed, type: cin, happened: 2026-03-02 }
            at: 2026-03-03
            """, all: true));

    [Theory]
    [InlineData("due: 2026-02-20", "2026-02-20")]
    [InlineData("due: 2026-08-20", "2026-04-05")] // capped at three months
    [InlineData("because: first one", "2026-04-05")]
    public void An_agreed_review_is_capped_and_the_cap_serves_where_nothing_was_agreed(string agreed, string due) =>
        Assert.Equal([$"{due} due 1"], Asked.Owed("review-serial-risk-tool", $$"""
            file: [ { kind: tool-completed, tool: seraf, {{agreed}}, happened: 2026-01-05 } ]
            at: 2026-01-06
            """));

    [Fact]
    public void A_review_of_the_tool_meets_the_last_and_begins_the_next_and_never_meets_itself() =>
        Assert.Equal(["2026-04-05 met 1>2", "2026-06-01 due 2"], Asked.Owed("review-serial-risk-tool", """
            file:
              - { kind: tool-completed, tool: seraf, happened: 2026-01-05 }
              - { kind: tool-completed, tool: seraf, happened: 2026-03-01 }
            at: 2026-03-02
            """, all: true));

    [Fact]
    public void Looked_after_reviews_run_twenty_working_days_then_three_then_six_months() =>
        Assert.Equal(["2026-04-29 met 1>2", "2026-07-29 met 2>3", "2026-12-30 due 3"], Asked.Owed("review-care-plan", """
            file:
              - { kind: became-looked-after, happened: 2026-03-30 }
              - { kind: meeting-held, type: lac-review, happened: 2026-04-29 }
              - { kind: meeting-held, type: lac-review, happened: 2026-06-30 }
            at: 2026-07-01
            """, all: true));

    [Fact]
    public void Reporting_missing_to_the_police_is_owed_at_once_for_a_looked_after_child() =>
        Assert.Equal(["2026-06-01T22:15+01 overdue 1"], Asked.Owed("report-missing-to-police", """
            file: [ { kind: missing-started, type: missing, looked-after: true, happened: 2026-06-01T22:15 } ]
            at: 2026-06-01T22:16
            """));

    [Fact]
    public void The_duty_falls_to_the_person_the_action_names()
    {
        var asked = Lantern.Practice.CaseText.Read(Lantern.Practice.Yaml.Read("""
            file: [ { kind: action-agreed, action: ask for the register, owner: school lead, due: 2026-05-20, happened: 2026-05-11 } ]
            at: 2026-05-12
            """, "case.yaml"));
        var duties = Lantern.Readings.Duties.Read(Lantern.Readings.CaseFile.Read(asked.Entries, asked.At!.Value), ShippedPacks.Named("england"));
        Assert.Equal("school lead", Assert.Single(duties).FallsTo);
    }

    [Fact]
    public void Beyond_the_years_of_the_bank_holidays_weekdays_count_and_the_answer_says_so()
    {
        var asked = Lantern.Practice.CaseText.Read(Lantern.Practice.Yaml.Read("""
            file: [ { kind: contact-received, happened: 2041-04-18 } ]
            at: 2041-04-18
            """, "case.yaml"));
        var duties = Lantern.Readings.Duties.Read(Lantern.Readings.CaseFile.Read(asked.Entries, asked.At!.Value), ShippedPacks.Named("england"));
        Assert.Contains("weekdays", Assert.Single(duties).Note);
    }
}
