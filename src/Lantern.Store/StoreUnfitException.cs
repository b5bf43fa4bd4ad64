using Lantern.Entries;

namespace Lantern.Store;

/// <summary>The store cannot be trusted or read by this program, and is not opened; says why and what to do.</summary>
public class StoreUnfitException(string words) : Exception(words);

/// <summary>What is kept of one file cannot be opened: it was changed or damaged, or a newer program wrote it. All other files can be read.</summary>
public sealed class DamagedFileException : StoreUnfitException
{
    internal DamagedFileException(FileId file, IReadOnlyList<Entry> opened, string words) : base(words) => (File, Opened) = (file, opened);

    /// <summary>The file.</summary>
    public FileId File { get; }

    // What could be opened all the same: enough to say who may be told of it, and shown to nobody.
    internal IReadOnlyList<Entry> Opened { get; }
}

/// <summary>Nothing new may be written for now, while files can be read: the machine's clock is wrong or its disk is full. Says what to do.</summary>
public sealed class WritingStoppedException(TroubleWith with, string words) : Exception(words)
{
    /// <summary>What stops it.</summary>
    public TroubleWith With => with;
}

/// <summary>The disk or the database failed while saving; says whether it is certain that nothing was written.</summary>
public sealed class NotSavedException(string words, Exception? inner = null) : Exception(words, inner);

/// <summary>The database did not answer, so nothing could be read. Asking again is harmless.</summary>
public sealed class NotReadException(string words, Exception inner) : Exception(words, inner);
