namespace Lantern.Faults.Tests.PowerCut;

/// <summary>
/// A disk with its cache: what was waited for is on it; of what was not, each sector of 512 bytes may be there in any of the
/// forms it has had, or not. A file that was waited for is in its folder; other changes of a folder arrive in their order.
/// </summary>
internal sealed class Disk
{
    private const int Sector = 512;

    private readonly Dictionary<string, Node> _seen = [];
    private readonly Dictionary<string, Node> _kept = [];
    private readonly List<(Operation What, Node? Node)> _folder = [];

    /// <summary>An operation was begun.</summary>
    public void Begin(Operation operation)
    {
        switch (operation)
        {
            case Operation.Make when !_seen.ContainsKey(operation.Path):
                _folder.Add((operation, _seen[operation.Path] = new Node()));
                break;
            case Operation.Remove when _seen.Remove(operation.Path, out var node):
                _folder.Add((operation, node));
                break;
            case Operation.Rename rename when _seen.Remove(rename.Path, out var node):
                _folder.Add((operation, _seen[rename.To] = node));
                break;
            case Operation.Write or Operation.Truncate when _seen.TryGetValue(operation.Path, out var node):
                node.Waiting.Add(operation);
                break;
        }
    }

    /// <summary>An operation was done; after a sync what was done before it began is on the disk.</summary>
    public void Finish(Operation operation)
    {
        if (operation is not Operation.Sync)
            return;
        if (_seen.TryGetValue(operation.Path, out var node))
        {
            foreach (var done in node.Waiting.Where(one => one.Done < operation.Begun))
                node.Apply(done);
            node.Waiting.RemoveAll(one => one.Done < operation.Begun);
            var made = _folder.FindLastIndex(one => one.Node == node);
            if (made >= 0 && _folder[made].What is not Operation.Remove)
                Settle(made);
        }
        else
        {
            while (_folder.FindIndex(one => Path.GetDirectoryName(one.What.Path) == operation.Path && one.What.Done < operation.Begun) is >= 0 and var next)
                Settle(next);
        }
    }

    /// <summary>Every file as it may stand after a power cut now.</summary>
    public Dictionary<string, byte[]> AfterCut(Random random)
    {
        var names = new Dictionary<string, Node>(_kept);
        foreach (var (what, node) in _folder.Take(random.Next(_folder.Count + 1)))
            Change(names, what, node);
        var way = random.Next(5);
        return names.ToDictionary(name => name.Key, name => name.Value.AfterCut(random, way));
    }

    private void Settle(int index)
    {
        Change(_kept, _folder[index].What, _folder[index].Node);
        _folder.RemoveAt(index);
    }

    private static void Change(Dictionary<string, Node> names, Operation what, Node? node)
    {
        if (names.TryGetValue(what.Path, out var there) && (there == node || what is Operation.Rename))
            names.Remove(what.Path);
        if (what is Operation.Make)
            names[what.Path] = node!;
        else if (what is Operation.Rename rename)
            names[rename.To] = node!;
    }

    private sealed class Node
    {
        private byte[] _bytes = [];
        private long _length;

        public List<Operation> Waiting { get; } = [];

        public void Apply(Operation operation) => Apply(operation, _ => true);

        public byte[] AfterCut(Random random, int way)
        {
            var after = new Node { _bytes = (byte[])_bytes.Clone(), _length = _length };
            var until = random.Next(Waiting.Count + 1);
            for (var i = 0; i < Waiting.Count; i++)
            {
                var whole = way switch { 0 => false, 1 => true, 2 => i < until, 3 => random.Next(2) == 0, _ => false };
                if (whole)
                    after.Apply(Waiting[i]);
                else if (way == 4 || (way == 2 && i == until))
                    after.Apply(Waiting[i], _ => random.Next(2) == 0);
            }
            return after._bytes.AsSpan(0, (int)after._length).ToArray();
        }

        private void Apply(Operation operation, Func<long, bool> arrives)
        {
            if (operation is Operation.Truncate cut)
            {
                if (arrives(cut.Length))
                    Stretch(cut.Length);
                return;
            }
            var write = (Operation.Write)operation;
            for (var at = write.At; at < write.At + write.Bytes.Length;)
            {
                var next = Math.Min((at / Sector + 1) * Sector, write.At + write.Bytes.Length);
                if (arrives(at))
                {
                    if (next > _length)
                        Stretch(next);
                    write.Bytes.AsSpan((int)(at - write.At), (int)(next - at)).CopyTo(_bytes.AsSpan((int)at));
                }
                at = next;
            }
        }

        private void Stretch(long length)
        {
            if (length > _bytes.Length)
                Array.Resize(ref _bytes, (int)Math.Max(length, _bytes.Length * 3L / 2));
            if (length < _length)
                _bytes.AsSpan((int)length, (int)(_length - length)).Clear();
            _length = length;
        }
    }
}
