using System.Data.Common;
using Lantern.Access;
using Lantern.Entries;
using NodaTime;

namespace Lantern.Store;

/// <summary>What keeps the trouble of one file from becoming the trouble of all.</summary>
internal static class OneFile
{
    /// <summary>Whether a failure belongs to the file that was being read. The database and the machine fail for everybody, and are not a file's fault.</summary>
    public static bool IsAtFault(Exception failure) =>
        failure is not (OutOfMemoryException or OperationCanceledException or DbException or TimeoutException or IOException or NotReadException or NotSavedException);

    /// <summary>Who is who, as far as the entries that could be opened say; nobody where even that fails.</summary>
    public static Ties TiesOf(FileId file, IReadOnlyList<Entry> opened)
    {
        try
        {
            return Ties.Of(file, opened, opened.Count == 0 ? Instant.MinValue : opened.Max(entry => entry.Written));
        }
        catch (Exception failure) when (IsAtFault(failure))
        {
            return Ties.None(file);
        }
    }
}

/// <summary>A file the index leaves out because it could not be read, and who is who on it as far as is known.</summary>
internal sealed record LeftOut(FileId Id, Ties Ties);
