using Lantern.Access;
using Lantern.Entries;
using Lantern.Store;

namespace Lantern.App.Site;

/// <summary>Keeps what somebody typed into a form as their own draft.</summary>
public static class Drafts
{
    private const string NewFile = "new";

    /// <summary>Keeps a form's fields under the key it names.</summary>
    /// <returns>204 once kept; 404 where it names no draft of a file its author may open; 413 where it is too long.</returns>
    public static async Task<int> Keep(HubStore hub, IFormCollection form, Reader author)
    {
        var key = form[Pencil.Key].ToString();
        if (key.Length is 0 or > Draft.LongestKey || !await MayKeep(hub, key, author))
            return StatusCodes.Status404NotFound;
        return await hub.Files.SaveDraft(key, Pencil.Of(form).ToText(), author) is null ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status204NoContent;
    }

    // A draft shows nothing of its file, so somebody who has yet to say why they open it may keep what they typed.
    // A form that begins a file has none yet; any other draft belongs to a file its author may open. That is asked once,
    // with the first saving, or every few words typed would be noted as a look.
    private static async Task<bool> MayKeep(HubStore hub, string key, Reader author) =>
        key.Split('/') is [{ Length: > 0 } file, { Length: > 0 }, ..]
        && (file == NewFile || await hub.Files.ReadDraft(key, author) is not null
            || await hub.Files.TryOpen(new FileId(file), author, Purpose.WorkingOnTheFile) is not FileAnswer.NotFound);
}
