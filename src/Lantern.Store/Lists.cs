using Lantern.Access;
using Lantern.Entries;
using Lantern.Readings;

namespace Lantern.Store;

/// <summary>The lists of the hub for one reader, to choose from what a page shows; nothing of them leaves before the look is noted.</summary>
public sealed class Lists
{
    private readonly HubIndex _index;
    private readonly Reader _reader;

    internal Lists(HubIndex index, Reader reader) => (_index, _reader) = (index, reader);

    /// <summary>What is open on the files the reader may open.</summary>
    public Worklist Worklist() => _index.Worklist(_reader);

    /// <summary>The referrals that wait for a decision.</summary>
    public IReadOnlyList<TrayLine> Tray() => _index.Tray(_reader);

    /// <summary>Every file the reader holds or has a named part in.</summary>
    public IReadOnlyList<FileLine> Files() => _index.Files(_reader);

    /// <summary>The files these lists leave out because they could not be read, of those the reader may open; asked for last, when all else was read.</summary>
    public IReadOnlyList<FileId> LeftOut() => Named = _index.LeftOut(_reader);

    /// <summary>The files named to the reader as left out.</summary>
    internal IReadOnlyList<FileId> Named { get; private set; } = [];

    /// <summary>Who may already be known, among the files the reader may open.</summary>
    public IReadOnlyList<KnownLine> Find(Query query) => _index.Find(query, _reader);
}
