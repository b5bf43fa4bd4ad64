using System.Globalization;
using Lantern.Access;
using Lantern.Store.Keys;
using Lantern.Store.Sql;
using Lantern.Store.Staffing;
using NodaTime;

namespace Lantern.Store.Keeping;

/// <summary>What two people say of the clock of a hub.</summary>
/// <param name="Now">The time they read from a clock they trust.</param>
/// <param name="First">The id of one of them.</param>
/// <param name="Second">The id of the other.</param>
/// <param name="Because">How the clock came to be wrong, and how they know that it is right.</param>
public sealed record ClockSaid(Instant Now, string First, string Second, string Because);

/// <summary>A hub that does not write because its clock and its record disagree: shows how it stands, and lets two people say that the clock is right.</summary>
public static class ClockKeeping
{
    private static readonly Duration MostApart = Duration.FromMinutes(2);

    /// <summary>Says how clock and record stand.</summary>
    /// <param name="premises">Where the hub is kept.</param>
    /// <param name="clock">The clock of this machine.</param>
    /// <param name="said">Told line by line.</param>
    /// <returns>Whether entries are written by this clock.</returns>
    /// <exception cref="StoreUnfitException">There is no hub, or its keys do not fit.</exception>
    public static bool Show(Premises premises, TimeProvider clock, Action<string> said)
    {
        using var hold = new Hold(premises);
        var vault = VaultOf(hold, premises);
        var (wall, confirmed) = (new WallClock(clock, premises.Clock), ClockConfirmation.All(hold.Connection, vault));
        foreach (var one in confirmed)
            said(Text($"Said {one.Number} at {Moment(one.At)}: {one.Words}"));
        if (ClockConfirmation.IsAnyForged(hold.Connection, vault))
            said("Somebody without the keys put something into what was said of the clock. See docs/runbooks/tampering-found.md.");
        wall.Learn(Last(hold.Connection, confirmed), IsMadeUp(hold, vault));
        said(Text($"The clock of this machine says {Moment(wall.Now)}."));
        var server = wall.AsksTheServer ? hold.Database.TimeOf(hold.Connection) : null;
        if (server is { } its)
            said(Text($"That of the database server says {Moment(its)}."));
        said(Last(hold.Connection, confirmed) is { } last ? Text($"The record was last written at {Moment(last)}.") : "Nothing is written in the record yet.");
        said(wall.WrongBeside(server) ?? "They agree: entries are written.");
        return wall.WrongBeside(server) is null;
    }

    /// <summary>Writes down that two people say the clock is right. From then on entries are written by it, and those stamped later count as written at that moment.</summary>
    /// <param name="premises">Where the hub is kept.</param>
    /// <param name="two">What they say.</param>
    /// <param name="clock">The clock of this machine.</param>
    /// <param name="said">Told what follows.</param>
    /// <exception cref="StoreUnfitException">They are not two people who work here, the clock does not say what they say, or there is nothing to settle.</exception>
    public static void SetRight(Premises premises, ClockSaid two, TimeProvider clock, Action<string> said)
    {
        using var hold = new Hold(premises);
        var vault = VaultOf(hold, premises);
        var counts = hold.Locked(() =>
        {
            var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
            Check(new AccessLog(hold.Database, vault).Read(hold.Connection), two, now);
            var confirmed = ClockConfirmation.All(hold.Connection, vault);
            var wall = new WallClock(clock, premises.Clock);
            wall.Learn(Last(hold.Connection, confirmed), IsMadeUp(hold, vault));
            if (wall.Wrong is null)
                throw new StoreUnfitException("The clock fits the record already: entries are written, and there is nothing for two people to say.");
            var size = hold.Connection.Rows(Statements.Head, row => row.GetInt64(1))[0];
            new ClockConfirmation(confirmed.Count + 1, size, now, $"{two.First} and {two.Second}: {two.Because.Trim()}").Add(hold.Connection, vault);
            return hold.Connection.Rows(Statements.WrittenLaterThan, row => (Entries: row.GetInt64(0), Files: row.GetInt64(1)), now.ToUnixTimeTicks())[0];
        });
        said("It is written down. Programs that run take it up with the next thing somebody writes.");
        if (counts.Entries > 0)
            said(Text($"{counts.Entries:N0} entries in {counts.Files:N0} files are stamped later than now. They count as written now; 'lantern verify' names them. Go through their days with those who wrote them: docs/runbooks/wrong-clock.md."));
    }

    private static void Check(StaffState staff, ClockSaid two, Instant now)
    {
        foreach (var one in (string[])[two.First, two.Second])
        {
            if (staff.Worker(one) is null)
                throw new StoreUnfitException($"Nobody with the id '{one}' works at this hub. Give the ids of two people who do, as the list of accounts shows them.");
        }
        if (two.First == two.Second)
            throw new StoreUnfitException("Two people say so, and these are one. Ask somebody else to look at a clock with you.");
        if (!Answers(staff.Worker(two.First)!.Role) && !Answers(staff.Worker(two.Second)!.Role))
            throw new StoreUnfitException("One of the two answers for the hub: a hub manager, a service manager or a group service manager.");
        if (string.IsNullOrWhiteSpace(two.Because) || two.Because.Length > 2000)
            throw new StoreUnfitException("Say with --because, in at most 2,000 characters, how the clock came to be wrong and how you know that it is right now.");
        if (two.Now - now > MostApart || now - two.Now > MostApart)
            throw new StoreUnfitException(Text($"You say it is {Moment(two.Now)}, and the clock of this machine says {Moment(now)}. Set the clock first."));
    }

    private static bool Answers(Role role) => role is Role.HubManager or Role.ServiceManager or Role.GroupServiceManager;

    private static Instant? Last(Connection connection, IReadOnlyList<ClockConfirmation> confirmed)
    {
        var last = confirmed.Count > 0 ? confirmed[^1] : null;
        return connection.One(Statements.LastWritten, last?.Position ?? 0) is long ticks ? Instant.FromUnixTimeTicks(ticks) : last?.At;
    }

    private static Vault VaultOf(Hold hold, Premises premises) =>
        new(premises.Keys, KeyKeeping.Fitting(hold, premises), HubStore.Opened.Kept(hold.Connection)!.Value.Key);

    private static bool IsMadeUp(Hold hold, Vault vault) =>
        HubFacts.Read(hold.Connection, vault, HubStore.Opened.Kept(hold.Connection)!.Value.Hub, HubFacts.Origin) == HubFacts.MadeUp;

    private static string Moment(Instant at) => Text($"{at.ToDateTimeUtc():yyyy-MM-dd HH:mm:ss} UTC");

    private static string Text(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);
}
