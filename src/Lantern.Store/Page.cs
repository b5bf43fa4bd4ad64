using Lantern.Entries;
using Lantern.Store.Keys;
using Lantern.Store.Sql;
using Lantern.Store.Staffing;
using NodaTime;

namespace Lantern.Store;

/// <summary>What the pen writes between two commits: the strokes of several writers, each of which sees those before it.</summary>
internal sealed class Page
{
    private readonly Database _database;
    private readonly Connection _connection;
    private readonly Shelf _shelf;
    private readonly AccessLog _log;
    private readonly Seals _seals;
    private readonly long _size;
    private readonly long _epoch;
    private int _keyVersion;

    // Files as they will stand once this page is committed. The shelf holds committed ink only.
    private readonly Dictionary<FileId, Shelved> _written = [];
    private readonly Dictionary<FileId, int> _numbers;
    private readonly Dictionary<string, Commanded> _commands;
    private readonly Dictionary<string, (string Worker, IReadOnlyList<Entry> Written)> _commanded = [];

    // Files erased on this page: from here on there is nothing to write in.
    private readonly HashSet<string> _erased = [];

    private readonly List<Stroke> _strokes = [];
    private readonly List<object?[]> _entries = [], _looks = [], _erasures = [], _acts = [], _commandRows = [];
    private readonly List<byte[]> _leaves = [];

    private StaffState? _staff;

    public Page(
        Database database, Connection connection, Shelf shelf, Vault vault, AccessLog log, Seals seals, Head head,
        IReadOnlyList<string> commands, IReadOnlyList<FileId> files)
    {
        (_database, _connection, _shelf, _log, _seals, Vault) = (database, connection, shelf, log, seals, vault);
        (_size, _epoch) = (head.Size, head.Epoch);
        _commands = database.Commands(connection, commands).ToDictionary(one => one.Command);
        _numbers = database.Numbers(connection, files).ToDictionary(one => one.File, one => one.Number);
    }

    public Vault Vault { get; }

    /// <summary>Who works here and who may open what, with everything this page has noted.</summary>
    public StaffState Staff => _staff ??= _log.Read(_connection);

    /// <summary>The hash of the last leaf written, to find out later whether the page was committed; null when it writes no ink.</summary>
    public (long Position, byte[] Hash)? Last => _leaves.Count == 0 ? null : (_size + _leaves.Count, _leaves[^1]);

    /// <summary>The version of the wrapping key in use. It is asked inside the lock, so that nothing is wrapped under one that is being put away.</summary>
    public int KeyVersion => _keyVersion != 0 ? _keyVersion
        : _keyVersion = (int)_connection.Rows(Statements.HubKey, row => row.GetInt64(0), Vault.HubKey)[0];

    /// <summary>The file with everything this page has written in it, or null.</summary>
    public Shelved? File(FileId id) => _erased.Contains(id.Value) ? null
        : _written.TryGetValue(id, out var written) ? written
        : _numbers.TryGetValue(id, out var number) ? _shelf.Whole(_connection, id, number)
        : _shelf.Whole(_connection, id);

    public (string Worker, IReadOnlyList<Entry> Written)? Earlier(string command)
    {
        if (_commanded.TryGetValue(command, out var here))
            return here;
        if (!_commands.TryGetValue(command, out var before))
            return null;
        return before.IsBound(Vault)
            ? (before.Worker, InkRows.Between(_connection, Vault, before.First, before.Last, file => File(file)?.Key))
            : throw new StoreUnfitException("What this command wrote before was changed or put there by another hand. Run 'lantern verify'; nothing was written.");
    }

    /// <summary>Whether a key is destroyed on it.</summary>
    public bool Erases => _erased.Count > 0;

    /// <summary>Takes in a stroke that is whole; its leaves get the next positions.</summary>
    public void Take(Stroke stroke)
    {
        var first = _size + _leaves.Count + 1;
        Place(stroke.Entries, _entries);
        if (stroke.Command is { } command)
        {
            object?[] row = [command.Id, command.Worker, first, _size + _leaves.Count];
            _commandRows.Add([.. row, Vault.Rows.Of("command", row)]);
            _commanded[command.Id] = (command.Worker, command.Written);
        }
        Place(stroke.Looks, _looks);
        if (stroke.Erasure is { } erasure)
        {
            Place([erasure], _erasures);
            _erased.Add((string)erasure.Values[1]!);
        }
        Place(stroke.Acts, _acts);
        if (stroke.Acts.Count > 0)
            _staff = stroke.Staff;
        foreach (var file in stroke.Wrote)
            _written[file.Id] = file;
        _strokes.Add(stroke);
    }

    /// <summary>Says everything to the database; the commit is the pen's.</summary>
    public void Write(Instant now)
    {
        _connection.Add(Statements.AddFiles, [.. _strokes.SelectMany(stroke => stroke.Files)]);
        _connection.Add(Statements.AddFileKeys, [.. _strokes.SelectMany(stroke => stroke.Keys)]);
        _connection.Add(Statements.AddEntries, _entries);
        _connection.Add(Statements.AddLooks, _looks);
        _connection.Add(Statements.AddErasures, _erasures);
        _connection.Add(Statements.AddAccessActs, _acts);
        _connection.Add(Statements.AddCommands, _commandRows);
        foreach (var (sql, values) in _strokes.SelectMany(stroke => stroke.Said))
            _connection.Run(sql, values);
        _seals.Write(_connection, _leaves, now);
        if (_leaves.Count > 0)
            _connection.Run(Statements.MoveHead, _size + _leaves.Count, _epoch, _seals.HeadMac(_epoch));
    }

    /// <summary>The page is committed: its files may stand on the shelf.</summary>
    public void Committed()
    {
        foreach (var file in _written.Values)
            _shelf.Keep(file, _connection.Turn);
        _seals.Committed();
    }

    private void Place(IReadOnlyList<LeafRow> leaves, List<object?[]> rows)
    {
        foreach (var leaf in leaves)
        {
            _leaves.Add(leaf.Hash);
            leaf.Values[0] = _size + _leaves.Count;
            rows.Add(leaf.Values);
        }
    }
}

/// <summary>The head of the log as a page finds it: how many leaves, and the epoch that holds from now on.</summary>
internal readonly record struct Head(long Size, long Epoch);
