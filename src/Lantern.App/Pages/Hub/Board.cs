using Lantern.Access;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Store;

namespace Lantern.App.Pages.Hub;

/// <summary>What a line of the board waits for; the word stands in the address.</summary>
/// <param name="Word">The word.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Kind">The kind of entry that would meet it; null for the rungs of a ladder.</param>
public sealed record Wait(string Word, string Title, Kind? Kind)
{
    /// <summary>Every wait the board shows, in the order a referral goes through them.</summary>
    public static IReadOnlyList<Wait> All { get; } =
    [
        new("to-send", "Received, not yet sent to the hub", Kinds.Of<ReferralSentToHub>()),
        new("contact-to-decide", "Received, contact not yet decided on", Kinds.Of<ContactDecided>()),
        new("to-acknowledge", "Sent, not yet acknowledged", Kinds.Of<ReferralAcknowledged>()),
        new("to-decide", "Sent, not yet decided", Kinds.Of<HubDecided>()),
        new("unanswered", "Asked for, not answered", Kinds.Of<HubActionAnswered>()),
        new("closure", "Closure proposed, not yet discussed", Kinds.Of<HubClosureDiscussed>()),
        new("to-raise", "To raise", null),
    ];

    /// <summary>True for a step of the referral itself.</summary>
    public bool IsReferral => Kind is not null && Kind != Kinds.Of<HubActionAnswered>() && Kind != Kinds.Of<HubClosureDiscussed>();

    /// <summary>The wait a clock's duty is; null where the board does not show it.</summary>
    public static Wait? Of(Clock clock) => clock is { Shape: Shape.Unmet, Level: not null }
        ? All.First(wait => wait.Kind is null)
        : All.FirstOrDefault(wait => wait.Kind == clock.MetBy[0].Kind && clock.Shape != Shape.Unmet);
}

/// <summary>One line of the board: something that waits on one file.</summary>
/// <param name="Work">The duty and the file.</param>
/// <param name="Wait">What it waits for.</param>
/// <param name="Referral">The referral it belongs to; null where none waits.</param>
/// <param name="Rung">The step of the ladder that has been reached above it; null where none has.</param>
public sealed record BoardLine(WorkLine Work, Wait Wait, TrayLine? Referral, Clock? Rung);

/// <summary>What has come in and what is stuck, as one reader may know it.</summary>
/// <param name="Lines">Every line, the earliest due first.</param>
public sealed record Board(IReadOnlyList<BoardLine> Lines)
{
    /// <summary>Lays the worklist and the tray of one reader together.</summary>
    public static Board Read(Worklist worklist, IReadOnlyList<TrayLine> tray)
    {
        var referrals = tray.ToDictionary(line => line.File.File);
        var rungs = worklist.Lines.Where(line => Wait.Of(line.Duty.Clock) is { Kind: null })
            .ToLookup(line => (line.File.File, line.Duty.StartedBy, line.Duty.Clock.Beneath), line => line.Duty.Clock);
        return new Board(
        [
            .. from line in worklist.Lines
               let wait = Wait.Of(line.Duty.Clock)
               where wait is not null
               select new BoardLine(line, wait, wait.IsReferral ? referrals.GetValueOrDefault(line.File.File) : null,
                   wait.Kind is null ? line.Duty.Clock : rungs[(line.File.File, line.Duty.StartedBy, line.Duty.Clock.Id)].MaxBy(rung => rung.Level)),
        ]);
    }

    /// <summary>How the worker of a role stands to every file on the board that is shown to them.</summary>
    public static Relation RelationOf(Role role) => role switch
    {
        Role.FrontDoor => Relation.FrontDoor,
        Role.HubManager => Relation.HubManager,
        Role.CseManager => Relation.CseManager,
        Role.ServiceManager or Role.GroupServiceManager => Relation.ServiceManager,
        Role.TeamManager => Relation.TeamManager,
        _ => Relation.None,
    };
}
