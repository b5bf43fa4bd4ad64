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

    internal static Ties Of(FileId file, CaseFile standing)
    {
        var owners = new Dictionary<int, string>();
        string? allocated = null, lead = null;
        var referrers = standing.Entries.Where(entry => Refers.Contains(entry.Kind.Name)).Select(entry => entry.Writer).ToList();
        foreach (var entry in standing.Entries)
        {
            switch (entry.Kind.Name)
            {
                case "case-allocated":
                    allocated = Word(entry, "worker") ?? allocated;
                    break;
                case "lead-professional-named":
                    lead = Word(entry, "worker") ?? lead;
                    break;
                case "hub-action-set" or "action-agreed" or "welfare-contact-agreed":
                    if ((Word(entry, "owner") ?? Word(entry, "person")) is { } owner)
                        owners[entry.Number] = owner;
                    break;
                case "hub-action-done" or "action-done" or "welfare-contact-ended":
                    if (entry.Body.Of is { } done)
                        owners.Remove(done);
                    break;
            }
        }
        return new Ties
        {
            File = file,
            AllocatedWorker = allocated,
            LeadProfessional = lead,
            Owners = owners.Values.ToHashSet(),
            Referrers = referrers.Select(writer => writer.Worker).ToHashSet(),
            ReferringAgencies = referrers.Select(writer => writer.Agency).ToHashSet(),
        };
    }

    private static readonly HashSet<string> Refers = ["concern-recorded", "referral-made"];

    private static string? Word(Entry entry, string field) => entry.Kind.Field(field)?.Words(entry.Body);
}
