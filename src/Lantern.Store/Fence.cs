using System.Globalization;

namespace Lantern.Store;

/// <summary>
/// Keeps a hub from writing on a machine that has been replaced: the epoch goes up when another takes over, the highest one
/// seen is kept in the record and in the data folder, and nothing is written under a lower one.
/// </summary>
internal sealed class Fence(string? path)
{
    private long _highest = path is not null && File.Exists(path)
        ? long.Parse(File.ReadAllText(path).Trim(), CultureInfo.InvariantCulture)
        : 0;

    /// <summary>The epoch to write under.</summary>
    /// <param name="recorded">The one the record was last written under.</param>
    /// <param name="machine">The one of the machine that would write now; 0 where there is only one machine.</param>
    /// <exception cref="StoreUnfitException">Another machine has taken over.</exception>
    public long Pass(long recorded, long machine)
    {
        var epoch = Math.Max(recorded, machine);
        if (epoch < _highest || machine < recorded)
            throw new StoreUnfitException("Another server has taken over this record, and this one is behind it. Nothing is written here. Point Lantern at the new primary.");
        if (epoch > _highest && path is not null)
            Keeping.Disk.Replace(path, System.Text.Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{epoch}\n")));
        return _highest = epoch;
    }
}
