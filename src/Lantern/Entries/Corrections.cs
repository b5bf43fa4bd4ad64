namespace Lantern.Entries;

/// <summary>An earlier entry was put right: it reads so from when this was written.</summary>
public sealed record EntryCorrected : Body
{
    /// <summary>The fields put right and their values; <c>happened</c> may be among them.</summary>
    public Mapping? To { get; init; }

    public override string Line => $"Entry {Of} corrected";
}

/// <summary>An earlier entry was taken out of every reading; it stays in the ink.</summary>
public sealed record EntryStruckOut : Body
{
    public override string Line => $"Entry {Of} struck out";
}

/// <summary>An entry that had been struck out was put back.</summary>
public sealed record EntryRestored : Body
{
    public override string Line => $"Entry {Of} restored";
}
