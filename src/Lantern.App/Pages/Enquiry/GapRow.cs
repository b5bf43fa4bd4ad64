using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;
using Lantern.Store;

namespace Lantern.App.Pages.Enquiry;

/// <summary>Something that was not known, with what somebody typed of it.</summary>
/// <param name="Known">The gap.</param>
/// <param name="Number">Which of its discussion, from 1.</param>
/// <param name="Code">The code of the discussion.</param>
/// <param name="Typed">The form.</param>
public sealed record GapRow(KnownGap Known, int Number, string Code, Pencil Typed)
{
    /// <summary>The gaps nobody has answered.</summary>
    public static IReadOnlyList<GapRow> Open(OpenFile file, CaseFile now, Pencil typed) =>
    [
        .. from noted in Gaps.Read(now).GroupBy(gap => gap.Noted.Number)
           from gap in noted.Index()
           where gap.Item.Answer is null
           select new GapRow(gap.Item, gap.Index + 1, file.CodeOf(noted.Key), typed),
    ];

    /// <summary>The name of one of its fields in the form.</summary>
    public string Field(string field) => $"Gap.{Code}-{Words.Number(Number)}.{field}";

    /// <summary>What became of it; null where nothing was said.</summary>
    public GapOutcome? Outcome => Typed[Field("Is")] switch { "obtained" => GapOutcome.Obtained, "not-obtained" => GapOutcome.NotObtained, _ => null };

    /// <summary>What is wrong with it, by field.</summary>
    /// <param name="source">Where the reason is demanded.</param>
    public IEnumerable<(string Field, string Words)> Wrong(Source? source)
    {
        if (Outcome == GapOutcome.NotObtained && Typed.Said(Field("Because")) is null)
            yield return (Field("Because"), $"Say why it could not be obtained{(source is null ? "" : $" ({source.Title}, {source.Where})")}");
        if (Outcome == GapOutcome.Obtained && Typed.Said(Field("Learned")) is null)
            yield return (Field("Learned"), "Say what was learned");
    }

    /// <summary>The answer as an entry.</summary>
    public GapAnswered Answer() => new()
    {
        Of = Known.Noted.Number,
        Gap = Number,
        Outcome = Outcome,
        Learned = Outcome == GapOutcome.Obtained && Typed.Said(Field("Learned")) is { } words ? new Passage(words, Known.Gap.What?.Marks ?? Marks.None) : null,
        Because = Outcome == GapOutcome.NotObtained ? Typed.Said(Field("Because")) : null,
    };
}
