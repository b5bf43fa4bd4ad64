namespace Lantern.Store.Proof;

/// <summary>
/// Checks the whole ink of a store in one pass: positions, hashes, the chain of every file, the root and the signature of every
/// checkpoint, and that it is the same record of which a witness was told. It needs no key to the words.
/// </summary>
public sealed class Verifier
{
    private readonly KeptInk _ink;
    private readonly IReadOnlyList<PublicKey> _keys;
    private readonly Func<InkRow, string?>? _open;
    private readonly Findings _found = new();
    private readonly Frontier _frontier = new();
    private readonly Dictionary<string, Chain> _chains = [];
    private readonly Chain _access = new();
    private readonly Queue<Told> _told;
    private readonly FutureStamps _future;
    private long _position;

    private Verifier(KeptInk ink, IReadOnlyList<PublicKey> keys, IEnumerable<WitnessNote> witness, Func<InkRow, string?>? open, NodaTime.Instant? now)
    {
        (_ink, _keys, _open) = (ink, keys, open);
        var own = ink.Checkpoints.Select(FromTheStore).OfType<Told>().ToList();
        _future = new FutureStamps(own.Select(told => told.Checkpoint), now);
        _told = new Queue<Told>(own.Concat(FromTheWitness(witness)).OrderBy(told => told.Checkpoint.Size));
    }

    /// <summary>Checks a store.</summary>
    /// <param name="ink">Its ink.</param>
    /// <param name="keys">The hub's public keys, got from the hub and not from the database.</param>
    /// <param name="witness">The notes a witness was given; none where there is no witness.</param>
    /// <param name="open">Where the keys are in hand: opens and reads a row; null when it can, else what is wrong in words.</param>
    /// <param name="progress">Told every thousand leaves how many are done.</param>
    /// <param name="now">The moment of the check, so that what is stamped later is named; null leaves that out.</param>
    public static Findings Check(
        KeptInk ink, IReadOnlyList<PublicKey> keys, IEnumerable<WitnessNote>? witness = null, Func<InkRow, string?>? open = null, Action<long>? progress = null,
        NodaTime.Instant? now = null)
    {
        var verifier = new Verifier(ink, keys, witness ?? [], open, now);
        foreach (var row in ink.Rows)
        {
            verifier.CheckRootsBefore(row.Position);
            verifier.Check(row);
            if (verifier._found.Leaves % 1000 == 0)
                progress?.Invoke(verifier._found.Leaves);
        }
        verifier.Finish();
        return verifier._found;
    }

    private Told? FromTheStore(KeptCheckpoint kept)
    {
        var name = $"The checkpoint at {Lines.Text(kept.Size)}";
        if (Signed(kept.Note, name) is not { } read)
            return null;
        if (read.Size != kept.Size || !read.Root.AsSpan().SequenceEqual(kept.Root) || read.At.ToUnixTimeTicks() != kept.At)
            _found.Add($"{name} is kept with another size, root or time than the hub signed.");
        return new Told(read, name, null);
    }

    private List<Told> FromTheWitness(IEnumerable<WitnessNote> witness)
    {
        var kept = _ink.Checkpoints.Select(one => one.Note).ToHashSet(StringComparer.Ordinal);
        var told = new List<Told>();
        foreach (var note in witness)
        {
            var name = $"The checkpoint in the witness's file {note.Name}";
            if (Signed(note.Text, name) is not { } read)
                continue;
            if (!kept.Contains(note.Text))
                _found.Add($"{name} is no longer among the store's own checkpoints: some were taken out, or the store was put back to an earlier state.");
            told.Add(new Told(read, name, note.Name));
        }
        return told;
    }

    private Checkpoint? Signed(string note, string name)
    {
        _found.Checkpoints++;
        Checkpoint read;
        try
        {
            read = Checkpoint.Read(note);
        }
        catch (FormatException wrong)
        {
            _found.Add($"{name} is not written as a checkpoint is. {wrong.Message}");
            return null;
        }
        if (read.Hub != _ink.Hub)
            _found.Add($"{name} is of another hub.");
        if (!read.IsSignedBy(_keys))
            _found.Add($"{name} is not signed with a key of the hub.");
        return read;
    }

    private void CheckRootsBefore(long position)
    {
        while (_told.TryPeek(out var told) && told.Checkpoint.Size < position)
        {
            _told.Dequeue();
            if (told.Checkpoint.Size > _position)
                _found.Add($"{told.Name} covers {Lines.Text(told.Checkpoint.Size)} positions and the store ends at {Lines.Text(_position)}: something was taken off the end.");
            else if (!_frontier.Root().AsSpan().SequenceEqual(told.Checkpoint.Root))
                _found.Add($"{told.Name} has another root than the store: something at or before position {Lines.Text(told.Checkpoint.Size)} is not as it was"
                    + (told.Witnessed is null ? "." : " when the witness was told."));
        }
    }

