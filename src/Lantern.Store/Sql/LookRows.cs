using System.Data.Common;
using System.Text;
using Lantern.Access;
using Lantern.Entries;
using Lantern.Store.Keys;
using Lantern.Store.Proof;
using NodaTime;

namespace Lantern.Store.Sql;

/// <summary>Looks as rows: file, at, sealed.</summary>
internal static class LookRows
{
    /// <summary>The look of a row; why it was is left out where the file's key was destroyed.</summary>
    public static Look Read(DbDataReader row, Vault vault, Func<FileId, byte[]?> keyOf)
    {
        var file = row.IsDBNull(0) ? (FileId?)null : new FileId(row.GetString(0));
        var at = row.GetInt64(1);
        var opening = Leaf.Look(file?.Value, at);
        var (worker, agency, relations, purpose, listed) = LookWords.Unpack(vault.Open(row.GetFieldValue<byte[]>(2), opening));
        var why = file is not { } one ? Encoding.UTF8.GetString(purpose)
            : keyOf(one) is { } key ? Encoding.UTF8.GetString(Sealing.Open(key, purpose, opening))
            : "";
        return new Look(worker, agency, Instant.FromUnixTimeTicks(at), why, relations) { File = file, Listed = listed };
    }
}
