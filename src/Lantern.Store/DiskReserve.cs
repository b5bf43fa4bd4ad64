using System.Security.Cryptography;
using NodaTime;

namespace Lantern.Store;

/// <summary>
/// Room on the disk that is kept back. When the disk is full the room is given up, so that looks, drafts and sessions can still be noted
/// and files be read; entries wait until there is room again and it can be kept back anew.
/// </summary>
internal sealed class DiskReserve(string? folder, long bytes, Troubles troubles, Func<Instant> now)
{
    private const string Name = "reserve";
    private const int Piece = 1 << 20;

    private readonly Lock _one = new();
    private volatile bool _isHeld;
    private bool _isServerFull;

    /// <summary>Whether there is one to give up; a hub on a database server has none here.</summary>
    public bool IsHeld => _isHeld;

    private string At => Path.Combine(folder!, Name);

    /// <summary>Why entries wait; null where there is room. Where there was none it is looked once more.</summary>
    public string? Full()
    {
        if (folder is null || bytes == 0)
            return null;
        if (!_isHeld)
            Hold();
        var words = _isHeld ? null
            : "The disk of the data folder is full. Files are read and looks noted from the room that was kept back; nothing else is written until there is room again. See docs/runbooks/disk-full.md.";
        troubles.Note(TroubleWith.Disk, words, Stops.Writing, now());
        return words;
    }

    /// <summary>Notes that the disk of a database server is full; nothing is kept back there, so that not even a look is noted.</summary>
    public void NoteServerFull()
    {
        if (folder is not null)
            return;
        _isServerFull = true;
        const string words = "The disk of the database server is full. Nothing is written, and nothing shown because no look can be noted, until there is room on it. See docs/runbooks/disk-full.md.";
        troubles.Note(TroubleWith.Disk, words, Stops.Everything, now());
    }

    /// <summary>Notes that the server took something again.</summary>
    public void NoteServerRoom()
    {
        if (!_isServerFull)
            return;
        _isServerFull = false;
        troubles.Note(TroubleWith.Disk, null, Stops.Everything, now());
    }

    /// <summary>Gives up what is kept back, so that what is being noted finds room; false where there is nothing to give up.</summary>
    public bool GiveUp()
    {
        lock (_one)
        {
            if (!_isHeld)
                return false;
            _isHeld = false;
            try
            {
                File.Delete(At);
                return true;
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                return false;
            }
        }
    }

    /// <summary>Keeps room back, where there is twice as much.</summary>
    public void Hold()
    {
        lock (_one)
        {
            if (folder is null || bytes == 0 || _isHeld)
                return;
            try
            {
                if (new FileInfo(At) is { Exists: true } kept && kept.Length == bytes)
                    _isHeld = true;
                else
                    Make();
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                File.Delete(At);
            }
        }
    }

    // Written and not only asked for: some disks promise room they do not have, and pack together what repeats.
    private void Make()
    {
        File.Delete(At);
        if (new DriveInfo(folder!).AvailableFreeSpace < 2 * bytes)
            return;
        var piece = RandomNumberGenerator.GetBytes((int)Math.Min(Piece, bytes));
        using (var file = Keeping.Disk.Make(At))
        {
            for (var left = bytes; left > 0; left -= piece.Length)
                file.Write(piece, 0, (int)Math.Min(left, piece.Length));
            file.Flush(flushToDisk: true);
        }
        _isHeld = true;
    }
}
