using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Store;
using NodaTime;

namespace Lantern.App.Pages.Strategy;

/// <summary>A page of a meeting that is being held: the agenda beside, what was agreed at the foot.</summary>
public abstract class MeetingPage(HubStore hub) : StrategyPage(hub)
{
    protected override Kind Kind => Kinds.Of<StrategyDiscussionHeld>();

    /// <summary>The meeting so far.</summary>
    public MeetingSheet Sheet { get; private set; } = null!;

    /// <summary>The agenda as it stands.</summary>
    public IReadOnlyList<AgendaItem> Agenda => _agenda ??= AgendaItem.Read(Sheet);

    /// <summary>The present item.</summary>
    public abstract AgendaItem Item { get; }

    /// <summary>The author's key of the present item's draft.</summary>
    public string DraftKey => MeetingDrafts.Key(File.Id, Item.Id);

    /// <summary>How long the need had been seen before the meeting began, with the local target; empty where nobody said.</summary>
    public string Waited => Plan?.NeedIdentified is not { } need ? ""
        : $"{(need.Time is not null && (Sheet.Began.Start - need.Start).TotalHours is >= 0 and < 48 and var hours ? hours < 1 ? "Less than an hour" : Words.Count((int)hours, "hour") : Words.Count(Period.DaysBetween(need.Day, Sheet.Day), "day"))} before this meeting"
            + (File.Pack.Settings.TryGetValue("strategy-target-days", out var target) ? $"; the target here is {Words.Count(target.Number, "day")}" : "");

    public override Whom Whom => Sheet.Whom;

    private IReadOnlyList<AgendaItem>? _agenda;

    /// <summary>The address of an item.</summary>
    public string PathOf(string item) => AgendaItem.PathOf(File.Id, item);

    /// <summary>The item after the present one; null after the last.</summary>
    public AgendaItem? Next => Agenda.SkipWhile(item => item.Id != Item.Id).Skip(1).FirstOrDefault();

    /// <summary>Reads the drafts of every item; what is just being typed is laid over them.</summary>
    protected async Task Read(Pencil? posted = null)
    {
        var (typed, saved) = await MeetingDrafts.Read(Hub, File.Id, File.Pack, Reader, async opening =>
        {
            await ReadChildren(posted is not null && ItemIsOpening ? posted : opening);
            return Begun();
        });
        Sheet = new MeetingSheet(posted is null ? typed : typed.Over(posted), Children, Hub, Reader);
        Saved = saved.TryGetValue(ItemKey, out var at) ? at : null;
        Sheet.Typed.ShowOn(ModelState);
    }

    /// <summary>Keeps what was typed as the item's draft.</summary>
    protected async Task<bool> Keep(Pencil typed) => await Hub.Files.SaveDraft(MeetingDrafts.Key(File.Id, ItemKey), typed.ToText(), Reader) is not null;

    /// <summary>The last part of the address, before anything is read.</summary>
    protected abstract string ItemKey { get; }

    private bool ItemIsOpening => ItemKey == AgendaItem.Opening;

    private Pencil Begun()
    {
        var sheet = Plan is { } plan ? InvitationSheet.Begun(PlanSheet.Begun(plan, Children), plan.Invitations ?? [], Hub.Staff, new Whom(Hub, [.. Children.Select(child => child.File)], Reader)) : Pencil.Blank;
        sheet = sheet.With("Child", [.. Children.Skip(1).Select(child => child.Key)]).With("Began", (Happening?)FormRows.ToTheMinute(File.Now));
        foreach (var row in sheet.FieldsSaid.Where(field => field.EndsWith(".Person", StringComparison.Ordinal)).Select(field => field[..^"Person".Length]).ToList())
            sheet = sheet.With(row + "Mode", sheet["Mode"] is "mixed" ? "" : sheet["Mode"]);
        return sheet.With("EndedAt", Words.Time(File.Now));
    }
}
