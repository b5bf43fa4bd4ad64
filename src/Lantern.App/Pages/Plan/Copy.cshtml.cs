using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Readings;
using Lantern.Store;

namespace Lantern.App.Pages.Plan;

/// <summary>A copy of the plan for one recipient: a preview of exactly what they get, printed, and written down once it was given.</summary>
[MayUse]
public sealed class CopyModel(HubStore hub) : PlanActPage(hub)
{
    protected override RecordPart Shows => RecordPart.Network;

    /// <summary>The ways a copy goes.</summary>
    public static readonly IReadOnlyList<string> Routes = ["Secure email", "By hand", "Post", "Secure portal", "Read out, and a copy left"];

    private ThirdPartyCheck? _check;

    public override string Title => To is null ? "Make a copy of the plan" : "Copy of the plan";

    public override Kind Kind => Kinds.Of<InformationShared>();

    /// <summary>For whom; null before it is chosen.</summary>
    public CopyFor? To { get; private set; }

    /// <summary>True where only what is about exploitation is in it.</summary>
    public bool OnlyExploitation => Typed["Only"] == "exploitation";

    /// <summary>What was decided of each passage that may speak of somebody else.</summary>
    public ThirdPartyCheck Check => _check ??= new ThirdPartyCheck(Typed, FamilyCopy.Read(Now));

    /// <summary>The copy for the family, without what was left out; null while a passage has no decision.</summary>
    public FamilyCopy? Family => To?.Kind switch
    {
        CopyKind.Family => Check.IsComplete ? FamilyCopy.Read(Now, Check.LeftOut) : null,
        CopyKind.Card => FamilyCopy.Read(Now),
        _ => null,
    };

    /// <summary>The copy for a professional; null for the family.</summary>
    public ProfessionalCopy? Professional => To is { Kind: CopyKind.Professional } to ? ProfessionalCopy.Read(File, to, ChosenParts, OnlyExploitation, Hub) : null;

    /// <summary>Who the child is, on the copy.</summary>
    public Identity Child => Identity.Read(Now);

    /// <summary>The parts chosen.</summary>
    public IReadOnlyList<string> ChosenParts => Typed.All("Part");

    /// <summary>The version of the plan the copy is made from.</summary>
    public string Version => Live.Count == 0 ? $"As of {Words.Day(Today)}" : string.Join("; ", Live.Select(plan => $"{plan.Name}, version {plan.Version} of {Words.Day(plan.Changed)}"));

    protected override string DraftName => $"copy/{To?.Id}";

    protected override string NextPath => $"/files/{File.Id}/plan/sharing";

    protected override string Done => "Written: who has which version stands with the plan.";

    protected override bool IsThere()
    {
        var id = Asks("for", "For");
        To = CopyFor.Of(id);
        return id.Length == 0 || To is not null;
    }

    protected override Pencil Begun() => Pencil.Blank.With("For", To?.Id ?? "").With("Part", To?.Id == "gp" ? [ProfessionalCopy.Theirs, .. Areas.All.Select(area => area.Id)] : [ProfessionalCopy.Theirs]);

    protected override IEnumerable<(string Field, string Words)> Wrong()
    {
        if (To is null)
            yield return ("", "Choose for whom the copy is");
        if (Typed.Said("To") is null)
            yield return ("To", "Say who was given it: a name, a post or a practice");
        if (Typed.Said("Purpose") is null)
            yield return ("Purpose", "Say what it is for");
        if (!Routes.Contains(Typed["Route"]))
            yield return ("Route", "Choose how it went");
        foreach (var wrong in To?.Kind == CopyKind.Family ? Check.Wrong() : [])
            yield return wrong;
        if (Professional is { Rows.Count: 0 })
            yield return ("Part", "Nothing is in this copy. Choose what they need in order to act");
    }

    protected override IEnumerable<(Body Body, Marks Marks)> Parts() =>
    [
        (new InformationShared
        {
            What = To!.Kind == CopyKind.Card ? "Card with the time to be home" : OnlyExploitation ? "The parts of the plan about exploitation" : "The plan",
            Recipient = To.Recipient,
            To = Typed.Said("To"),
            For = Typed.Said("Purpose"),
            Parts = Given,
            Route = Typed.Said("Route"),
            Version = Version,
            Because = To.Kind == CopyKind.Family ? Check.InWords : null,
        }, Marks.None),
    ];

    private IReadOnlyList<string>? Given => Professional is { } copy ? [.. copy.Rows.Select(area => Areas.Title(area.Key))]
        : To!.Kind == CopyKind.Family && Family is { Rows: { Count: > 0 } rows } ? [.. rows.Select(row => row.What.Words)] : null;
}
