using Lantern.Access;
using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Readings;
using Lantern.Store;

namespace Lantern.App.Pages.Journey;

/// <summary>The child's journey: where it has come to, what must hold before it goes on, and the way so far.</summary>
[MayUse]
public sealed class IndexModel(HubStore hub) : AsItStoodPage(hub)
{
    protected override RecordPart Shows => Rules.AllParts;

    /// <summary>The journey as it stood.</summary>
    public Readings.Journey Journey { get; private set; } = null!;

    /// <summary>The clocks that run.</summary>
    public IReadOnlyList<Duty> Running { get; private set; } = [];

    public void OnGet()
    {
        CheckDay();
        Journey = Readings.Journey.Read(Stood, File.Pack);
        Running = Owed();
    }

    /// <summary>A state by name.</summary>
    public static string NameOf(JourneyState state) => Kebab.Words(state.InWords());

    /// <summary>Where this reader can make it hold; null where it is another's act, or a past day is shown.</summary>
    public string? PathOf(JourneyGuard guard) =>
        !IsPast && !guard.Holds && WhoWrites.May(guard.Mends, File.Relation) ? Acts.PathOf(File.Id, guard.Mends) : null;

    public string Line(Entry entry) => new EntryWords(Hub, File.Pack).Line(entry);

    public string Whose(string? fallsTo) => Hub.Whose(fallsTo);
}
