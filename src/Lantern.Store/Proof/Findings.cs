namespace Lantern.Store.Proof;

/// <summary>What a check found wrong, in plain sentences that name a place and never a word of what is written there.</summary>
public sealed class Findings
{
    private const int MostKept = 1000;

    private readonly List<string> _sentences = [];
    private readonly List<string> _notes = [];

    /// <summary>The findings, the first thousand of them.</summary>
    public IReadOnlyList<string> Sentences => _sentences;

    /// <summary>How many there are, also beyond those kept.</summary>
    public long Count { get; private set; }

    /// <summary>What is no forgery and has to be known: leaves stamped with a time that had not come; the first thousand.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>How many leaves were checked.</summary>
    public long Leaves { get; internal set; }

    /// <summary>How many entries were among them.</summary>
    public long Entries { get; internal set; }

    /// <summary>How many files they are in.</summary>
    public long Files { get; internal set; }

    /// <summary>How many checkpoints were checked, those of the witness too.</summary>
    public long Checkpoints { get; internal set; }

    /// <summary>How many leaves at the end no checkpoint covers yet.</summary>
    public long Unsigned { get; internal set; }

    /// <summary>True where the rows that are bound to the hub's keys were checked as well.</summary>
    public bool WithKeys { get; internal set; }

    /// <summary>The root over all leaves that were checked.</summary>
    internal byte[] Root { get; set; } = [];

    internal void Note(string sentence)
    {
        if (_notes.Count < MostKept)
            _notes.Add(sentence);
    }

    internal void Add(string sentence)
    {
        Count++;
        if (_sentences.Count < MostKept)
            _sentences.Add(sentence);
    }
}
