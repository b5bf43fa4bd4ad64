using Lantern.Access;
using Lantern.Entries;
using Lantern.Store.Sql;

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

    private readonly HashSet<int> _numbers;

    private ShownTies(Ties shown, Ties hidden, HashSet<int> numbers) => (Shown, _hidden, _numbers) = (shown, hidden, numbers);

    public Ties Shown { get; }

    /// <summary>Whether the reader may know what the entry of that number says.</summary>
    public bool Knows(int number) => _numbers.Contains(number);

    public static ShownTies Of(Shelved file, Reader reader, Relation relation)
    {
        IReadOnlyList<Entry> shown = Policy.Decide(reader, Deed.Read, Marks.None, relation).Allowed
            ? Visible.To(reader, relation, file.Ink).Entries
            : [.. file.Ink.Where(entry => (entry.Marks & Rules.Kept) == 0)];
        var numbers = shown.Select(entry => entry.Number).ToHashSet();
        // What a hidden entry began counts as hidden also after it is done.
        var hidden = file.Ink.Where(entry => !numbers.Contains(entry.Number) && entry.Body is not (HubActionDone or ActionDone or WelfareContactEnded));
        var begunBy = file.Ink.Count == 0 ? null : file.Ink[0].Writer.Worker;
        return new ShownTies(file.Ties.By(numbers), Ties.Of(file.Id, [.. hidden], file.Written, begunBy), numbers);
    }

    /// <summary>A look as the reader may know it: why somebody had a part is left out where only a hidden entry says so.</summary>
    public Look Of(Look look)
    {
        var words = look.Relations.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return Array.Exists(words, word => IsHidden(word, look))
            ? look with { Relations = string.Join(' ', words.Select(word => IsHidden(word, look) ? SomePart : word).Distinct()) }
            : look;
    }

    private bool IsHidden(string relation, Look look) => relation == "referring-agency"
        ? OfAgency(_hidden, look.Agency) && !OfAgency(Shown, look.Agency)
        : Names(_hidden, relation, look.Worker) && !Names(Shown, relation, look.Worker);

    private static bool Names(Ties ties, string relation, string worker) =>
        ties.All.Any(tie => tie.Who == worker && Kebabs<Relation>.Word(tie.As) == relation);

    private static bool OfAgency(Ties ties, string agency) =>
        ties.All.Any(tie => tie.As == Relation.Referrer && tie.By.Writer.Agency == agency);
}
