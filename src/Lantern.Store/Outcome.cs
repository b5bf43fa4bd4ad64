using Lantern.Entries;

namespace Lantern.Store;

/// <summary>What became of an act.</summary>
public abstract record Outcome
{
    private Outcome()
    {
    }

    /// <summary>It stands in the ink.</summary>
    /// <param name="Entries">The entries as written, in the order of the act.</param>
    public sealed record Written(IReadOnlyList<Entry> Entries) : Outcome;

    /// <summary>The procedures, or the record itself, say no; nothing was written.</summary>
    /// <param name="Said">Why and what to do; where it rests on what the writer may not see, only whom to ask.</param>
    public sealed record Refused(IReadOnlyList<Readings.Refused> Said) : Outcome;

    /// <summary>The file has gone on since the writer saw it; nothing was written.</summary>
    /// <param name="Number">The last number the writer can see now.</param>
    public sealed record OutOfDate(int Number) : Outcome;

    /// <summary>There is no such file for this writer; nothing was written.</summary>
    public sealed record NotFound : Outcome;
}
