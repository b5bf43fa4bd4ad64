using Lantern.App.Site;
using Lantern.Entries;

namespace Lantern.App.Pages.Files;

/// <summary>To what a correction put an entry right: each field with the words that were put in place of the earlier ones.</summary>
internal static class CorrectedTo
{
    /// <summary>The words, to follow "Corrected"; only the names of the fields where it no longer counts, and none for what corrects nothing that is shown.</summary>
    public static string Words(EntryWords said, Entry entry, Entry amendment)
    {
        if (amendment.Body is not EntryCorrected { To: { Pairs.Count: > 0 } to })
            return "";
        var at = entry.Corrections.Index().FirstOrDefault(one => one.Item.By.Number == amendment.Number);
        if (at.Item is null)
            return $" ({string.Join(", ", to.Pairs.Select(pair => pair.Name.Replace('-', ' ')))})";
        var reads = at.Index + 1 < entry.Corrections.Count ? entry.Corrections[at.Index + 1].Before : entry;
        var fields = said.Fields(reads).ToDictionary(field => field.Label, field => string.Join(" ", field.Lines));
        return " to " + string.Join("; ", to.Pairs.Select(pair => pair.Name switch
        {
            "happened" => $"happened {Site.Words.Happened(reads.Happened)}",
            "because" => $"because “{reads.Body.Because}”",
            var name => $"{name.Replace('-', ' ')} “{fields.GetValueOrDefault(Kebab.Words(name), "nothing")}”",
        }));
    }
}
