using CsCheck;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;
using NodaTime;

namespace Lantern.Tests.Readings;

/// <summary>What must hold of duties whatever stands in the file.</summary>
public class DutiesProperties
{
    private static readonly Pack Pack = ShippedPacks.Named("example-hub");
    private static readonly LocalDate First = new(2026, 1, 1);

    private static readonly Body[] Said =
    [
        new ContactReceived(), new ReferralSentToHub(), new HubDecided { Outcome = HubOutcome.TargetedSupport }, new HubActionSet(),
        new HubActionAnswered(), new TeamManagerTold(), new PlanAgreed { Type = PlanType.Cin }, new PlanAgreed { Type = PlanType.Cp },
        new PlanEnded { Type = PlanType.Cin }, new PlanEnded(), new ChildSeen { Alone = true }, new ChildContacted(), new MeetingHeld { Type = MeetingType.Cin },
        new MissingStarted { LookedAfter = true }, new MissingEnded(), new ReturnInterviewOffered(), new StrategyDiscussionHeld(),
        new RiskLevelSet { Level = RiskLevel.High }, new RiskLevelSet { Level = RiskLevel.Medium }, new ToolCompleted { Tool = "seraf" },
        new FileClosed(), new FileReopened(), new RiskStated(),
    ];

    private static readonly Gen<Body> Bodies = Gen.Int[0, Said.Length - 1].Select(i => Said[i]);

    private static readonly Gen<List<Entry>> Files =
        Gen.Select(Bodies, Gen.Int[0, 240], Gen.Int[-1, 23], Gen.Int[0, 20]).List[0, 25].Select(lines =>
        {
            var file = new List<Entry>();
            var written = London.StartOf(First);
            foreach (var (body, day, hour, late) in lines)
            {
                var happened = new Happening(First.PlusDays(day), hour < 0 ? null : new LocalTime(hour, 30));
                written = Instant.Max(written, happened.Start + Duration.FromDays(late));
                file.Add(new Entry(CaseText.File, file.Count + 1, happened, written, new Writer("w", "", "allocated-worker", ""), Marks.None, "", "", body));
            }
            return file;
        });

    private static readonly Gen<Instant> Moments = Gen.Int[0, 400 * 24].Select(hours => London.StartOf(First) + Duration.FromHours(hours));

    [Fact]
    public void What_was_written_later_never_changes_what_was_known() =>
        Gen.Select(Files, Moments).Sample((file, at) =>
        {
            var known = file.Where(entry => entry.Written <= at).ToList();
            Assert.Equal(Lines(Duties.Read(CaseFile.Read(known, at), Pack, all: true)), Lines(Duties.Read(CaseFile.Read(file, at), Pack, all: true)));
        }, iter: Iterations);

    [Fact]
    public void Nothing_changes_by_time_alone_before_the_instant_it_says() =>
        Gen.Select(Files, Moments, Gen.Double[0, 1]).Sample((file, at, part) =>
        {
            var all = London.StartOf(First.PlusDays(2000));
            var now = CaseFile.Read(file, at, all);
            var reading = Duties.Sweep(now, Pack);
            var ahead = file.Select(entry => entry.Happened.Start).Where(start => start > at).DefaultIfEmpty(Instant.MaxValue).Min();
            var until = Instant.Min(Instant.Min(reading.NextChange ?? Instant.MaxValue, ahead), at + Duration.FromDays(700));
            // The part is a fraction in floating point, which at its end rounds up to the instant itself.
            var between = Instant.Min(at + Duration.FromTicks((until - at).TotalTicks * part), until - Duration.Epsilon);
            if (between < at)
                return;
            Assert.Equal(Lines(reading.Owed), Lines(Duties.Sweep(CaseFile.Read(file, between, all), Pack).Owed));
        }, iter: Iterations);

    [Fact]
    public void Something_does_change_at_the_instant_it_says() =>
        Gen.Select(Files, Moments).Sample((file, at) =>
        {
            var known = file.Where(entry => entry.Happened.HasHappenedBy(at)).ToList();
            var all = London.StartOf(First.PlusDays(2000));
            var reading = Duties.Sweep(CaseFile.Read(known, at, all), Pack);
            if (reading.NextChange is not { } next)
                return;
            Assert.True(next > at);
            Assert.NotEqual(Lines(reading.Owed), Lines(Duties.Sweep(CaseFile.Read(known, next, all), Pack).Owed));
        }, iter: Iterations);

    [Fact]
    public void A_file_wholly_struck_out_owes_nothing() =>
        Gen.Select(Files, Moments).Sample((file, at) =>
        {
            var written = London.StartOf(First.PlusDays(1000));
            var struck = file.Select((entry, i) => entry with { Number = file.Count + i + 1, Written = written, Happened = new Happening(First), Body = new EntryStruckOut { Of = entry.Number } });
            Assert.Empty(Duties.Read(CaseFile.Read([.. file, .. struck], at, written), Pack));
        }, iter: Iterations);

    [Fact]
    public void A_duty_met_was_met_after_it_started_and_lateness_agrees_with_the_dates() =>
        Gen.Select(Files, Moments).Sample((file, at) =>
        {
            var read = CaseFile.Read(file, at);
            foreach (var duty in Duties.Read(read, Pack, all: true).Where(duty => duty.MetBy is not null))
            {
                var met = read.Numbered(duty.MetBy)!;
                Assert.True(met.Happened.Day >= read.Numbered(duty.StartedBy)!.Happened.Day);
                Assert.Equal(duty.Due.Allows(met.Happened) ? DutyState.Met : DutyState.MetLate, duty.State);
            }
        }, iter: Iterations);

    [Fact]
    public void A_working_day_deadline_never_falls_on_a_day_off_and_skips_none() =>
        Gen.Select(Gen.Int[0, 700], Gen.Int[1, 20]).Sample((day, count) =>
        {
            var from = First.PlusDays(day);
            var due = Pack.Calendar.After(from, count);
            Assert.True(Pack.Calendar.Works(due));
            Assert.Equal(count, Pack.Calendar.Between(from, due));
        }, iter: Iterations);

    private static long Iterations => Environment.GetEnvironmentVariable("LANTERN_FULL") == "1" ? 100_000 : 1_000;

    private static string Lines(IEnumerable<Duty> duties) =>
        string.Join("\n", duties.Select(duty => $"{duty.Clock.Id} {duty.State} {duty.Due} {duty.StartedBy} {duty.MetBy} {duty.FallsTo}"));
}
