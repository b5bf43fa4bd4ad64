using Lantern.Entries;
using Lantern.Store;

namespace Lantern.App.Site;

/// <summary>Says in the log that a file could not be read: its id, the sort of failure and where in the program it arose, and nothing of what it holds.</summary>
internal static class Unread
{
    /// <summary>Opens the hub's store, and has it say so of every file its lists leave out.</summary>
    public static HubStore Watching(this HubStore store, ILoggerFactory logs)
    {
        var log = logs.CreateLogger("Lantern.Unread");
        store.Index.Noticed = (file, failure) => log.Note(file, failure);
        return store;
    }

    /// <summary>Writes the line. A failure's message may hold words of the file, so it is left out.</summary>
    public static void Note(this ILogger log, FileId file, Exception failure) =>
        log.LogError("{What} {File}: {Sort} {Where}", "could not read file", file.Value, failure.GetType().Name,
            failure.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains(" Lantern.", StringComparison.Ordinal))?.Trim() ?? "when it was opened");
}
