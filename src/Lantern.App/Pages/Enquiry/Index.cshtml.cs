using Lantern.Access;
using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Readings;
using Lantern.Store;
using NodaTime;

namespace Lantern.App.Pages.Enquiry;

/// <summary>How a section 47 enquiry stands: what was not known, what is being done, what is owed.</summary>
[MayUse]
public sealed class IndexModel(HubStore hub) : FilePage(hub)
{
    protected override RecordPart Shows => RecordPart.Enquiry | RecordPart.Meeting;

    /// <summary>What the enquiry draws together.</summary>
    public EnquiryNow Stands => _stands ??= new(File, Now);

    /// <summary>An entry in words.</summary>
    public EntryWords Said => new(Hub, File.Pack);

    /// <summary>The lines of checklists in words.</summary>
    public LineWords Lines => new(File.Pack, Hub.NameOf);

    /// <summary>The risk tool's title.</summary>
    public string ToolTitle => Stands.Tool?.Body is ToolCompleted { Tool: { } id } ? File.Pack.Tools.GetValueOrDefault(id)?.Title ?? Kebab.Words(id) : "";

    private EnquiryNow? _stands;

    /// <summary>Whether this reader may do an act.</summary>
    public bool May(Kind kind) => WhoWrites.May(kind, File.Relation);

    /// <summary>How a wait stands: it runs, it ends today, or its day has passed.</summary>
    public (string Words, string Colour) Wait(WaitForPoliceAgreed wait)
    {
        if (wait.Until is not { } until)
            return ("No end was given", "red");
        var days = Period.DaysBetween(London.DayOf(File.Now), until);
        return days switch
        {
            < 0 => ($"Ended on {Words.Day(until)}: act now, or agree it anew", "red"),
            0 => ("Ends today", "orange"),
            _ => ($"Until {Words.Day(until)}, {Words.Count(days, "day")} left", "blue"),
        };
    }

    /// <summary>What became of a gap, in words.</summary>
    public static string InWords(KnownGap gap) => gap.Answer?.Body switch
    {
        GapAnswered { Outcome: GapOutcome.NotObtained } answer => $"Not obtained, because {answer.Because}",
        GapAnswered answer => $"Obtained{(answer.Learned is { } learned ? $": {learned.Words}" : "")}",
        _ => "Still not known",
    };

    public void OnGet()
    {
    }
}
