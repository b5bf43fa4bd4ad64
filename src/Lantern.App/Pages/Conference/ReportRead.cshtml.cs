using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;
using Lantern.Store;
using Microsoft.AspNetCore.Mvc;

namespace Lantern.App.Pages.Conference;

/// <summary>The report before a conference, to read and to print, with what the parents and the child said of it.</summary>
[MayUse]
public sealed class ReportReadModel(HubStore hub) : FilePage(hub)
{
    protected override RecordPart Shows => RecordPart.Enquiry;

    /// <summary>The entry's code, from the address.</summary>
    [FromRoute(Name = "code")]
    public string Code { get; set; } = "";

    /// <summary>The entry.</summary>
    public Entry Entry { get; private set; } = null!;

    /// <summary>What it says.</summary>
    public ReportWritten Body => (ReportWritten)Entry.Body;

    /// <summary>The lines of checklists in words.</summary>
    public LineWords Lines => new(File.Pack, Hub.NameOf);

    /// <summary>The risk tool's title.</summary>
    public string? ToolTitle => Body.Tool is { } id ? File.Pack.Tools.GetValueOrDefault(id)?.Title ?? Kebab.Words(id) : null;

    /// <summary>What was said of it by those it was shared with.</summary>
    public IEnumerable<(Entry Entry, ReportShared Body)> Views => Now.All<ReportShared>().Where(one => one.Entry.Number > Entry.Number);

    /// <summary>The editions of the guidance that were in force when it was written.</summary>
    public IEnumerable<ListLine> Guidance => Readings.Guidance.Read(File.Pack, Entry.Happened.Day);

    /// <summary>How it reads.</summary>
    public Readability Reads => Readability.Read(string.Join(". ", (Body.Considered ?? []).SelectMany(Lines.Lines)));

    /// <summary>What was answered, by the areas of its checklists.</summary>
    public IEnumerable<(string Title, IReadOnlyList<Considered> Lines)> Areas() =>
        from list in (Body.Checklists ?? []).Select(id => File.Pack.Checklists.GetValueOrDefault(id)).OfType<Checklist>()
        from area in list.Areas
        let lines = Body.Answers(list).Where(given => area.Lines.Any(line => line.Id == given.Line)).ToList()
        where lines.Count > 0
        select (area.Title, (IReadOnlyList<Considered>)lines);

    public IActionResult OnGet()
    {
        Entry = Now.Numbered(File.NumberOf(Code))!;
        return Entry?.Body is ReportWritten ? Page() : NotFound();
    }
}
