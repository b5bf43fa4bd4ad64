using Lantern.Access;

namespace Lantern.Store;

/// <summary>
/// Finds the reason for which a file is opened where the policy asks for one: what the reader says with this look, what they answered before and
/// still stands, the emergency they opened it in, or a duty or decision on the file that is theirs.
/// </summary>
internal sealed class Reasons(RecentLooks recent, Staff staff)
{
    /// <summary>The purpose to note; null where the reader has to say why first.</summary>
    /// <param name="shelved">The whole file.</param>
    /// <param name="file">The same as the reader would have it open.</param>
    /// <param name="reader">Who asks.</param>
    /// <param name="purpose">What the page says it is for, or what the reader said.</param>
    /// <param name="obligations">What the policy asks with it.</param>
    public Purpose? Of(Shelved shelved, OpenFile file, Reader reader, Purpose purpose, Obligations obligations)
    {
        if (string.IsNullOrWhiteSpace(purpose.Words))
            return null;
        if (!obligations.HasFlag(Obligations.SayWhy) || purpose.IsGiven)
            return purpose;
        if (file.Relation.HasFlag(Relation.BreakGlass))
            return Emergency(file, reader);
        return recent.Reason(reader.Worker, file.Id, file.Now) is { } said ? Purpose.Of(said.Why(shelved.Key)) : Duty(file, reader);
    }

    // Why it was opened is kept sealed, so the memberships are asked for their words only here.
    private Purpose? Emergency(OpenFile file, Reader reader) => staff.MembershipsOf(file.Id).LastOrDefault(one =>
        one.As == Belonging.BreakGlass && one.Worker == reader.Worker && one.HoldsAt(file.Now)) is { Because.Length: > 0 } opened ? Purpose.Of(opened.Because) : null;

    // Nobody is asked why they do what the record itself asks of them, nor on the next page, when doing it has closed the duty: it stands as
    // an answer does. A page opened by a reason that stands already does not make it stand longer.
    private static Purpose? Duty(OpenFile file, Reader reader)
    {
        if (file.Duties().FirstOrDefault(duty => duty.IsOpen && Relations.FallsTo(duty.FallsTo, reader, file.Relation)) is { } duty)
            return Purpose.Standing($"{Purpose.MeetingADuty.Words}: {duty.Clock.Title}");
        var waits = Tray.Read(new FileLine(file.Id, file.Kind, "", null, null, null), file.AsOf(file.Now))?.Stage;
        return waits == TrayStage.AtTheFrontDoor && reader.Role == Role.FrontDoor || waits == TrayStage.AtTheHub && reader.Role == Role.HubManager
            ? Purpose.Standing(Purpose.DecidingOnAReferral.Words) : null;
    }
}
