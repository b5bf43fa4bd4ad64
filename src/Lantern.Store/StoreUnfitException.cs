namespace Lantern.Store;

/// <summary>The store cannot be trusted or read by this program, and is not opened; says why and what to do.</summary>
public sealed class StoreUnfitException(string words) : Exception(words);

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
