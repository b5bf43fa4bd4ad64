namespace Lantern.Tests.Readings;

/// <summary>The facts a clock may ask that no single value says.</summary>
public class FactsTests
{
    [Fact]
    public void The_third_episode_in_ninety_days_asks_for_a_trigger_plan_once() =>
        Assert.Equal(["2026-05-12 overdue 3"], Asked.Owed("make-trigger-plan", """
            file:
              - { kind: missing-started, happened: 2026-03-02 }
              - { kind: missing-started, happened: 2026-04-02 }
              - { kind: missing-started, happened: 2026-05-11 }
              - { kind: missing-started, happened: 2026-05-18 }
            at: 2026-05-20
            """));

    [Fact]
    public void Any_episode_of_a_child_at_high_risk_asks_for_one() =>
        Assert.Equal(["2026-03-04 due 2"], Asked.Owed("make-trigger-plan", """
            file:
              - { kind: risk-level-set, level: high, happened: 2026-03-02 }
              - { kind: missing-started, happened: 2026-03-03 }
            at: 2026-03-03
            """));

    [Fact]
    public void A_risk_that_rises_above_the_workers_grade_moves_the_case() =>
        Assert.Equal(["2026-03-03 due 2"], Asked.Owed("move-from-junior-worker", """
            file:
              - { kind: case-allocated, worker: w1, grade: less-experienced, happened: 2026-02-02 }
              - { kind: risk-level-set, level: high, because: new information, happened: 2026-03-02 }
            at: 2026-03-02
            """));
}
