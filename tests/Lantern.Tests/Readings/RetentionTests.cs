using CsCheck;
using Lantern.Entries;
using Lantern.Readings;
using NodaTime;

namespace Lantern.Tests.Readings;

public class RetentionTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 4, 1, 9, 0);

    private static Entry Said(int number, Body body, int day = 1) => new(new FileId("file"), number, new Happening(new LocalDate(2026, 3, day)), Now, new Writer("hub", "Hub", null, "council"),
        Marks.None, "test@1", "act", body);

    private static List<Entry> Ink(params Body[] bodies) => [.. bodies.Select((body, index) => Said(index + 1, body))];

    private static EntryCorrected To(int of, string field, string value) =>
        new() { Of = of, To = new Mapping([new Pair(field, Place.None, new Scalar(value, Place.None))], Place.None) };

    [Fact]
    public void A_hold_that_was_struck_out_before_that_was_refused_still_holds() =>
        Assert.True(Retention.Read(Ink(new LegalHoldPlaced(), new EntryStruckOut { Of = 1 }), Now).IsHeld);

    [Fact]
    public void A_hold_is_not_moved_before_its_lifting_by_a_corrected_day_nor_a_lifting_behind_a_hold()
    {
        Assert.True(Retention.Read(Ink(new LegalHoldPlaced(), new LegalHoldLifted(), new LegalHoldPlaced(), To(3, "happened", "2026-02-01")), Now).IsHeld);
        Assert.True(Retention.Read([Said(1, new LegalHoldPlaced()), Said(2, new LegalHoldLifted()), Said(3, new LegalHoldPlaced(), 1), Said(4, To(2, "happened", "2026-03-30"))], Now).IsHeld);
        Assert.False(Retention.Read(Ink(new LegalHoldPlaced(), new LegalHoldLifted()), Now).IsHeld);
    }

    [Fact]
    public void A_lifting_that_does_not_say_which_of_two_holds_it_ends_ends_none()
    {
        Assert.Equal(2, Retention.Read(Ink(new LegalHoldPlaced(), new LegalHoldPlaced(), new LegalHoldLifted()), Now).Holds.Count);
        Assert.Equal([2], Retention.Read(Ink(new LegalHoldPlaced(), new LegalHoldPlaced(), new LegalHoldLifted { Of = 1 }), Now).Holds.Select(hold => hold.Number));
    }

    [Fact]
    public void A_proposal_reads_as_its_proposer_wrote_it_and_one_that_was_struck_out_proposes_nothing()
    {
        var ink = Ink(new ErasureProposed { Authority = "Rule 7" }, To(1, "authority", "Nobody"));
        Assert.Equal("Rule 7", ((ErasureProposed)Retention.Read(ink, Now).Proposal!.Body).Authority);
        Assert.Null(Retention.Read([.. ink, Said(3, new EntryStruckOut { Of = 1 })], Now).Proposal);
    }

    [Fact]
    public void Whatever_is_struck_out_corrected_and_restored_no_amendment_but_restoring_a_lifting_ends_a_hold() =>
        Gen.Int[0, 8].Select(Gen.Int[1, 12], Gen.Int[1, 28]).List[1, 14].Sample(steps =>
        {
            var ink = new List<Entry>();
            foreach (var (what, of, day) in steps)
            {
                var before = Retention.Read(ink, Now).Holds.Select(hold => hold.Number).ToList();
                Body body = what switch
                {
                    0 or 1 => new LegalHoldPlaced(),
                    2 => new LegalHoldLifted(),
                    3 => new LegalHoldLifted { Of = of },
                    4 => new EntryStruckOut { Of = of },
                    5 => new EntryRestored { Of = of },
                    6 => To(of, "happened", $"2026-03-{day:00}"),
                    7 => To(of, "because", "corrected"),
                    _ => new ErasureProposed(),
                };
                // Old ink may hold a correction of what is not there, never one that cannot be read.
                if (body is EntryCorrected && ink.Find(entry => entry.Number == of) is null or { Body: EntryCorrected or EntryStruckOut or EntryRestored })
                    continue;
                ink.Add(Said(ink.Count + 1, body, day));
                var after = Retention.Read(ink, Now).Holds.Select(hold => hold.Number).ToList();
                var restoresLifting = body is EntryRestored && ink.Find(entry => entry.Number == of)?.Body is LegalHoldLifted;
                if (body is not LegalHoldLifted && !restoresLifting)
                    Assert.Empty(before.Except(after));
            }
        }, iter: 5_000);
}
