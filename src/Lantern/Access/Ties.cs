using Lantern.Entries;
using Lantern.Readings;
using NodaTime;

namespace Lantern.Access;

/// <summary>Who is who on a file as its entries say: worker, lead, owners of what is open, and who referred.</summary>
public sealed record Ties
{
    /// <summary>The file.</summary>
    public required FileId File { get; init; }
    /// <summary>The worker the latest allocation names, or null.</summary>
    public string? AllocatedWorker { get; init; }
    /// <summary>The worker last named as lead professional, or null.</summary>
    public string? LeadProfessional { get; init; }
    /// <summary>The workers named as chair of the latest strategy discussion and of the latest conference; nobody once the file is closed.</summary>
    public IReadOnlySet<string> Chairs { get; init; } = new HashSet<string>();
    /// <summary>The workers and teams named as owners of actions and contacts that are not done.</summary>
    public IReadOnlySet<string> Owners { get; init; } = new HashSet<string>();
    /// <summary>The workers who told the hub or referred.</summary>
    public IReadOnlySet<string> Referrers { get; init; } = new HashSet<string>();
    /// <summary>The agencies they did it for.</summary>
    public IReadOnlySet<string> ReferringAgencies { get; init; } = new HashSet<string>();

    /// <summary>A file nobody has written in.</summary>
    public static Ties None(FileId file) => new() { File = file };

    /// <summary>Reads them from the whole ink of one file, hidden entries included: who may see does not depend on what one sees.</summary>
    public static Ties Of(FileId file, IEnumerable<Entry> ink, Instant now) => Of(file, CaseFile.Read(ink, now));

    /// <summary>Whether an entry of this kind can change who is who on a file.</summary>
    public static bool AreTouchedBy(Body body) => body is ConcernRecorded or ReferralMade or CaseAllocated or LeadProfessionalNamed
        or StrategyDiscussionPlanned or StrategyDiscussionHeld or ConferencePlanned or ConferenceHeld or FileClosed or FileReopened
        or HubActionSet or ActionAgreed or WelfareContactAgreed or HubActionDone or ActionDone or WelfareContactEnded
        or EntryCorrected or EntryStruckOut or EntryRestored;

    internal static Ties Of(FileId file, CaseFile standing)
    {
        var owners = new Dictionary<int, string?>();
        var referrers = new List<Writer>();
        foreach (var entry in standing.Entries)
        {
            switch (entry.Body)
            {
                case ConcernRecorded or ReferralMade:
                    referrers.Add(entry.Writer);
                    break;
                case HubActionSet set:
                    owners[entry.Number] = set.Owner;
                    break;
                case ActionAgreed agreed:
                    owners[entry.Number] = agreed.Owner;
                    break;
                case WelfareContactAgreed agreed:
                    owners[entry.Number] = agreed.Person;
                    break;
                case HubActionDone or ActionDone or WelfareContactEnded when entry.Body.Of is { } done:
                    owners.Remove(done);
                    break;
            }
        }
        return new Ties
        {
            File = file,
            AllocatedWorker = standing.Latest<CaseAllocated>(to => to.Worker is not null)?.Worker,
            LeadProfessional = standing.Latest<LeadProfessionalNamed>(to => to.Worker is not null)?.Worker,
            Chairs = ChairsOf(standing),
            Owners = owners.Values.OfType<string>().ToHashSet(),
            Referrers = referrers.Select(writer => writer.Worker).ToHashSet(),
            ReferringAgencies = referrers.Select(writer => writer.Agency).ToHashSet(),
        };
    }

    private static HashSet<string> ChairsOf(CaseFile standing)
    {
        var (ofDiscussion, ofConference) = ((string?)null, (string?)null);
        foreach (var entry in standing.Entries)
        {
            (ofDiscussion, ofConference) = entry.Body switch
            {
                StrategyDiscussionPlanned { Chair: { } chair } => (chair, ofConference),
                StrategyDiscussionHeld { Chair: { } chair } => (chair, ofConference),
                ConferencePlanned { Chair: { } chair } => (ofDiscussion, chair),
                ConferenceHeld { Chair: { } chair } => (ofDiscussion, chair),
                FileClosed => (null, null),
                _ => (ofDiscussion, ofConference),
            };
        }
        return new[] { ofDiscussion, ofConference }.OfType<string>().ToHashSet();
    }
}
