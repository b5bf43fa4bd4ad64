using Lantern.Access;
using Lantern.Tests.Access;
using NodaTime;

namespace Lantern.Store.Tests;

/// <summary>One thing written in a file, as whoever wrote the test says it; nothing of it is read from the program's answers but its number.</summary>
internal sealed record ModelLine(int Number, string Kind, Reader Writer)
{
    public IReadOnlyList<string> Marks { get; init; } = [];
    public int? Of { get; init; }
    public string? Owner { get; init; }
    public string? Named { get; init; }
    public IReadOnlyList<string> Present { get; init; } = [];
    public bool ToReferrer { get; init; }
    public bool LetsIn { get; init; }
    public bool IsAmendment => Kind.StartsWith("entry-", StringComparison.Ordinal);
}

/// <summary>A membership as the test made it.</summary>
internal sealed record ModelMember(string As, Reader Worker, string Agency, Instant From, Instant Until);

/// <summary>
/// Who may read which entry of one file, by the sheets an information-governance officer reads and by what the test itself has done:
/// a second answer beside the program's, which shares no code with it.
/// </summary>
internal sealed class SheetOracle(PermissionSheet sheet, IReadOnlyDictionary<string, string> partOf)
{
    private readonly List<ModelLine> _lines = [];
    private readonly List<ModelMember> _members = [];

    public IReadOnlyList<ModelLine> Lines => _lines;

    public IList<ModelMember> Members => _members;

    public void Wrote(ModelLine line, Instant now) => _lines.Add(line with
    {
        LetsIn = line.Kind == "case-allocated" || sheet.Ask(RoleOf(line.Writer), TiesOf(line.Writer, now), "change members", [], null).Allowed,
    });

    /// <summary>The numbers of the entries a reader may see; null where the file is not there for them.</summary>
    public IReadOnlyList<int>? Reads(Reader reader, Instant now)
    {
        var ties = TiesOf(reader, now);
        return !sheet.Ask(RoleOf(reader), ties, "read", [], null).Allowed ? null
            : [.. _lines.Where(line => Reads(reader, ties, line)).Select(line => line.Number)];
    }

    private bool Reads(Reader reader, List<string> ties, ModelLine line)
    {
        var about = About(line);
        List<string> near = [.. ties];
        if (about.Writer.Worker == reader.Worker)
            near.Add("writer");
        if (about.Writer.Agency == reader.Agency)
            near.Add("writer's agency");
        if (OwnerOf(about) == reader.Worker)
            near.Add("owns the action");
        if (about.Present.Contains(reader.Worker))
            near.Add("at the meeting");
        if (SentBy(about).Any(sender => sender.Worker == reader.Worker || (ties.Contains("referring agency") && sender.Agency == reader.Agency)))
            near.Add("sent the referral");
        return sheet.Ask(RoleOf(reader), near, "read", about.Marks, $"part: {partOf[about.Kind]}").Allowed;
    }

    /// <summary>How somebody stands to the file, in the sheet's words.</summary>
    public List<string> TiesOf(Reader reader, Instant now)
    {
        var live = Live();
        var mine = _members.Where(one => one.Worker.Worker == reader.Worker && one.From <= now && now < one.Until).ToList();
        List<string> ties =
        [
            .. reader.Role switch
            {
                Role.FrontDoor => (string[])["front door"], Role.HubManager => ["hub manager"], Role.CseManager => ["cse manager"],
                Role.ServiceManager => ["service manager"], _ => [],
            },
            .. Named(live, reader),
            .. mine.Select(one => one.As).Where(tie => tie is not ("break glass" or "referring agency")),
        ];
        if (live.Any(line => IsConcern(line) && IsStarter(line) && mine.Any(one => one.As == "referring agency" && one.Agency == line.Writer.Agency)))
            ties.Add("referring agency");
        var opens = sheet.Ask(RoleOf(reader), ties, "read", [], null).Allowed;
        // Named by somebody who lets nobody in: it counts beside another right.
        if (opens && OpenActions(live).Any(line => !line.LetsIn && line.Owner == reader.Worker))
            ties.Add("action owner");
        if (opens && live.Any(line => IsConcern(line) && !IsStarter(line) && line.Writer.Worker == reader.Worker))
            ties.Add("referrer");
        if (!opens && !ties.Contains("blocked") && mine.Any(one => one.As == "break glass"))
            ties.Add("break glass");
        return [.. ties.Distinct()];
    }

    private IEnumerable<string> Named(List<ModelLine> live, Reader reader)
    {
        var allocated = live.LastOrDefault(line => line.Kind == "case-allocated")?.Named;
        if (allocated == reader.Worker)
            yield return "allocated worker";
        if (reader.Role == Role.TeamManager && (People.All.FirstOrDefault(one => one.Worker == allocated)?.Team is { Length: > 0 } team && team == reader.Team))
            yield return "team manager";
        if (live.LastOrDefault(line => line.Kind == "lead-professional-named" && line.LetsIn)?.Named == reader.Worker)
            yield return "lead professional";
        if (live.LastOrDefault(line => line.Kind == "strategy-discussion-planned" && line.LetsIn && line.Named is not null)?.Named == reader.Worker)
            yield return "chair";
        if (OpenActions(live).Any(line => line.LetsIn && line.Owner == reader.Worker))
            yield return "action owner";
        if (live.Any(line => IsConcern(line) && IsStarter(line) && line.Writer.Worker == reader.Worker))
            yield return "referrer";
    }

    private bool IsStarter(ModelLine line) => line.Writer.Worker == _lines[0].Writer.Worker;

    private static bool IsConcern(ModelLine line) => line.Kind is "concern-recorded" or "referral-made";

    private static IEnumerable<ModelLine> OpenActions(List<ModelLine> live) => live.Where(line =>
        line.Kind is "action-agreed" or "hub-action-set" && !live.Any(done => done.Kind is "action-done" or "hub-action-done" && done.Of == line.Number));

    // What is struck out and not put back: the later of the two counts.
    private List<ModelLine> Live() => [.. _lines.Where(line => !line.IsAmendment
        && _lines.LastOrDefault(one => one.Kind is "entry-struck-out" or "entry-restored" && one.Of == line.Number)?.Kind != "entry-struck-out")];

    private ModelLine About(ModelLine line) => line.IsAmendment ? About(_lines[line.Of!.Value - 1]) : line;

    private string? OwnerOf(ModelLine line) => line.Owner ?? (line.Of is { } of ? OwnerOf(_lines[of - 1]) : null);

    // Whoever sent what is answered; where that is not said, the only one who has sent anything so far.
    private List<Reader> SentBy(ModelLine asked)
    {
        if (partOf[asked.Kind] == "referral")
            return [asked.Writer];
        if (!asked.ToReferrer && (partOf[asked.Kind] != "answer" || asked.Kind == "outcome-told"))
            return [];
        if (asked.Of is { } of && SentBy(_lines[of - 1]) is { Count: > 0 } named)
            return named;
        var all = _lines.Where(line => line.Number < asked.Number && (IsConcern(line) || line.Kind == "contact-received")).Select(line => line.Writer).DistinctBy(writer => writer.Worker).ToList();
        return all.Count == 1 ? all : [];
    }

    private static string RoleOf(Reader reader) => Kebab.Of(reader.Role.ToString()).Replace('-', ' ');
}
