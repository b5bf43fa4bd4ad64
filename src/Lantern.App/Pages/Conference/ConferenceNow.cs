using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Readings;
using Lantern.Store;
using NodaTime;

namespace Lantern.App.Pages.Conference;

/// <summary>Something a conference needs before the day.</summary>
/// <param name="Words">What.</param>
/// <param name="Path">Where it is done.</param>
/// <param name="Entry">The entry by which it is there; null while it is missing.</param>
/// <param name="Note">What to know of it, such as that it came late; null where there is nothing.</param>
public sealed record Needed(string Words, string Path, Entry? Entry, string? Note = null);

/// <summary>How the coming conference stands: what is planned, written, shared and still missing.</summary>
/// <param name="file">The open file.</param>
/// <param name="now">The file as it reads now.</param>
public sealed class ConferenceNow(OpenFile file, CaseFile now)
{
    /// <summary>Fewer working days than this between the sharing and the conference are said to be short.</summary>
    public const int GoodWorkingDays = 2;

    /// <summary>The conference planned last that has not been held; null where none is.</summary>
    public Entry? Planned { get; } = now.LatestEntry<Body>(body => body is ConferencePlanned or ConferenceHeld) is { Body: ConferencePlanned } planned ? planned : null;

    /// <summary>What was planned.</summary>
    public ConferencePlanned? Plan => Planned?.Body as ConferencePlanned;

    /// <summary>The day of the conference.</summary>
    public LocalDate? Day => Plan?.For?.Day;

    /// <summary>The conference held last.</summary>
    public Entry? Held { get; } = now.LatestEntry<ConferenceHeld>();

    /// <summary>The report written since the conference before.</summary>
    public Entry? Report => Since<ReportWritten>();

    /// <summary>By which the conference was found ready.</summary>
    public Entry? Ready => Since<ConferenceMadeReady>();

    /// <summary>The latest risk tool.</summary>
    public Entry? Tool { get; } = now.LatestEntry<ToolCompleted>();

    /// <summary>By which the report was shared with somebody since the conference was planned.</summary>
    public IReadOnlyList<(Entry Entry, ReportShared Body)> Shared(SharedWith with) =>
        [.. now.All<ReportShared>().Where(one => one.Body.With == with && one.Entry.Number > (Planned?.Number ?? 0))];

    /// <summary>Why it was not shared.</summary>
    public Entry? NotShared(SharedWith with) =>
        now.All<ReportNotShared>().Where(one => one.Body.With == with && one.Entry.Number > (Planned?.Number ?? 0)).Select(one => one.Entry).LastOrDefault();

    /// <summary>What the conference needs, in order.</summary>
    public IReadOnlyList<Needed> Needs =>
    [
        new("The conference is planned", Path("plan"), Planned),
        new("The hub is asked to it", Path("plan"), Plan?.Invitations?.Any(one => one.Line == InviteRow.Hub) == true ? Planned : null),
        new("The report is written", Path("report"), Report),
        .. Enum.GetValues<SharedWith>().Select(with => new Needed($"The report is shared with the {with.InWords()}, or it is said why not", $"{Path("share")}?with={with.InWords()}",
            (Shared(with) is [var (shared, _), ..] ? shared : null) ?? NotShared(with), Shared(with) is [var (entry, _), ..] ? Late(entry.Happened.Day) : null)),
        new("A risk tool is completed", $"/files/{file.Id}/tools", Tool),
        new("The risk tool has been sent to the hub", Acts.PathOf(file.Id, Kinds.Of<InformationShared>()), Tool is null ? null
            : now.All<InformationShared>().Where(one => one.Body.Recipient == Recipient.Hub && one.Entry.Number > Tool.Number).Select(one => one.Entry).FirstOrDefault()),
    ];

    /// <summary>What is said of a report that is shared on a day: that it is late, or short before the conference; null where it is in good time.</summary>
    public string? Late(LocalDate shared)
    {
        if (Day is not { } day)
            return null;
        if (shared >= day)
            return "Late: not before the day of the conference";
        var between = file.Pack.Calendar.Between(shared, day);
        return between < GoodWorkingDays ? $"Short: {Words.Count(between, "working day")} before the conference" : null;
    }

    private Entry? Since<T>() where T : Body =>
        now.LatestEntry<T>() is { } entry && (Held is not { } held || entry.Number > held.Number) ? entry : null;

    private string Path(string page) => $"/files/{file.Id}/conference/{page}";
}
