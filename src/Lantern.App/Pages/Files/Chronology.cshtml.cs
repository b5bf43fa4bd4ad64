using Lantern.App.Components;
using Lantern.App.Components.Parts;
using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Readings;
using Lantern.Store;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Lantern.App.Pages.Files;

/// <summary>What happened, a line an entry; what is chosen stands in the address, which names no one.</summary>
[MayUse]
public sealed class ChronologyModel(HubStore hub) : AsItStoodPage(hub)
{
    private EntryWords _said = null!;

    [BindProperty(SupportsGet = true)]
    public string? Order { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Significant { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? By { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Known { get; set; }

    public ChronologyAsked Asked { get; private set; } = new();

    public Chronology Read { get; private set; } = null!;

    /// <summary>True when a past day is shown with what has been written since.</summary>
    public bool IsKnownNow => IsPast && Known == "now";

    public bool IsChosen => At is not null || Asked != new ChronologyAsked();

    public IEnumerable<IGrouping<int, ChronologyLine>> Years => Read.Lines.GroupBy(line => line.Entry.Happened.Day.Year);

    public IEnumerable<SelectListItem> KindChoices => Read.Kinds.Select(kind => new SelectListItem(kind.Title, kind.Name));

    public IEnumerable<SelectListItem> WriterChoices => Read.Writers.Select(writer => new SelectListItem(writer.Name, writer.Worker));

    public string Showing =>
        $"{Words.Count(Read.Lines.Count, "line")}, {(Asked.StoryOrder ? "oldest" : "newest")} first{(Asked.Significant ? ", significant only" : "")}"
        + (Asked.Kind is { } kind ? $", {kind.Title.ToLowerInvariant()} only" : "") + (Asked.Writer is null ? "." : ", by one writer.");

    public void OnGet()
    {
        CheckDay();
        _said = new EntryWords(Hub, File.Pack);
        Asked = new ChronologyAsked(Order == "story", Significant == "yes",
            Kind is { Length: > 0 } kind ? Kinds.Named(kind) : null, By is { Length: > 0 } ? By : null);
        Read = Chronology.Read(IsKnownNow ? File.AsOf(Moment, File.Now) : Stood, File.Pack, Asked);
    }

    /// <summary>A line as the timeline draws it.</summary>
    public Moment Draw(ChronologyLine line)
    {
        var entry = line.Entry;
        var words = Markup.Html($"""<a class="govuk-link" href="{Acts.PathOf(entry)}">{_said.Line(entry)}</a>""");
        return new(line.IsStruckOut ? Markup.Html($"<s>{words}</s>") : words, Notes(line))
        {
            By = Hub.WhoWrote(entry),
            At = entry.Happened.ToString(),
            When = Words.Happened(entry.Happened),
        };
    }

    private Markup? Notes(ChronologyLine line)
    {
        var notes = new List<Markup?>();
        if (line.IsStruckOut)
            notes.Add(Note("Struck out", "grey", "It counts for nothing in this file."));
        if (line.DaysUntilWritten > 0)
        {
            var written = $"Written {Words.Moment(line.Entry.Written)}, {Words.Count(line.DaysUntilWritten, "day")} later.";
            notes.Add(line.IsLate ? Note("Written late", "orange", written) : Markup.Html($"""<p class="govuk-body-s govuk-!-margin-bottom-1">{written}</p>"""));
        }
        if (line.Entry.Corrections.Count > 0)
            notes.Add(FirstWritten(line.Entry.First));
        notes.AddRange(line.Amendments.Select(amendment => Amended(line, amendment)));
        return notes.Count == 0 ? null : Markup.Join(notes);
    }

    // What the first writer said, in the first writer's words; what it reads now is said by whoever corrected it.
    private Markup FirstWritten(Entry first) => Small($"First written on {Words.Moment(first.Written)} by {first.Writer.Name}: {_said.Line(first)}, {Words.Happened(first.Happened)}");

    private Markup Amended(ChronologyLine line, Entry amendment)
    {
        var what = amendment.Body switch
        {
            EntryCorrected => "Corrected",
            EntryStruckOut => "Struck out",
            EntryRestored => "Restored",
            _ => amendment.Kind.Title,
        };
        var because = amendment.Body.Because is { Length: > 0 } reason ? $": {reason}" : "";
        return Small($"{what}{CorrectedTo.Words(_said, line.Entry, amendment)} on {Words.Moment(amendment.Written)} by {amendment.Writer.Name}{because}");
    }

    private static Markup Small(string words) => Markup.Html($"""<p class="govuk-body-s govuk-!-margin-bottom-1">{words}</p>""");

    private static Markup Note(string tag, string colour, string words) => Markup.Html(
        $"""<p class="govuk-body-s govuk-!-margin-bottom-1"><strong class="govuk-tag govuk-tag--{colour}">{tag}</strong> {words}</p>""");
}
