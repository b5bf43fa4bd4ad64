using System.Globalization;
using Lantern.Store.Keys;
using Lantern.Store.Proof;
using Lantern.Store.Sql;
using NodaTime;

namespace Lantern.Store.Keeping;

/// <summary>What is left to do when the ink of a backup is in its place and nobody sees it yet: see how far behind it is, erase again, sign.</summary>
internal sealed class LastThings
{
    private readonly Connection _connection;
    private readonly KeyRing _ring;
    private readonly ArchiveHead _head;
    private readonly Instant _now;
    private readonly Frontier _frontier = new();

    public LastThings(Connection connection, KeyRing ring, ArchiveHead head, Checkpoint signed, Instant now)
    {
        (_connection, _ring, _head, _now) = (connection, ring, head, now);
        foreach (var hash in connection.Rows(Statements.HashesAfter, row => row.GetFieldValue<byte[]>(1), 0L, head.Size))
            _frontier.Append(hash);
        Keep(signed);
    }

    /// <summary>How many leaves there are now.</summary>
    public long Size => _frontier.Size;

    /// <summary>The root over them.</summary>
    public byte[] Root => _frontier.Root();

    public static PublicKey PublicHalf(byte[] pkcs8)
    {
        using var signer = Signer.From(pkcs8);
        return PublicKey.Read(signer.Public.Pem)[0];
    }

    /// <summary>Asks for the erasures where a witness was told of more than the backup has.</summary>
    /// <exception cref="StoreUnfitException">Nobody has said what was erased since.</exception>
    public void Behind(string? witness, Restoring restoring, Action<string> said)
    {
        if (witness is null || !Directory.Exists(witness))
            return;
        var told = new WitnessFolder(witness).Notes().Select(note => Told(note.Text)).OfType<Checkpoint>().MaxBy(one => one.Size);
        if (told is null || told.Size <= _head.Size)
            return;
        var words = string.Create(CultureInfo.InvariantCulture,
            $"The witness was told of {told.Size:N0} leaves at {Lines.Seconds.Format(told.At)}, and the backup of {_head.Made} has {_head.Size:N0}: what was written between is not in it.");
        said(words);
        if (restoring.Erasures is null && !restoring.NothingErasedSince)
            throw new StoreUnfitException($"{words} What was erased between has to be erased again: give the list with --erasures, or say with --no-erasures that there was nothing.");
    }

    /// <summary>Erases again what the list has and the backup has not.</summary>
    /// <returns>How many files.</returns>
    public int EraseAgain(string? text, Action<string> said)
    {
        if (text is null)
            return 0;
        var list = ErasureList.Read(text, [.. _ring.Signs.Select(PublicHalf)]);
        if (list.Hub != _head.Hub)
            throw new StoreUnfitException("The list of erasures is of another hub.");
        var done = _connection.Rows(Statements.Erasures, row => row.GetString(0)).ToHashSet();
        var here = _connection.Rows(Statements.KindOfEveryFile, row => row.GetString(0)).ToHashSet();
        var again = list.Files.Where(file => here.Contains(file.File) && !done.Contains(file.File)).ToList();
        foreach (var file in again)
        {
            var hash = Leaf.Hash(Leaf.Erasure(file.File, file.At), file.Sealed);
            _frontier.Append(hash);
            _connection.Add(Statements.AddErasures, [[_frontier.Size, file.File, file.At, file.Sealed, hash]]);
            _connection.Run(Statements.DestroyFileKey, file.File);
        }
        if (again.Count > 0)
        {
            using var signer = Signer.From(_ring.Sign);
            Keep(Checkpoint.Make(_head.Hub, _frontier.Size, _frontier.Root(), _now, signer));
        }
        said(string.Create(CultureInfo.InvariantCulture, $"{again.Count:N0} files erased again."));
        return again.Count;
    }

    private void Keep(Checkpoint one)
    {
        if (_connection.Rows(Statements.LastCheckpoint, row => row.GetInt64(0)) is [var last] && last >= one.Size)
            return;
        _connection.Run(Statements.AddCheckpoint, one.Size, one.Root, one.At.ToUnixTimeTicks(), one.Note);
    }

    private Checkpoint? Told(string note)
    {
        try
        {
            var read = Checkpoint.Read(note);
            return read.Hub == _head.Hub && read.IsSignedBy(_ring.Signs.Select(PublicHalf)) ? read : null;
        }
        catch (FormatException)
        {
            return null; // not a checkpoint: it says nothing
        }
    }
}
