using Lantern.Access;
using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Readings;
using Lantern.Store;
using Microsoft.AspNetCore.Mvc;

namespace Lantern.App.Pages.Files;

/// <summary>One entry in full: what it says as it reads now and as it was first written, who wrote it, and what came of it.</summary>
[MayUse]
public sealed class EntriesModel(HubStore hub) : FilePage(hub)
{
    [FromRoute(Name = "code")]
    public string Code { get; set; } = "";

    /// <summary>As it reads now, corrections applied.</summary>
    public Entry Entry { get; private set; } = null!;

    /// <summary>As it was first written.</summary>
    public Entry First { get; private set; } = null!;

    public bool IsStruckOut { get; private set; }

    /// <summary>What was written about it later: answers, corrections, striking out.</summary>
    public IReadOnlyList<Entry> Later { get; private set; } = [];

    /// <summary>The duties it started and the duties it met.</summary>
    public IReadOnlyList<Duty> Duties { get; private set; } = [];

    /// <summary>The entry that is put right in the end, where this one is itself a correction, a strike-out or a restoring.</summary>
    public Entry Amended => File.Amended(Entry);

    public bool MayAmend => File.MayAmend(Entry) && (CanBeCorrected || CanBeStruckOut || CanBeRestored);

    /// <summary>A correction is not corrected: it is struck out, and the entry itself is corrected.</summary>
    public bool CanBeCorrected => !IsStruckOut && !WhoAmends.IsAmendment(Entry.Body) && Entry.Kind.NeverCorrected is null;

    public bool CanBeStruckOut => !IsStruckOut && Entry.Body is not (EntryStruckOut or EntryRestored) && Entry.Kind.EndsOnlyBy is null;

    public bool CanBeRestored => IsStruckOut;

    /// <summary>Who puts it right, where the reader may write here and it is not theirs to put right.</summary>
    public string? Whose => !File.MayAmend(Entry) && WhoWrites.Whose(Amended.Kind) is { } whose && !WhoWrites.May(Amended.Kind, File.Relation) ? whose : null;

    public EntryWords Said { get; private set; } = null!;

    public IActionResult OnGet()
    {
        if (File.Entries.FirstOrDefault(entry => entry.Code == Code) is not { } first)
            return NotFound();
        var number = first.Number;
        var struckOut = Now.StruckOut.FirstOrDefault(entry => entry.Number == number);
        (First, Entry, IsStruckOut) = (first, Now.Numbered(number) ?? struckOut ?? first, struckOut is not null);
        Later = [.. Now.Entries.Where(entry => entry.Number > number && entry.Body.Of == number).OrderBy(entry => entry.Number)];
        Duties = [.. (Beside(() => File.Duties(all: true)) ?? []).Where(duty => duty.StartedBy == number || duty.MetBy == number)];
        Said = new EntryWords(Hub, File.Pack);
        return Page();
    }

    public Entry? Answered => Entry.Body.Of is { } of ? File.Entries.FirstOrDefault(entry => entry.Number == of) : null;

    public string CorrectPath => Acts.PathOf(File.Id, Kinds.Of<EntryCorrected>(), Code);

    public string StrikeOutPath => Acts.PathOf(File.Id, Kinds.Of<EntryStruckOut>(), Code);

    public string RestorePath => Acts.PathOf(File.Id, Kinds.Of<EntryRestored>(), Code);

    public string WhoWrote(Writer writer) => Hub.WhoWrote(writer);

    public string WhoWrote(Entry entry) => Hub.WhoWrote(entry);

    /// <summary>The fields as first written, where they read otherwise now.</summary>
    public IReadOnlyList<SaidField> Corrected()
    {
        var now = Said.Fields(Entry).ToDictionary(one => one.Label, one => string.Join('\n', one.Lines));
        return [.. Said.Fields(First).Where(one => now.GetValueOrDefault(one.Label) != string.Join('\n', one.Lines))];
    }

    /// <summary>Marks in words: "police, third party".</summary>
    public static string InWords(Marks marks) => string.Join(", ", Enum.GetValues<Marks>()
        .Where(mark => mark != Marks.None && marks.HasFlag(mark)).Select(mark => Kebab.Of(mark.ToString()).Replace('-', ' ')));
}
