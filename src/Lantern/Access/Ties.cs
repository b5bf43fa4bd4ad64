using Lantern.Entries;
using Lantern.Readings;
using NodaTime;

namespace Lantern.Access;

/// <summary>That an entry makes somebody something to its file.</summary>
/// <param name="As">What it makes them: one relation.</param>
/// <param name="Who">The worker's id, the team's, or words.</param>
/// <param name="By">The entry that says so.</param>
/// <param name="LetsIn">True where whoever wrote it could let somebody in; else it counts only within another right.</param>
public sealed record NamedTie(Relation As, string Who, Entry By, bool LetsIn);

/// <summary>Who is who on a file as its entries say: worker, lead, owners of what is open, and who referred.</summary>
public sealed record Ties
{
    private IReadOnlyList<NamedTie> _all = [];

    /// <summary>The file.</summary>
    public required FileId File { get; init; }
    /// <summary>Every tie with the entry that makes it, those too that are words alone.</summary>
    public IReadOnlyList<NamedTie> All
    {
        get => _all;
        private init
        {
            _all = value;
            AllocatedWorker = value.FirstOrDefault(tie => tie is { As: Relation.AllocatedWorker, LetsIn: true })?.Who;
            LeadProfessional = value.FirstOrDefault(tie => tie is { As: Relation.LeadProfessional, LetsIn: true })?.Who;
            Chairs = Those(Relation.Chair, letIn: true);
            Owners = Those(Relation.ActionOwner, letIn: true);
            InWords = value.Where(tie => !tie.LetsIn && tie.As is Relation.ActionOwner or Relation.Referrer).ToLookup(tie => tie.Who, tie => tie.As);
            Referrers = Those(Relation.Referrer, letIn: true);
            ReferringAgencies = value.Where(tie => tie is { As: Relation.Referrer, LetsIn: true }).Select(tie => tie.By.Writer.Agency).ToHashSet();
        }
    }

    /// <summary>The worker the latest allocation names, or null.</summary>
    public string? AllocatedWorker { get; private init; }
    /// <summary>The worker last named as lead professional, by somebody who could let them in, or null.</summary>
    public string? LeadProfessional { get; private init; }
    /// <summary>The workers so named as chair of the latest strategy discussion and of the latest conference; nobody once the file is closed.</summary>
    public IReadOnlySet<string> Chairs { get; private init; } = new HashSet<string>();
    /// <summary>The workers and teams so named as owners of actions and contacts that are not done.</summary>
    public IReadOnlySet<string> Owners { get; private init; } = new HashSet<string>();
    /// <summary>What workers are by somebody's word who lets nobody in: owners and tellers of a concern, where they may open the file anyway.</summary>
    public ILookup<string, Relation> InWords { get; private init; } = Array.Empty<NamedTie>().ToLookup(tie => tie.Who, tie => tie.As);
    /// <summary>The workers who told the hub or referred.</summary>
    public IReadOnlySet<string> Referrers { get; private init; } = new HashSet<string>();
    /// <summary>The agencies they did it for.</summary>
    public IReadOnlySet<string> ReferringAgencies { get; private init; } = new HashSet<string>();

    /// <summary>A file nobody has written in.</summary>
    public static Ties None(FileId file) => new() { File = file };

    /// <summary>Reads them from the whole ink of one file, hidden entries included: who may see does not depend on what one sees.</summary>
    public static Ties Of(FileId file, IEnumerable<Entry> ink, Instant now)
    {
        var all = ink as IReadOnlyList<Entry> ?? [.. ink];
        return Of(file, all, now, all.Count == 0 ? null : all[0].Writer.Worker);
    }

    /// <summary>The same from a part of the ink.</summary>
    /// <param name="file">The file.</param>
    /// <param name="ink">That part.</param>
    /// <param name="now">The moment asked about.</param>
    /// <param name="begunBy">The worker who began the file.</param>
    public static Ties Of(FileId file, IReadOnlyList<Entry> ink, Instant now, string? begunBy)
    {
        var namings = Namings.Of(ink);
        var standing = CaseFile.Read(namings.WithoutUnfit, now);
        var found = new Found(begunBy);
        foreach (var entry in standing.Entries)
            found.Take(entry, namings);
        return new Ties { File = file, All = found.All };
    }

    /// <summary>Whether an entry of this kind can change who is who on a file.</summary>
    public static bool AreTouchedBy(Body body) => Namings.FieldsOf(body.Kind).Count > 0 || body is ConcernRecorded or ReferralMade
        or FileClosed or FileReopened or HubActionDone or ActionDone or WelfareContactEnded or EntryCorrected or EntryStruckOut or EntryRestored;

    /// <summary>The ties that entries of these numbers make.</summary>
    public Ties By(IReadOnlySet<int> numbers) => this with { All = [.. All.Where(tie => numbers.Contains(tie.By.Number))] };

    /// <summary>Whom an entry names so that they can have a part in the file.</summary>
    public static IEnumerable<string> NamedIn(Body body) =>
        Namings.FieldsOf(body.Kind).Select(one => one.Field.Words(body)).OfType<string>();

    private HashSet<string> Those(Relation relation, bool letIn) =>
        [.. All.Where(tie => tie.As == relation && tie.LetsIn == letIn).Select(tie => tie.Who)];

    /// <summary>The ties found so far, entry by entry in the order things happened.</summary>
    private sealed class Found(string? begunBy)
    {
        private readonly Dictionary<Naming, NamedTie> _latest = [];
        private readonly Dictionary<int, NamedTie> _owners = [];
        private readonly List<NamedTie> _referrers = [];

        public IReadOnlyList<NamedTie> All => [.. _latest.Values, .. _owners.Values, .. _referrers];

        public void Take(Entry entry, Namings namings)
        {
            // Whoever began the file by telling of a child is its referrer. A concern written in a file that was there is no tie of its
            // own: its writer had another right, and has it as long as that lasts.
            if (entry.Body is ConcernRecorded or ReferralMade)
                _referrers.Add(new NamedTie(Relation.Referrer, entry.Writer.Worker, entry, LetsIn: entry.Writer.Worker == begunBy));
            else if (entry.Body is HubActionDone or ActionDone or WelfareContactEnded && entry.Body.Of is { } done)
                _owners.Remove(done);
            else if (entry.Body is FileClosed)
                (_, _) = (_latest.Remove(Naming.DiscussionChair), _latest.Remove(Naming.ConferenceChair));
            foreach (var (field, naming) in Namings.FieldsOf(entry.Kind))
            {
                if (field.Words(entry.Body) is not { Length: > 0 } who)
                    continue;
                // Words that let nobody in do not put out either whoever was named by somebody who could.
                var letsIn = namings.LetIn(entry, field, who);
                if (naming == Naming.Owner)
                    _owners[entry.Number] = new NamedTie(Relation.ActionOwner, who, entry, letsIn);
                else if (letsIn || !_latest.TryGetValue(naming, out var stands) || !stands.LetsIn)
                    _latest[naming] = new NamedTie(RelationOf(naming), who, entry, letsIn);
            }
        }

        private static Relation RelationOf(Naming naming) => naming switch
        {
            Naming.AllocatedWorker => Relation.AllocatedWorker,
            Naming.LeadProfessional => Relation.LeadProfessional,
            _ => Relation.Chair,
        };
    }
}
