using System.Globalization;

namespace Lantern.Store;

/// <summary>
/// Keeps a hub from being read or written on a machine that has been replaced: the epoch goes up when another takes over, the
/// highest one seen is kept in the record and in the data folder, and no server of a lower one is asked.
/// </summary>
internal sealed class Fence
{
    private readonly string? _path;
    private long _kept;
    private long _highest;

    /// <summary>The fence of a data folder; of this process alone where there is no file to keep the epoch in.</summary>
    public Fence(string? path)
    {
        _path = path;
        _highest = _kept = path is not null && File.Exists(path) ? long.Parse(File.ReadAllText(path).Trim(), CultureInfo.InvariantCulture) : 0;
    }

    /// <summary>The highest epoch seen.</summary>
    public long Highest => Interlocked.Read(ref _highest);

    /// <summary>Notes the epoch of a server before anything is read there.</summary>
    /// <exception cref="StoreUnfitException">Another machine has taken over.</exception>
    public void Meet(long machine)
    {
        if (machine < Highest)
            throw Behind();
        See(machine);
    }

    /// <summary>The epoch to write under.</summary>
    /// <param name="recorded">The one the record was last written under.</param>
    /// <param name="machine">The one of the machine that would write now; 0 where there is only one machine.</param>
    /// <exception cref="StoreUnfitException">Another machine has taken over.</exception>
    public long Pass(long recorded, long machine)
    {
        var epoch = Math.Max(recorded, machine);
        if (epoch < Highest || machine < recorded)
            throw Behind();
        if (epoch > _kept && _path is not null)
            Keeping.Disk.Replace(_path, System.Text.Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{epoch}\n")));
        _kept = epoch;
        See(epoch);
        return epoch;
    }

    private static StoreUnfitException Behind() =>
        new("Another server has taken over this record, and this one is behind it. Nothing is read or written here. Point Lantern at the new primary.");

    private void See(long epoch)
    {
        for (var known = Highest; epoch > known; known = Highest)
        {
            if (Interlocked.CompareExchange(ref _highest, epoch, known) == known)
                return;
        }
    }
}
