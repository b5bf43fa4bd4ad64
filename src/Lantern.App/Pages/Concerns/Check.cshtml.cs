using Lantern.Access;
using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;
using Lantern.Store;
using Microsoft.AspNetCore.Mvc;

namespace Lantern.App.Pages.Concerns;

/// <summary>The concern once more before it is written in ink.</summary>
[MayUse(Deed.BeginChildFile)]
public sealed class CheckModel(HubStore hub, TimeProvider time, Pack pack) : ConcernPage(hub, time)
{
    /// <summary>Words to think again about.</summary>
    public IReadOnlyList<LanguageHint> Hints => pack.Language is { } phrases ? LanguageHints.Read(Sheet.Concern, phrases) : [];

    /// <summary>What was said of the child, line by line.</summary>
    public IEnumerable<(string Key, string Field, string Words)> ChildLines()
    {
        (string Key, string Field)[] lines =
        [
            ("Given name", "GivenName"), ("Family name", "FamilyName"), ("Wants to be called", "PreferredName"), ("Other names", "AlsoKnownAs"),
            ("Date of birth", "Born"), ("Sex as registered", "Sex"), ("School or college", "School"), ("Address", "Address"),
            ("Phone", "Phone"), ("Reference", "Reference"),
        ];
        return lines.Select(line => (line.Key, line.Field, Words: Said(line.Field))).Where(line => line.Words.Length > 0);
    }

    private string Said(string name) => name switch
    {
        "Born" => Sheet.Born is { } born ? $"{born.InWords()} ({Words.Age(born, Today)})" : "",
        "Sex" => Kebab.Words(Sheet.Typed[name]),
        _ => Sheet.Typed[name],
    };

    public async Task<IActionResult> OnGetAsync() =>
        await ReadAll() && Saved is not null ? await Chosen() is null && !IsNewChild ? NotFound() : Page() : Redirect(Start);

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await ReadAll() || Saved is null)
            return this.Next(Start, "That concern has been recorded already, or its draft was thrown away. Nothing was written twice.");
        foreach (var (_, words) in Sheet.Wrong(Now))
            ModelState.AddModelError("", words);
        if (!ModelState.IsValid)
            return Page();
        switch (await Hub.Files.Write(Act(), Reader))
        {
            case Outcome.Written written:
                await Drop();
                return this.Next($"/files/{written.Entries[0].File}/tools", "The concern is in the record.");
            case Outcome.Refused refused:
                foreach (var one in refused.Said)
                    ModelState.AddModelError("", one.Words);
                return Page();
            default:
                return NotFound();
        }
    }

    private Act Act()
    {
        var happened = Sheet.Happened(Today);
        if (!IsNewChild)
            return new Act(Id, [.. Sheet.Bodies().Select(body => ActPart.In(new FileId(Looked["Child"]), body, HappenedOf(body, happened)))]);
        IEnumerable<Body> child = Sheet.Child() is { } identified ? [identified] : [];
        return new Act(Id, [.. child.Concat(Sheet.Bodies()).Select(body => ActPart.InNew(FileKind.Child, body, HappenedOf(body, happened)))]);
    }

    // The concern has its own day; who the child is and who was told is written down today.
    private Happening HappenedOf(Body body, Happening concern) => body is ConcernRecorded ? concern : new Happening(Today);
}
