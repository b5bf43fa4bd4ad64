using Lantern.Access;
using Lantern.Entries;

namespace Lantern.Store;

/// <summary>
/// Who is who on a file as one reader may know it: by entries shown to that reader; for those who watch over the record and read
/// none, by entries that bear no mark. Who may open a file does not depend on this: what is hidden still opens and closes.
/// </summary>
internal sealed class ShownTies
{
    /// <summary>Stands for a part in the file that stands in an entry the reader may not see.</summary>
    public const string SomePart = "part-of-the-work";

    private readonly Ties _hidden;

    private ShownTies(Ties shown, Ties hidden) => (Shown, _hidden) = (shown, hidden);

    public Ties Shown { get; }

    public static ShownTies Of(Shelved file, Reader reader, Relation relation)
    {
        IReadOnlyList<Entry> shown = Policy.Decide(reader, Deed.Read, Marks.None, relation).Allowed
            ? Visible.To(reader, relation, file.Ink).Entries
            : [.. file.Ink.Where(entry => (entry.Marks & Rules.Kept) == 0)];
        var numbers = shown.Select(entry => entry.Number).ToHashSet();
        // What a hidden entry began counts as hidden also after it is done.
        var hidden = file.Ink.Where(entry => !numbers.Contains(entry.Number) && entry.Body is not (HubActionDone or ActionDone or WelfareContactEnded));
        return new ShownTies(Ties.Of(file.Id, shown, file.Written), Ties.Of(file.Id, hidden, file.Written));
    }

    /// <summary>A look as the reader may know it: why somebody had a part is left out where only a hidden entry says so.</summary>
    public Look Of(Look look)
    {
        var words = look.Relations.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return Array.Exists(words, word => IsHidden(word, look))
            ? look with { Relations = string.Join(' ', words.Select(word => IsHidden(word, look) ? SomePart : word).Distinct()) }
            : look;
    }

    private bool IsHidden(string relation, Look look) => relation switch
    {
        "referrer" => _hidden.Referrers.Contains(look.Worker) && !Shown.Referrers.Contains(look.Worker),
        "referring-agency" => _hidden.ReferringAgencies.Contains(look.Agency) && !Shown.ReferringAgencies.Contains(look.Agency),
        "action-owner" => _hidden.Owners.Contains(look.Worker) && !Shown.Owners.Contains(look.Worker),
        "lead-professional" => _hidden.LeadProfessional == look.Worker && Shown.LeadProfessional != look.Worker,
        "allocated-worker" => _hidden.AllocatedWorker == look.Worker && Shown.AllocatedWorker != look.Worker,
        "chair" => _hidden.Chairs.Contains(look.Worker) && !Shown.Chairs.Contains(look.Worker),
        _ => false,
    };
}
