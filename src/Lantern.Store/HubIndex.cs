using Lantern.Access;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;
using Lantern.Store.Keys;
using Lantern.Store.Sql;
using NodaTime;

namespace Lantern.Store;

/// <summary>What needs the whole room: who owes what, which referrals wait, who is known. Every answer is for one reader.</summary>
public sealed class HubIndex
{
    private const Relation WholeHub = Relation.FrontDoor | Relation.HubManager | Relation.CseManager | Relation.ServiceManager;
    private const Relation Holds = Relation.AllocatedWorker | Relation.LeadProfessional;

    private readonly Cards _cards;
    private readonly Staff _staff;
    private readonly Pen _pen;
    private readonly Func<Instant> _now;
    private readonly Limits _limits;

    internal HubIndex(Database database, Shelf shelf, Vault vault, Pen pen, Staff staff, Pack pack, Func<Instant> now, Limits limits) =>
        (_cards, _pen, _staff, _now, _limits) = (new Cards(database, shelf, vault, pack), pen, staff, now, limits);

    /// <summary>
    /// Shows a list: it is chosen from what the reader may open, the look at the files it names is committed, then it is handed
    /// over. One look for a page, also where the page names no file. Such looks are not shown under a file's "who looked",
    /// where they would bury those who opened it; whoever watches over looking sees them.
    /// </summary>
    /// <param name="reader">Who looks.</param>
    /// <param name="purpose">Why.</param>
    /// <param name="choose">Chooses what the page shows.</param>
    /// <param name="files">The files it names.</param>
    /// <exception cref="NotSavedException">The look could not be noted; nothing is shown.</exception>
    /// <exception cref="LimitReachedException">It is a search, and the reader made too many within the hour.</exception>
    public async Task<T> Show<T>(Reader reader, Purpose purpose, Func<Lists, T> choose, Func<T, IEnumerable<FileId>> files)
    {
        if (purpose == Purpose.CheckingWhoIsKnown)
            await _limits.CountSearch(reader);
        var lists = new Lists(this, reader);
        var shown = choose(lists);
        var named = files(shown).Concat(lists.Named).Distinct().ToList();
        await _pen.Write(stroke =>
        {
            stroke.Look(reader, null, _now(), purpose.Words, "", named);
            return true;
        });
        return shown;
    }

    /// <summary>What is open on the files the reader may open: the reader's own, and what others owe where that is the reader's business.</summary>
    internal Worklist Worklist(Reader reader)
    {
        var now = _now();
        var lines = Each(reader, now, (card, relation) => Owed(card, reader, relation, now));
        return new Worklist([.. lines.OrderBy(one => one.Duty.Due.Until).ThenBy(one => one.File.File.Value, StringComparer.Ordinal)], now);
    }

    /// <summary>The referrals that wait for a decision, urgent ones first, then the longest waiting; for those who work on the whole hub.</summary>
    internal IReadOnlyList<TrayLine> Tray(Reader reader)
    {
        var now = _now();
        return
        [
            .. Each<TrayLine>(reader, now, (card, relation) => (relation & WholeHub) != 0 && card.For(reader, relation, now) is var shown
                && Store.Tray.Read(Line(card, shown, Policy.PartsRead(reader, relation)), shown) is { } waits ? [waits] : [])
                .OrderByDescending(line => line.Urgent).ThenBy(line => line.Entry.Written).ThenBy(line => line.File.File.Value, StringComparer.Ordinal),
        ];
    }

    /// <summary>Every file the reader holds or has a named part in; those of the whole hub only for whom it is all their work.</summary>
    internal IReadOnlyList<FileLine> Files(Reader reader)
    {
        var now = _now();
        return
        [
            .. Each<FileLine>(reader, now, (card, relation) => [Line(card, card.For(reader, relation, now), Policy.PartsRead(reader, relation))])
                .OrderBy(line => line.Initials, StringComparer.Ordinal).ThenBy(line => line.File.Value, StringComparer.Ordinal),
        ];
    }

    /// <summary>Who may already be known, among the files the reader may open; a file the reader may not open is never hinted at.</summary>
    internal IReadOnlyList<KnownLine> Find(Query query, Reader reader)
    {
        var now = _now();
        // Tried on each alone first: what cannot be compared is left out and counted, as what cannot be read.
        var likely = Each<(Person Person, FileLine Line)>(reader, now, (card, relation) =>
            card.For(reader, relation, now) is var shown && Person.Read(card.Id, shown) is var person && Already.Known([person], query).Count > 0
                ? [(person, Line(card, shown, Policy.PartsRead(reader, relation)))] : []);
        var lines = likely.ToDictionary(one => one.Person.File, one => one.Line);
        return
        [
            .. Already.Known(likely.Select(one => one.Person), query).Select(match => new KnownLine(
                lines[match.Person.File],
                string.Join(' ', match.Person.GivenNames.Concat(match.Person.FamilyNames).Concat(match.Person.OtherNames)),
                match.Person.Born.Count > 0 ? match.Person.Born[^1] : null,
                match.Why)),
        ];
    }

    /// <summary>The cards of all files, for those inside the store who decide by themselves who may know of which.</summary>
    internal IReadOnlyList<Card> All() => _cards.At(_now());

    /// <summary>The children's files that name exactly that child, whoever may open them: for the emergency door alone, which shows none of it.</summary>
    internal IReadOnlyList<(FileId File, Ties Ties)> Named(Asked asked)
    {
        var (now, erased) = (_now(), _staff.Erased());
        return
        [
            .. _cards.At(now).Where(card => card.Kind == FileKind.Child && !erased.Contains(card.Id)
                && Tried(card, () => asked.Is(Identity.Read(CaseFile.Read(card.Telling, Instant.Max(now, card.At)))))).Select(card => (card.Id, card.Ties)),
        ];
    }