    private void Check(InkRow row)
    {
        _found.Leaves++;
        if (row.Position <= _position)
            _found.Add($"Position {Lines.Text(row.Position)} is taken twice.");
        else if (row.Position != _position + 1)
            _found.Add(row.Position == _position + 2
                ? $"Position {Lines.Text(_position + 1)} is missing."
                : $"Positions {Lines.Text(_position + 1)} to {Lines.Text(row.Position - 1)} are missing.");
        _position = Math.Max(_position, row.Position);
        var hash = row.Rehashed();
        if (hash is null || !hash.AsSpan().SequenceEqual(row.Hash))
            _found.Add($"What stands as {row.Place} does not fit its hash: it was changed.");
        _frontier.Append(hash ?? Leaf.BeforeTheFirst);
        if (row.File is { } file && !_ink.Files.ContainsKey(file))
            _found.Add($"What stands as {row.Place} belongs to a file that is not among the files.");
        if (row.Kind == InkKind.Entry)
            Follow(row, hash);
        else if (row.Kind == InkKind.Erasure)
            Erase(row);
        else if (row.Kind == InkKind.Access)
            FollowAccess(row, hash);
        if (hash is not null && _open is not null && !IsErased(row) && _open(row) is { } wrong)
            _found.Add($"What stands as {row.Place} {wrong}");
    }

    private void Follow(InkRow row, byte[]? hash)
    {
        _found.Entries++;
        var chain = ChainOf(row.File ?? "");
        if (row.Number != chain.Number + 1)
            _found.Add($"What stands as {row.Place} should have the number {Lines.Text(chain.Number + 1)}.");
        if (!row.Previous.AsSpan().SequenceEqual(chain.Hash))
            _found.Add($"What stands as {row.Place} does not follow the entry before it in its file.");
        if (row.At < chain.At)
            _found.Add($"What stands as {row.Place} says to be written earlier than the entry before it in its file.");
        if (chain.IsErased)
            _found.Add($"What stands as {row.Place} was written after its file was erased.");
        (chain.Number, chain.Hash) = (row.Number, hash ?? row.Hash);
        // What came after an entry from the future was written before its time, and rightly says so.
        if (!_future.Has(row.Position, row.At))
            chain.At = row.At;
        else
            _found.Note(FutureStamps.Sentence(row));
    }

    private void FollowAccess(InkRow row, byte[]? hash)
    {
        if (row.Number != _access.Number + 1)
            _found.Add($"What stands as {row.Place} should have the number {Lines.Text(_access.Number + 1)}.");
        if (!row.Previous.AsSpan().SequenceEqual(_access.Hash))
            _found.Add($"What stands as {row.Place} does not follow the act before it.");
        (_access.Number, _access.Hash) = (row.Number, hash ?? row.Hash);
    }

    private void Erase(InkRow row)
    {
        var chain = ChainOf(row.File ?? "");
        if (chain.IsErased)
            _found.Add($"What stands as {row.Place} erases a file that was erased before.");
        if (chain.Number == 0)
            _found.Add($"What stands as {row.Place} erases a file without entries.");
        chain.IsErased = true;
    }

    private Chain ChainOf(string file) => _chains.TryGetValue(file, out var chain) ? chain : _chains[file] = new Chain();

    // Of an erased file nothing can be opened: its key is gone, whether the erasure comes before or after in the ink.
    private bool IsErased(InkRow row) => row.Kind == InkKind.Entry && !_ink.Keyed.Contains(row.File!);

    private void Finish()
    {
        CheckRootsBefore(long.MaxValue);
        if (_ink.Size != _position)
            _found.Add($"The head says there are {Lines.Text(_ink.Size)} positions and the store ends at {Lines.Text(_position)}.");
        if (!Leaf.IsId(_ink.Hub))
            _found.Add("The head has no id of a hub.");
        foreach (var file in _ink.Files.Keys.Where(file => !_chains.TryGetValue(file, out var chain) || chain.Number == 0).Order(StringComparer.Ordinal))
            _found.Add(Leaf.IsId(file) ? $"File {file} has no entries." : "Something stands among the files that is not the id of one.");
        foreach (var (file, chain) in _chains.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (chain.IsErased && _ink.Keyed.Contains(file))
                _found.Add($"File {file} was erased and has a key all the same.");
            if (!chain.IsErased && !_ink.Keyed.Contains(file) && _ink.Files.ContainsKey(file))
                _found.Add($"File {file} has lost its key without having been erased.");
        }
        (_found.Files, _found.Root) = (_chains.Count, _frontier.Root());
        _found.Unsigned = _position - _ink.Checkpoints.Select(one => one.Size).DefaultIfEmpty(0).Max();
        if (_found.Unsigned >= Checkpoint.EveryLeaves)
            _found.Add($"No checkpoint covers the last {Lines.Text(_found.Unsigned)} positions: some were taken out, or none were made.");
    }

    /// <summary>A checkpoint somebody was told, with the words it is called by.</summary>
    private sealed record Told(Checkpoint Checkpoint, string Name, string? Witnessed);

    private sealed class Chain
    {
        public long Number { get; set; }
        public byte[] Hash { get; set; } = Leaf.BeforeTheFirst.ToArray();
        public long At { get; set; } = long.MinValue;
        public bool IsErased { get; set; }
    }
}
