using System.Globalization;
using Lantern.Access;
using Lantern.App.Components.Tags;
using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;
using Lantern.Store;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Lantern.App.Pages.Write;

/// <summary>The form of one act on one file: its questions with everything there is to choose from, and what was typed.</summary>
public sealed class Paper
{
    /// <summary>The name of the question when it happened.</summary>
    public const string Happened = "happened";

    private const string Whole = "marks", Corrected = "to";
    private readonly OpenFile _file;
    private readonly CaseFile _now;
    private readonly IReadOnlyList<Reader> _workers;
    private readonly Whom _whom;

    internal Paper(OfferedAct act, string of, OpenFile file, CaseFile now, IReadOnlyList<Reader> workers, Whom whom)
    {
        (Act, _file, _now, _workers, _whom) = (act, file, now, workers, whom);
        IsCorrection = act.Kind == Kinds.Of<EntryCorrected>();
        if (IsCorrection)
            Subject = Candidates().FirstOrDefault(entry => entry.Code == of);
        Questions = [.. act.Questions.Select(WithAreas)];
        Corrections = Subject is null ? [] : [.. QuestionBook.Instance.Act(Subject.Kind).Questions
            .Where(question => question.As is not Asked.Entry && Subject.Kind.Field(question.Field)?.NeverCorrected is null)
            .Select(question => WithSettledKept(WithAreas(question.Under(Corrected)) with { Need = null }))];
    }

    /// <summary>The act.</summary>
    public OfferedAct Act { get; }

    /// <summary>True for the act that puts another entry right.</summary>
    public bool IsCorrection { get; }

    /// <summary>The entry that is put right, once it is chosen.</summary>
    public Entry? Subject { get; }

    /// <summary>What is asked.</summary>
    public IReadOnlyList<Question> Questions { get; }

    /// <summary>What the entry that is put right says, to be changed.</summary>
    public IReadOnlyList<Question> Corrections { get; }

    /// <summary>What the entry that is put right says and no correction changes, by its questions; to change it the entry is written again.</summary>
    public IReadOnlyList<string> Settled => Subject is null ? [] : [.. QuestionBook.Instance.Act(Subject.Kind).Questions
        .Where(question => question.As is not Asked.Entry && Subject.Kind.Field(question.Field) is { NeverCorrected: not null } settled && settled.Words(Subject.Body) is not null)
        .Select(question => question.Ask)];

    /// <summary>What was typed.</summary>
    public Pencil Typed { get; set; } = Pencil.Blank;

    /// <summary>What stands on a new form: today, and what is known.</summary>
    public Pencil Begun(string? of)
    {
        var typed = Filled.With(Pencil.Blank, Happened, new Happening(London.DayOf(_file.Now)));
        if (Questions.FirstOrDefault(question => question.As == Asked.Entry) is { } question)
        {
            var entries = Candidates().ToList();
            var chosen = entries.Find(entry => entry.Code == of)
                ?? (question.Need is not null && !IsAmending && entries.Count == 1 ? entries[0] : null);
            typed = chosen is null ? typed : typed.With(question.Name, chosen.Code);
        }
        return Subject is null ? typed
            : Filled.With(Filled.With(typed, Subject, Corrections), $"{Corrected}.{Happened}", Subject.Happened);
    }

    /// <summary>The same form with more empty rows under one question.</summary>
    public Pencil WithMoreRows(string name) =>
        Typed.With(name + ".Rows", (Answers.RowsOf(name, Typed) + 3).ToString(CultureInfo.InvariantCulture));

    /// <summary>The rows of a question.</summary>
    public IEnumerable<(int Row, IReadOnlyList<Question> Columns)> Rows(Question question) =>
        Enumerable.Range(0, Answers.RowsOf(question.Name, Typed)).Select(row =>
            (row, (IReadOnlyList<Question>)[.. question.Columns.Select(column => column.Under($"{question.Name}.{row}"))]));

    /// <summary>The entries that can be answered, the newest first, those still owed said so.</summary>
    public IReadOnlyList<SelectListItem> Entries()
    {
        // What meets nothing, such as striking out, does not ask what is owed: it must work also where just that cannot be read.
        bool Meets(Clock clock) => clock.MetBy.Any(trigger => trigger.Kind == Act.Kind);
        var owed = !_file.Pack.Clocks.Values.Any(Meets) ? [] : _file.Duties().Where(duty => Meets(duty.Clock)).Select(duty => duty.StartedBy).ToHashSet();
        return [.. Candidates().Select(entry => new SelectListItem(
            $"{Words.Happened(entry.Happened)}: {entry.Body.Line}{(owed.Contains(entry.Number) ? " (still owed)" : "")}",
            entry.Code))];
    }

    /// <summary>The workers, and for who does something their teams.</summary>
    public IEnumerable<SelectListItem> Workers(Question question)
    {
        var teams = _workers.Select(worker => worker.Team).Where(team => team.Length > 0 && question.Field == "owner").Distinct().Order(StringComparer.Ordinal);
        return _workers.Select(worker => new SelectListItem($"{worker.Name}, {Words.Role(worker.Role)}", worker.Worker))
            .Concat(teams.Select(team => new SelectListItem($"{Kebab.Words(team)} team", team)));
    }

    /// <summary>The pack's things a question chooses from.</summary>
    public IEnumerable<SelectListItem> FromPack(Question question) => question.Field switch
    {
        "duty" => _file.Pack.Clocks.Values.Where(clock => clock.Shape == Shape.Unmet).OrderBy(clock => clock.Level).Select(clock => new SelectListItem(clock.Title, clock.Id)),
        "tool" => _file.Pack.Tools.Values.OrderBy(tool => tool.Title, StringComparer.Ordinal).Select(tool => new SelectListItem(tool.Title, tool.Id)),
        _ => Subject?.Body is ToolCompleted { Tool: { } id } && _file.Pack.Tools.TryGetValue(id, out var tool)
            ? tool.Bands.Select(band => new SelectListItem(band.Title, band.Id)) : [],
    };

