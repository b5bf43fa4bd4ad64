using Lantern.App.Site;
using Lantern.Store;

namespace Lantern.App.Accounts;

/// <summary>Writes in the accounts although the disk is full: the room kept back on it is given up, and what was to be written is tried once more.</summary>
public sealed class FullDisk(HubOptions options, IServiceProvider services)
{
    /// <summary>Writes; where the disk is full, once more after room was made.</summary>
    public async Task<T> Note<T>(Func<Task<T>> write)
    {
        try
        {
            return await write();
        }
        catch (Exception failure) when (IsFull(failure) && Hub!.MakeRoom())
        {
            return await write();
        }
    }

    /// <summary>The same; false where there is no room all the same.</summary>
    public async Task<bool> TryNote<T>(Func<Task<T>> write)
    {
        try
        {
            await Note(write);
            return true;
        }
        catch (Exception failure) when (IsFull(failure))
        {
            return false;
        }
    }

    private HubStore? Hub => HubStore.IsIn(options.Premises) ? services.GetRequiredService<HubStore>() : null;

    private bool IsFull(Exception failure) => Hub?.IsFull(failure) is true || (failure.InnerException is { } inner && Hub?.IsFull(inner) is true);
}
