using Lantern.Access;
using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Readings;
using Lantern.Store;

namespace Lantern.App.Pages.Files;

/// <summary>The front sheet: who this child is, how things are, what next.</summary>
[MayUse]
public sealed class FrontModel(HubStore hub) : AsItStoodPage(hub)
{
    /// <summary>How many strengths and how many of the child's words stand here; the rest are in the chronology.</summary>
    public const int Most = 3;

    /// <summary>How many duties stand here; the rest are on the page of duties.</summary>
    public const int MostOwed = 6;

    public FrontSheet Sheet { get; private set; } = null!;

    public IReadOnlyList<Duty> Open { get; private set; } = [];

    public IReadOnlyList<LikelyAct> Likely { get; private set; } = [];

    /// <summary>Who has a role for the child now, with what the entry that named them says.</summary>
    public IReadOnlyList<(RolesOverTime Role, RoleSpell Held, RoleNamed Said)> Roles { get; private set; } = [];

    /// <summary>The plan for when the child goes missing; null where there is none.</summary>
    public Entry? TriggerPlan { get; private set; }

    public void OnGet()
    {
        CheckDay();
        Sheet = FrontSheet.Read(Stood, File.Pack);
        Roles = [.. RolesOverTime.Read(Stood).Where(role => role.Now is not null).Select(role => (role, role.Now!, (RoleNamed)role.Now!.Named.Body))];
        TriggerPlan = Stood.LatestEntry<TriggerPlanMade>();
        Open = Owed();
        Likely = LikelyAct.For(Reader, File, Open);
    }

    /// <summary>How often the child went missing this calendar month.</summary>
    public int MissingThisMonth => Stood.All<MissingStarted>().Count(one => London.DayOf(Moment) is var today
        && one.Entry.Happened.Day.Year == today.Year && one.Entry.Happened.Day.Month == today.Month);

    /// <summary>Where this reader can do what a duty asks for; null where it is another's act.</summary>
    public string? PathOf(Duty duty) =>
        !IsPast && WhoWrites.May(duty.Clock.MetBy[0].Kind, File.Relation) ? Acts.PathOf(File, duty) : null;

    public string Whose(string? fallsTo) => Hub.Whose(fallsTo);

    public string NameOf(string worker) => Hub.NameOf(worker);

    public string Said(Entry entry) => new EntryWords(Hub, File.Pack).Line(entry);

    public string WhoWrote(Entry entry) => Hub.WhoWrote(entry);
}