    /// <summary>The lines of the pack's lists a question takes several from, and what an entry that is put right says besides.</summary>
    public IEnumerable<WrittenChoice> SeveralFromPack(Question question)
    {
        var lines = _file.Pack.SessionTopics();
        return lines.Select(line => new WrittenChoice(line.Id, line.Title))
            .Concat(Typed.All(question.Name).Where(id => lines.All(line => line.Id != id)).Select(id => new WrittenChoice(id, Kebab.Words(id))));
    }

    /// <summary>Words somebody may think again about in what was typed.</summary>
    public (string Words, IReadOnlyList<LanguageHint> Hints) Hints(Question question) =>
        (Typed[question.Name], _file.Pack.Language is { } language ? LanguageHints.Read(Typed[question.Name], language) : []);

    /// <summary>The marks somebody can tick.</summary>
    public static IEnumerable<WrittenChoice> Marks { get; } = [.. MarkWords.All.Select(mark => new WrittenChoice(mark.Word, mark.Says))];

    /// <summary>Whether marks have been ticked there, so that they are not folded away.</summary>
    public bool IsMarked(string name) => Typed.All(name).Count > 0;

    /// <summary>The name on the form of a field an objection speaks of.</summary>
    public string NameOf(string field) => field.Split('.')[0] switch
    {
        Corrected when Corrections.Count > 0 => Corrections[0].Name,
        var name => Questions.FirstOrDefault(question => question.Field == name) is { As: Asked.Rows or Asked.Areas } several ? FirstOf(several)
            : Questions.Any(question => question.Field == name) || name == Happened ? name : "",
    };

    /// <summary>The entry as it would be written, or what is to be mended first.</summary>
    public (ActPart? Part, IReadOnlyList<Mend> Mends) Read(OpenFile file)
    {
        var (values, mends) = Answers.Read(Act.Kind, Questions, Typed, file.NumberOf);
        var (when, wrongWhen) = Answers.Moment(Happened, "When it happened", Typed);
        IReadOnlyList<Mend> all = [.. wrongWhen, .. mends];
        if (when is null && wrongWhen.Count == 0)
            all = [new Mend(Happened, "Enter the day it happened"), .. all];
        if (IsCorrection && Subject is not null && all.Count == 0)
        {
            var (to, wrong) = Correcting.Read(Subject, Corrections, Typed, $"{Corrected}.{Happened}");
            values = new Mapping([.. values.Pairs, new(Corrected, Place.None, to)], Place.None);
            all = wrong;
        }
        return all.Count > 0 ? (null, all)
            : (ActPart.In(file.Id, AtTheMeeting(Act.Kind.Read(values)), when!.Value, Answers.Marks(Whole, Typed)), all);
    }

    // Whoever was at a meeting reads its minutes, where the name typed can mean no other worker.
    private Body AtTheMeeting(Body body) => body switch
    {
        MeetingHeld { Present: { } present } held => held with { Present = [.. present.Select(_whom.Meant)] },
        StrategyDiscussionHeld { Present: { } present } held => held with { Present = [.. present.Select(_whom.Meant)] },
        StrategyDiscussionPlanned { Invited: { } invited } planned => planned with { Invited = [.. invited.Select(_whom.Meant)] },
        _ => body,
    };

    // What this reader may not put right, or what nobody puts right, is not offered.
    private IEnumerable<Entry> Candidates() => Answering.Candidates(Act.Kind, _now).Where(entry => !IsAmending || _file.MayAmend(entry));

    // In a row the names stay as they are, and what stands beside them is put right.
    private Question WithSettledKept(Question question) => question.As != Asked.Rows ? question : question with
    {
        Columns = [.. question.Columns.Select(column => Subject!.Kind.Field(question.Field)!.Rows.Any(field => field.Name == column.Field && field.NeverCorrected is not null)
            ? column with { As = Asked.Kept } : column)],
    };

    private bool IsAmending => IsCorrection || Act.Kind == Kinds.Of<EntryStruckOut>() || Act.Kind == Kinds.Of<EntryRestored>();

    private static string FirstOf(Question question) => question.As == Asked.Rows
        ? $"{question.Name}.0.{question.Columns[0].Field}"
        : question.Columns.Count > 0 ? question.Columns[0].Name : question.Name;

    // The headings of a plan stand in the pack; an entry that is put right may have had others.
    private Question WithAreas(Question question)
    {
        if (question.As != Asked.Areas)
            return question;
        var lines = _file.Pack.Lists.GetValueOrDefault("plan-areas")?.Lines ?? UsualAreas;
        var others = Subject?.Kind.Field(question.Field)?.Read(Subject.Body) is IReadOnlyDictionary<string, IReadOnlyList<Passage>> areas
            ? areas.Keys.Where(id => lines.All(line => line.Id != id)).Select(id => new ListLine(id, Kebab.Words(id))) : [];
        return question with
        {
            Columns = [.. lines.Concat(others).Select(line =>
                new Question(line.Id, Asked.Passages, line.Title, line.Words) { Name = $"{question.Name}.{line.Id}" })],
        };
    }

    private static readonly IReadOnlyList<ListLine> UsualAreas = [new("actions", "Actions"), new("disruption", "Disruption"), new("police", "Police")];
}
