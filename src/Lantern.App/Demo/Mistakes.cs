using Lantern.Entries;
using NodaTime.Text;

namespace Lantern.App.Demo;

/// <summary>Slips of the pen and how they are put right.</summary>
internal static class Mistakes
{
    /// <summary>A day was written wrongly.</summary>
    public static void Correct(Story story)
    {
        var seen = story.File.LatestEntry<ChildSeen>(one => one.Alone == true);
        if (seen is null || seen.Writer.Worker != story.Cast.Holder || seen.Happened.Day >= story.Today.PlusDays(-1))
            return;
        var day = LocalDatePattern.Iso.Format(seen.Happened.Day.PlusDays(-1));
        story.Write(seen.Writer.Worker, new EntryCorrected
        {
            Of = seen.Number,
            To = new Mapping([new Pair("happened", Place.None, new Scalar(day, Place.None))], Place.None),
            Because = "The day was written wrongly; the diary says the day before.",
        });
    }

    /// <summary>Something was written on the wrong child's file; now and then it belonged there after all.</summary>
    public static void StrikeOut(Story story)
    {
        var wrong = story.Write(story.Cast.Holder, new ChildContacted { Method = "call", Note = new("Short call about the weekend.") });
        if (wrong == 0)
            return;
        story.In(0, 2, teller =>
        {
            teller.Write(teller.Cast.Holder, new EntryStruckOut { Of = wrong, Because = "Written on the wrong file." });
            if (teller.Luck.Chance(0.15))
                teller.In(1, 2, again => again.Write(again.Cast.Holder, new EntryRestored { Of = wrong, Because = "It was about this child after all; checked with the phone log." }));
        });
    }
}
