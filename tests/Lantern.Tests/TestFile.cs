using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;
using NodaTime;

namespace Lantern.Tests;

/// <summary>A file made by hand: entries from bodies, each a day after the one before unless it says when.</summary>
internal sealed class TestFile
{
    private static readonly LocalDate FirstDay = new(2026, 5, 1);
    private static readonly FileId Id = new("test-file");

    private readonly List<Entry> _ink = [];

    public IReadOnlyList<Entry> Ink => _ink;

    /// <summary>The day after the last entry.</summary>
    public LocalDate Today => _ink.Count == 0 ? FirstDay : _ink.Max(entry => entry.Happened.Day).PlusDays(1);

    /// <summary>Writes one more entry.</summary>
    public TestFile With(Body body, string? happened = null, string? by = null)
    {
        _ink.Add(Written(body, happened is null ? new Happening(Today) : Moment(happened), by));
        return this;
    }

    /// <summary>What is said against one more entry today.</summary>
    public IReadOnlyList<Objection> Objections(Body body, string? by = null, Pack? pack = null)
    {
        var now = London.At(Today + new LocalTime(17, 0));
        var entry = Written(body, new Happening(Today), by);
        return [.. body.Objections(new Asking(CaseFile.Read(_ink, now), pack ?? TestPack.Empty, entry, now))];
    }

    /// <summary>The ids of the refusals against one more entry today, each once.</summary>
    public string[] Against(Body body, string? by = null, Pack? pack = null) =>
        [.. Objections(body, by, pack).Select(objection => objection.Refusal).Distinct().Order(StringComparer.Ordinal)];

    public CaseFile Read() => CaseFile.Read(_ink, London.EndOf(Today));

    private Entry Written(Body body, Happening happened, string? by) => new(
        Id, _ink.Count + 1, happened, London.At(happened.Day + (happened.Time ?? new LocalTime(12, 0))),
        new Writer("w1", "Ada Lark", by, "social-care"), Marks.None, TestPack.Empty.EditionId, $"act-{_ink.Count + 1}", body);

    private static Happening Moment(string text) =>
        Happening.TryParse(text, out var moment) ? moment : throw new ArgumentException($"'{text}' is not a moment.");
}
