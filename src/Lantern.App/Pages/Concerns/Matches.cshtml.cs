using Lantern.Access;
using Lantern.App.Components.Tags;
using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Store;
using Microsoft.AspNetCore.Mvc;

namespace Lantern.App.Pages.Concerns;

/// <summary>Who may be the child, among the files this worker may open; then that child, or a new one.</summary>
[MayUse(Deed.BeginChildFile)]
public sealed class MatchesModel(HubStore hub, TimeProvider time) : ConcernPage(hub, time)
{
    /// <summary>The children found, the likeliest first.</summary>
    public IReadOnlyList<KnownLine> Found { get; private set; } = [];

    /// <summary>The files that could not be read, of those this worker may open.</summary>
    public IReadOnlyList<FileId> Unread { get; private set; } = [];

    /// <summary>The choices: each child found, and a new one.</summary>
    public IEnumerable<WrittenChoice> Choices => Found.Select(known =>
        new WrittenChoice(known.File.File.Value, Named(known)) { Hint = string.Join("; ", known.Why) });

    public async Task<IActionResult> OnGetAsync() => await Look() ? Page() : Redirect(Start);

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await Look())
            return Redirect(Start);
        var child = Pencil.Of(Request.Form)["Child"];
        if (Found.Count > 0 && child.Length == 0)
            ModelState.AddModelError("Child", "Say whether one of these is the child");
        else if (child != NewChild && !Found.Any(known => known.File.File.Value == child))
            ModelState.AddModelError("Child", "Choose one of the children shown, or “None of these”");
        if (!ModelState.IsValid)
            return Page();
        await KeepLooked(Looked.With("Child", child));
        return Redirect(PathOf("details"));
    }

    private async Task<bool> Look()
    {
        if (!await ReadLooked())
            return false;
        Found = await Hub.Index.Show<IReadOnlyList<KnownLine>>(Reader, Purpose.CheckingWhoIsKnown,
            Looking, found => found.Select(known => known.File.File));
        return true;
    }

    private IReadOnlyList<KnownLine> Looking(Lists lists)
    {
        var found = lists.Find(QueryOf(Looked)).Where(known => known.File.Kind == FileKind.Child).ToList();
        Unread = lists.LeftOut();
        return found;
    }

    private string Named(KnownLine known) => string.Join(", ", new[]
    {
        known.Names,
        known.Born is { } born ? $"born {born.InWords()} ({Words.Age(born, Today)})" : null,
        known.File.Reference is { } reference ? $"reference {reference}" : null,
    }.OfType<string>());
}
