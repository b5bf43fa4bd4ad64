using Lantern.App.Site;
using Lantern.Access;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;
using Lantern.Store;
using NodaTime;

namespace Lantern.App.Pages.Assessments;

/// <summary>One part of an assessment that is written in any order: an area of a checklist, kept in a draft of its own.</summary>
/// <param name="Sheet">The checklist with everything typed so far, drawn for this area alone.</param>
/// <param name="Area">The area.</param>
/// <param name="Saved">When it was saved; null where nothing has been.</param>
public sealed record AssessmentPart(LineSheet Sheet, ChecklistArea Area, Instant? Saved)
{
    /// <summary>What addresses and drafts call it.</summary>
    public string Name => NameOf(Sheet.Checklist, Area);

    /// <summary>How it stands, for a tag.</summary>
    public (string Words, string Colour) State =>
        Saved is null ? ("Not begun", "grey") : Sheet.Drawn.SelectMany(lines => lines).Any(line => line.Lacks.Count > 0) ? ("Begun", "blue") : ("Complete", "green");

    /// <summary>What an area is called.</summary>
    public static string NameOf(Checklist checklist, ChecklistArea area) => $"{checklist.Id}.{area.Id}";
}

/// <summary>An assessment in pencil: a draft for each area, and one for what follows from it; together one sheet.</summary>
/// <param name="Parts">The areas, the story first.</param>
/// <param name="Whole">Each checklist with everything typed in any area.</param>
/// <param name="Finish">What was typed on the last page.</param>
public sealed record AssessmentDraft(IReadOnlyList<AssessmentPart> Parts, IReadOnlyList<LineSheet> Whole, Pencil Finish)
{
    /// <summary>The part a line stands in.</summary>
    public AssessmentPart PartOf(LineSheet sheet, LineState line) => Parts.First(part => part.Sheet.Checklist == sheet.Checklist && part.Area == line.Area);

    /// <summary>What the lines still lack, with where to mend it.</summary>
    public IEnumerable<(AssessmentPart Part, LineState Line, string Words)> Lacks =>
        from sheet in Whole
        from line in sheet.States
        from lack in line.Lacks
        select (PartOf(sheet, line), line, lack.Words);

    /// <summary>The key of the draft of one part, or of the last page.</summary>
    public static string Key(FileId file, string part) => $"{file}/assessment/{part}";

    /// <summary>The checklists of assessments: those of the start, and those somebody took beside.</summary>
    public static IReadOnlyList<Checklist> Lists(Pack pack, Pencil finish) =>
        [.. pack.For(ChecklistUse.Assessment).Where(list => list.FromTheStart || finish.All(LinesPage.Taken).Contains(list.Id)).OrderBy(list => list.Areas.Any(area => area.Id == "story") ? 0 : 1)];

    /// <summary>Reads the drafts of one author on a file.</summary>
    public static async Task<AssessmentDraft> Read(HubStore hub, OpenFile file, CaseFile now, Reader reader)
    {
        var facts = LineFacts.Read(now, file.Pack, London.DayOf(file.Now));
        var finish = Pencil.Of(await hub.Files.ReadDraft(Key(file.Id, FinishModel.Part), reader));
        var (parts, whole) = (new List<AssessmentPart>(), new List<LineSheet>());
        foreach (var list in Lists(file.Pack, finish))
        {
            var (typed, saved) = (Pencil.Blank, new Dictionary<string, Instant>());
            foreach (var area in list.Areas)
            {
                if (await hub.Files.ReadDraft(Key(file.Id, AssessmentPart.NameOf(list, area)), reader) is not { } draft)
                    continue;
                typed = typed.And(Pencil.Of(draft));
                saved[area.Id] = draft.Saved;
            }
            LineSheet Sheet(string? area) => new(list, typed, facts, area) { Language = file.Pack.Language };
            parts.AddRange(list.Areas.Where(area => Sheet(area.Id).Drawn.Any())
                .Select(area => new AssessmentPart(Sheet(area.Id), area, saved.TryGetValue(area.Id, out var at) ? at : null)));
            whole.Add(Sheet(null));
        }
        return new AssessmentDraft(parts, whole, finish);
    }

    /// <summary>Lets go of all of it.</summary>
    public async Task Drop(HubStore hub, FileId file, Reader reader)
    {
        foreach (var part in Parts.Select(part => part.Name).Append(FinishModel.Part))
            await hub.Files.DropDraft(Key(file, part), reader);
    }

    /// <summary>Begins again from an earlier assessment: each area holds what it said.</summary>
    public static async Task Again(HubStore hub, OpenFile file, Entry earlier, Reader reader)
    {
        var said = (AssessmentCompleted)earlier.Body;
        foreach (var list in Lists(file.Pack, Pencil.Blank))
        {
            foreach (var area in list.Areas)
            {
                var answers = said.Answers(list).Where(one => area.Lines.Any(line => line.Id == one.Line)).ToList();
                if (answers.Count > 0)
                    await hub.Files.SaveDraft(Key(file.Id, AssessmentPart.NameOf(list, area)), LineSheet.Begun(Pencil.Blank, list, answers).ToText(), reader);
            }
        }
        await hub.Files.SaveDraft(Key(file.Id, FinishModel.Part), Pencil.Blank.With("Of", earlier.Code).With("When", London.DayOf(file.Now)).ToText(), reader);
    }
}
