using Lantern.Access;
using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Store;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Lantern.App.Pages.Write;

/// <summary>One act: the questions a kind of entry asks, kept in pencil until they are written in ink.</summary>
[MayUse]
public sealed class AskModel(HubStore hub) : FilePage(hub)
{
    private const string Command = "Command", LastSeen = "Seen", More = "More";
    private const int LongestCommand = 100;

    /// <summary>The kind's name, from the address.</summary>
    [FromRoute(Name = "kind")]
    public string KindName { get; set; } = "";

    /// <summary>The form as it is drawn.</summary>
    public Paper Paper { get; private set; } = null!;

    /// <summary>The id a form sent twice is known by.</summary>
    public string CommandId { get; private set; } = "";

    /// <summary>The trigger plan in force, where what is written is that it was followed.</summary>
    public TriggerPlanMade? TriggerPlan => KindName == Kinds.Of<TriggerPlanUsed>().Name ? Now.Latest<TriggerPlanMade>() : null;

    /// <summary>The last entry of the file the writer has seen.</summary>
    public string Seen => File.LastCode;

    /// <summary>When the draft was saved; null where there is none.</summary>
    public Instant? Saved { get; private set; }

    /// <summary>The author's key of the draft.</summary>
    public string DraftKey => $"{File.Id}/write/{KindName}";

    /// <summary>Whose the act is, where it is not this reader's; null where it is.</summary>
    public string? Whose { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (Prepare() is { } answer)
            return answer;
        CommandId = Guid.CreateVersion7(File.Now.ToDateTimeOffset()).ToString();
        var draft = await Hub.Files.ReadDraft(DraftKey, Reader);
        var typed = Pencil.Of(draft);
        // A draft about another entry is not continued by accident.
        if (Asked is { } of && typed.Said("of") is { } other && other != of)
            (draft, typed) = (null, Pencil.Blank);
        Saved = draft?.Saved;
        Paper = NewPaper(typed.IsBlank ? Asked ?? "" : typed["of"]);
        Paper.Typed = typed.IsBlank ? Paper.Begun(Asked) : typed;
        Paper.Typed.ShowOn(ModelState);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Prepare() is { } answer)
            return answer;
        Show(Pencil.Of(Request.Form));
        if (Paper.Typed.Said(More) is { } more)
        {
            Show(Paper.WithMoreRows(more));
            return Page();
        }
        var (parts, mends) = Paper.Read(File);
        foreach (var mend in CommandId.Length is 0 or > LongestCommand ? [new Mend("", "This form is not whole. Open the page again")] : mends)
            ModelState.AddModelError(mend.Name, mend.Words);
        if (ModelState.ErrorCount > 0)
            return Page();
        var part = parts! with { ExpectedNumber = File.SeenBy(Paper.Typed[LastSeen]) };
        if (await Write(new Act(CommandId, part), Paper.NameOf) is { } wrong)
            return wrong;
        await Hub.Files.DropDraft(DraftKey, Reader);
        return this.Next($"/files/{File.Id}", $"Written: {Paper.Act.Kind.Title.ToLowerInvariant()}.");
    }

    public async Task<IActionResult> OnPostAfreshAsync()
    {
        await Hub.Files.DropDraft(DraftKey, Reader);
        return Redirect(Request.Path + Request.QueryString.Value?.Replace("handler=Afresh", "", StringComparison.Ordinal).TrimEnd('?', '&'));
    }

    private string? Asked => Request.Query["of"].ToString() is var of && File.NumberOf(of) is not null ? of : null;

    // Null when the form can be drawn; else what to answer instead.
    private IActionResult? Prepare()
    {
        if (Kinds.Named(KindName) is not { } kind || !QuestionBook.Instance.Act(kind).About.Contains(File.Kind))
            return NotFound();
        var path = Acts.PathOf(File.Id, kind, Asked);
        if (!path.StartsWith($"/files/{File.Id}/write/", StringComparison.Ordinal))
            return Redirect(path);
        Whose = WhoWrites.May(kind, File.Relation) ? Answering.WhoseToPutRight(kind, File.Entries.FirstOrDefault(entry => entry.Code == Asked), File) : WhoWrites.Whose(kind);
        if (Whose is null)
            return null;
        Paper = NewPaper("");
        var said = Page();
        said.StatusCode = StatusCodes.Status403Forbidden;
        return said;
    }

    private void Show(Pencil typed)
    {
        CommandId = typed[Command];
        Paper = NewPaper(typed["of"]);
        Paper.Typed = typed;
        typed.ShowOn(ModelState);
    }

    private Paper NewPaper(string of) => new(QuestionBook.Instance.Act(Kinds.Named(KindName)!), of, File, Now, Hub.Staff.Workers(), new Whom(Hub, [File], Reader));
}
