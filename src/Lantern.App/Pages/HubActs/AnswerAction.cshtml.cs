using Lantern.Access;
using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Store;

namespace Lantern.App.Pages.HubActs;

/// <summary>The team answers what the hub asked for; where it is done already, that is written in the same act.</summary>
[MayUse]
public sealed class AnswerActionModel(HubStore hub) : HubActPage(hub)
{
    public override string Title => "Answer the hub";

    public override Kind Kind => Kinds.Of<HubActionAnswered>();

    protected override string Done => IsDone ? "The hub has your answer, and knows that it is done." : "The hub has your answer.";

    // Whoever had no other part in the file than this action has none once it is done.
    protected override string NextPath => IsDone && File.Relation == Relation.ActionOwner ? "/" : base.NextPath;

    protected override IEnumerable<Entry> Candidates() => Unanswered<HubActionSet, HubActionAnswered>();

    protected override IEnumerable<(string Field, string Words)> Wrong()
    {
        if (Of is null)
            yield return ("", "Choose which action you answer");
        if (Typed.Said("Answer") is null)
            yield return ("Answer", "Write your answer to the hub");
        if (Typed["Done"] is not ("yes" or "no"))
            yield return ("Done", "Say whether it is done");
        if (IsDone && Typed.Said("Result") is null)
            yield return ("Result", "Say what was done and what came of it");
    }

    protected override IEnumerable<Body> Bodies()
    {
        yield return new HubActionAnswered { Answer = Passage("Answer"), Of = Of };
        if (IsDone)
            yield return new HubActionDone { Result = Passage("Result"), Of = Of };
    }

    private bool IsDone => Typed["Done"] == "yes";
}
