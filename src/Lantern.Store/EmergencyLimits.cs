using Lantern.Access;
using Lantern.Store.Staffing;
using NodaTime;

namespace Lantern.Store;

/// <summary>
/// How often and for how many files the emergency door is used by one worker. Every attempt is counted, whatever came of it. It is asked before
/// anything is looked for, so that a refusal says nothing about who is known, and once more inside the lock, so that many at once, also on
/// several machines, are no way round.
/// </summary>
internal sealed class EmergencyLimits(Limits limits, Func<Instant> now)
{
    /// <summary>Which limit the worker has reached, and until when; null where one more attempt may be made.</summary>
    public (Counted What, Instant Until)? Reached(Reader reader, StaffState state)
    {
        var moment = now();
        var held = Held(reader, state, moment).ToList();
        if (held.Count >= limits.Of(Counted.EmergenciesOpen))
            return (Counted.EmergenciesOpen, held.Min());
        var (most, since) = (limits.Of(Counted.EmergencyAttempts), moment - limits.EmergencyMinutes);
        var tried = state.Emergencies.Where(one => one.At > since && ((EmergencyTried)one.Act).Worker == reader.Worker).Select(one => one.At).Order().ToList();
        return tried.Count >= most ? (Counted.EmergencyAttempts, tried[^most] + limits.EmergencyMinutes) : null;
    }

    /// <summary>How many files the worker holds open in an emergency now; one that was closed before its time is not open.</summary>
    public int Open(Reader reader, StaffState state) => Held(reader, state, now()).Count();

    /// <summary>Refuses, and tells whoever watches over the record.</summary>
    /// <exception cref="LimitReachedException">Always.</exception>
    public Task Refuse(Reader reader, (Counted What, Instant Until) reached) => limits.Refuse(reader, reached.What, reached.Until);

    /// <summary>True where the worker held another file open when this one was opened.</summary>
    /// <param name="glass">The opening.</param>
    /// <param name="attempts">All attempts in the order they were made.</param>
    public static bool IsAnother(Glass glass, IEnumerable<Glass> attempts) => glass.Outcome == GlassOutcome.Opened
        && attempts.TakeWhile(other => other.Id != glass.Id).Any(other => other.Worker == glass.Worker && other.Outcome == GlassOutcome.Opened
            && other.File != glass.File && glass.At < other.At + Duration.FromHours(other.Hours));

    // When each of them ends.
    private static IEnumerable<Instant> Held(Reader reader, StaffState state, Instant moment) => state.Emergencies
        .Select(one => (EmergencyTried)one.Act).Where(tried => tried.Worker == reader.Worker && tried.Membership is not null)
        .Select(tried => state.Membership(tried.Membership!)).OfType<Membership>().Where(one => one.HoldsAt(moment)).DistinctBy(one => one.File)
        .Select(one => one.Until ?? Instant.MaxValue);
}
