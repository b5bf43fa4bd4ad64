using Lantern.Access;
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

    /// <summary>Who may already be known, among the files the reader may open.</summary>
    public IReadOnlyList<KnownLine> Find(Query query) => _index.Find(query, _reader);
}
