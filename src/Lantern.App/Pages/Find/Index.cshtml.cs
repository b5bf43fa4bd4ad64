using Lantern.Access;
using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Readings;
using Lantern.Store;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace Lantern.App.Pages.Find;

/// <summary>Is this child or person already known? What is looked for is posted, so that it stands in no address.</summary>
[MayUse]
public sealed class IndexModel(HubStore hub, TimeProvider time) : PageModel
{
    private const int Longest = 200;

    /// <summary>What was looked for.</summary>
    public string Looked { get; private set; } = "";

    /// <summary>Who matches among the files this worker may open; null before a look.</summary>
    public IReadOnlyList<KnownLine>? Found { get; private set; }

    /// <summary>The files that could not be read, of those this worker may open.</summary>
    public IReadOnlyList<FileId> Unread { get; private set; } = [];

    /// <summary>Today in London.</summary>
    public LocalDate Today => London.DayOf(Instant.FromDateTimeOffset(time.GetUtcNow()));

    public void OnGet()
    {
    }

    public async Task OnPostAsync(string? looked)
    {
        Looked = looked?.Trim() ?? "";
        if (Looked.Length > Longest)
            ModelState.AddModelError("Looked", $"Shorten what you look for to {Longest} characters");
        else if (Query.Of(Looked) is { IsEmpty: false } query)
            Found = await hub.Index.Show(HttpContext.GetReader()!, Purpose.CheckingWhoIsKnown, lists => Looking(lists, query), found => found.Select(known => known.File.File));
        else
            ModelState.AddModelError("Looked", "Enter a name, a date of birth, a phone number, a number plate or a reference");
    }

    private IReadOnlyList<KnownLine> Looking(Lists lists, Query query)
    {
        var found = lists.Find(query);
        Unread = lists.LeftOut();
        return found;
    }

    /// <summary>Whom or what a match is about.</summary>
    public static string About(FileKind kind) => kind switch
    {
        FileKind.Child => "Child",
        FileKind.PersonOfConcern => "Person of concern",
        FileKind.PlaceOrGroup => "Place or group",
        _ => "Network",
    };
}