    /// <summary>The number other systems know a file by, or null; it names nobody.</summary>
    internal string? ReferenceOf(FileId file)
    {
        var now = _now();
        return _cards.At(now).FirstOrDefault(card => card.Id == file) is { } card
            ? Tried(card, () => Identity.Read(CaseFile.Read([.. card.Telling.Where(entry => (entry.Marks & Rules.Kept) == 0)], Instant.Max(now, card.At))).Reference) : null;
    }

    /// <summary>Everything the index holds, to compare one with another.</summary>
    internal string Dump() => string.Join('\n', _cards.At(_now()).OrderBy(card => card.Id.Value, StringComparer.Ordinal));

    /// <summary>How many files could not be read: what is kept of them is damaged, or a reading failed on them. Nothing of them is in any list.</summary>
    public int Unreadable => _cards.LeftOut.Count;

    /// <summary>Told of each file when it is left out, and why; the reason may hold words of the file and is for no page or log.</summary>
    public Action<FileId, Exception>? Noticed { set => _cards.Noticed = value; }

    /// <summary>The files the lists leave out although this reader may open them; one the reader may not open is never hinted at.</summary>
    internal IReadOnlyList<FileId> LeftOut(Reader reader)
    {
        var (now, memberships, erased) = (_now(), _staff.Memberships(), _staff.Erased());
        return
        [
            .. _cards.LeftOut.Where(file => !erased.Contains(file.Id)
                && Policy.Decide(reader, Deed.Read, Marks.None, Relations.Of(reader, file.Ties, memberships, now)).Allowed)
                .Select(file => file.Id).OrderBy(id => id.Value, StringComparer.Ordinal),
        ];
    }

    /// <summary>How many files the lists leave out of those that stand to somebody in a way that counts; erased ones are not missed.</summary>
    internal int LeftOut(Func<Ties, bool> counts)
    {
        var erased = _staff.Erased();
        _ = _cards.At(_now());
        return _cards.LeftOut.Count(file => !erased.Contains(file.Id) && counts(file.Ties));
    }

    /// <summary>Reads the whole log into the index as a start does; says how many entries it held.</summary>
    internal (int Files, int Entries) Replay() => _cards.At(_now()) is var cards ? (cards.Count, cards.Sum(card => card.Number)) : default;

    internal long Reads => _cards.Reads;

    private IEnumerable<(Card Card, Relation Relation)> For(Reader reader, Instant now)
    {
        var memberships = _staff.Memberships();
        var erased = _staff.Erased();
        foreach (var card in _cards.At(now))
        {
            if (erased.Contains(card.Id))
                continue;
            var relation = Relations.Of(reader, card.Ties, memberships, now);
            if (Policy.Decide(reader, Deed.Read, Marks.None, relation).Allowed)
                yield return (card, relation);
        }
    }

    // A reading that fails on one file takes no other with it: that file is left out, counted, and named to who may open it.
    private List<T> Each<T>(Reader reader, Instant now, Func<Card, Relation, IReadOnlyList<T>> read)
    {
        var all = new List<T>();
        foreach (var (card, relation) in For(reader, now))
            all.AddRange(Tried(card, () => read(card, relation)) ?? []);
        return all;
    }

    private T? Tried<T>(Card card, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception failure) when (OneFile.IsAtFault(failure))
        {
            _cards.SetApart(card, failure);
            return default;
        }
    }

    private static List<WorkLine> Owed(Card card, Reader reader, Relation relation, Instant now)
    {
        var lines = new List<WorkLine>();
        FileLine? line = null;
        foreach (var (duty, start) in card.Owed)
        {
            if (WhoseIs(duty, reader, relation) is not { } whose)
                continue;
            var sees = card.Near.MaySee(start, reader, relation);
            if (sees || Responsible.ShownUnseen(duty, reader, relation))
                lines.Add(new WorkLine(line ??= Line(card, card.For(reader, relation, now), Policy.PartsRead(reader, relation)), duty, whose, start.Code, sees ? start.Writer : null));
        }
        return lines;
    }

    private static Whose? WhoseIs(Duty duty, Reader reader, Relation relation) =>
        Relations.FallsTo(duty.FallsTo, reader, relation) ? Whose.Mine
        : (relation & Holds) != 0 ? Whose.OnMyFiles
        : relation.HasFlag(Relation.TeamManager) ? Whose.Team
        : (relation & WholeHub) != 0 ? Whose.Hub
        : null;

    private static FileLine Line(Card card, CaseFile shown, RecordPart read)
    {
        var identity = Identity.Read(shown);
        var person = shown.Latest<PersonOfConcernIdentified>();
        var title = shown.Latest<PlaceIdentified>()?.Name?.Words ?? shown.Latest<NetworkNamed>()?.Name;
        var initials = card.Kind switch
        {
            FileKind.Child => identity.Initials,
            FileKind.PersonOfConcern => new Identity(new ChildIdentified { GivenName = person?.GivenName, FamilyName = person?.FamilyName }).Initials,
            _ => title ?? "",
        };
        return new FileLine(card.Id, card.Kind, initials, identity.Reference ?? person?.Reference,
            shown.Latest<RiskLevelSet>(set => set.Level is not null)?.Level, (read & RecordPart.WhoWorks) != 0 ? card.Ties.AllocatedWorker : null)
        {
            ShowsLevel = (read & RecordPart.Network) != 0,
        };
    }
}
