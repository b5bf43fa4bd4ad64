using Lantern.Access;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;
using NodaTime;

namespace Lantern.Store;

/// <summary>One file an act writes in: how its writer stands to it and sees it, and what the act has added so far.</summary>
internal sealed class Sheet
{
    private readonly Reader _writer;
    private Visible? _visible;
    private readonly List<Entry> _added = [];

    public Sheet(Shelved before, Reader writer, Relation relation) => (Before, _writer, Relation) = (before, writer, relation);

    public Shelved Before { get; }
    public Relation Relation { get; }
    public IReadOnlyList<Entry> Added => _added;

    /// <summary>The last number the writer can see, before this act.</summary>
    public int LastSeen => Seen.Entries.Count == 0 ? 0 : Seen.Entries[^1].Number;

    public IEnumerable<Entry> Ink => Before.Ink.Concat(_added);

    // What the writer sees is asked for seldom, and is as long as the file.
    private Visible Seen => _visible ??= Visible.To(_writer, Relation, Before.Ink);

    public bool May(Deed deed) => Policy.Decide(_writer, deed, Marks.None, Relation).Allowed;

    /// <summary>The entry as it will stand after those already there.</summary>
    public Entry Compose(ActPart part, Body body, Instant now, Pack pack, string act) => new(
        Before.Id,
        Before.Number + _added.Count + 1,
        part.Happened,
        Instant.Max(now, Before.Written),
        new Writer(_writer.Worker, _writer.Name, Relations.RoleWord(_writer, Relation), _writer.Agency, part.OnBehalfOf),
        part.Marks | DefaultMarks.Of(body, body.Of is { } of ? Numbered(of) : null, pack),
        pack.EditionId,
        act,
        DefaultMarks.Within(body, pack))
    {
        LetsIn = LetsIn(body),
    };

    // Whoever may say who belongs to the file lets in whom they name; and whoever may allocate, the worker.
    private bool LetsIn(Body body) => May(Deed.ChangeMembers) || (WhoWrites.May(Kinds.Of<CaseAllocated>(), Relation)
        && (body is CaseAllocated || (body is EntryCorrected { Of: { } of } && Numbered(of)?.Body is CaseAllocated)));

    public void Add(Entry entry) => _added.Add(entry);

    public Entry? Numbered(int number) =>
        number <= Before.Number ? Before.Ink.FirstOrDefault(entry => entry.Number == number) : _added.Find(entry => entry.Number == number);

    public bool SeesWhole(int number) => Seen.SeesWhole(number) || _added.Exists(entry => entry.Number == number);

    /// <summary>Whether an act may answer an entry: it is seen, or what it began is owed by this writer.</summary>
    public bool CanAnswer(int number, Pack pack, Instant now) =>
        Seen.Sees(number) || _added.Exists(entry => entry.Number == number)
        || Duties.Read(CaseFile.Read(Ink, now), pack).Any(duty => duty.StartedBy == number && Responsible.ShownUnseen(duty, _writer, Relation));

    public bool Sees(int number) => Seen.Sees(number) || _added.Exists(entry => entry.Number == number);

    /// <summary>The ink as the writer sees it, with what the act has added.</summary>
    public IEnumerable<Entry> SeenInk => Seen.Entries.Concat(_added);

    public bool MayPutRight(Entry entry) => WhoAmends.MayPutRight(_writer, Relation, entry);
}
