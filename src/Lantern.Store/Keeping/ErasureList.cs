using System.Globalization;
using System.Text;
using Lantern.Store.Proof;
using Lantern.Store.Sql;
using NodaTime;

namespace Lantern.Store.Keeping;

/// <summary>One erasure as the ink has it.</summary>
/// <param name="File">The file that was erased.</param>
/// <param name="At">When, in ticks.</param>
/// <param name="Sealed">On whose authority and why, sealed under the hub's key.</param>
public sealed record ErasedFile(string File, long At, byte[] Sealed);

/// <summary>
/// The list of a hub's erasures, kept apart from its backups and signed: with it a restored backup erases again what was erased
/// since it was made. It says no name and no reason in words.
/// </summary>
public sealed class ErasureList
{
    private const string Title = "lantern erasures 1";

    private ErasureList(string hub, Instant at, IReadOnlyList<ErasedFile> files) => (Hub, At, Files) = (hub, at, files);

    /// <summary>The hub.</summary>
    public string Hub { get; }

    /// <summary>When the list was written.</summary>
    public Instant At { get; }

    /// <summary>The erasures, the oldest first.</summary>
    public IReadOnlyList<ErasedFile> Files { get; }

    /// <summary>Writes the list of a hub in use to a file, in place of an older one.</summary>
    /// <returns>How many erasures are on it.</returns>
    /// <exception cref="StoreUnfitException">There is no hub, or its keys do not fit.</exception>
    public static int Write(Premises premises, string to, TimeProvider clock)
    {
        using var hold = new Hold(premises);
        var ring = KeyKeeping.Fitting(hold, premises);
        var hub = hold.Connection.Rows(Statements.Head, row => row.GetString(0))[0];
        var files = hold.Connection.Rows(Statements.Erasures, row => new ErasedFile(row.GetString(0), row.GetInt64(1), row.GetFieldValue<byte[]>(2)));
        var text = new StringBuilder($"{Title}\nhub {hub}\nat {Lines.Seconds.Format(Instant.FromDateTimeOffset(clock.GetUtcNow()))}\n");
        text.Append(CultureInfo.InvariantCulture, $"erased {files.Count}\n");
        foreach (var file in files)
            text.Append(CultureInfo.InvariantCulture, $"file {file.File} {file.At} {Convert.ToHexStringLower(file.Sealed)}\n");
        using var signer = Signer.From(ring.Sign);
        var signature = signer.Sign(Encoding.ASCII.GetBytes(text.ToString()));
        text.Append(CultureInfo.InvariantCulture, $"signed {signer.Public.Id} {Convert.ToHexStringLower(signature)}\n");
        Disk.Replace(Path.GetFullPath(to), Encoding.ASCII.GetBytes(text.ToString()));
        return files.Count;
    }

    /// <summary>Reads a list.</summary>
    /// <param name="text">What is in the file.</param>
    /// <param name="keys">The hub's public keys.</param>
    /// <exception cref="StoreUnfitException">It is not a list, or the hub did not sign it so.</exception>
    internal static ErasureList Read(string text, IReadOnlyList<PublicKey> keys)
    {
        try
        {
            var lines = new Lines(text);
            if (lines.Next() != Title)
                throw lines.Wrong($"it would begin '{Title}'");
            var hub = lines.Id(lines.Next("hub"));
            var at = lines.Moment(lines.Next("at"));
            var files = new ErasedFile[lines.Number(lines.Next("erased"))];
            for (var i = 0; i < files.Length; i++)
            {
                var said = lines.Next("file", 3);
                files[i] = new ErasedFile(lines.Id(said[0]), lines.Number(said[1]), lines.Hex(said[2], said[2].Length / 2));
            }
            var words = Encoding.ASCII.GetBytes(text[..lines.Read]);
            var signed = lines.Next("signed", 2);
            var signature = lines.Hex(signed[1], PublicKey.SignatureLength);
            return lines.AreDone && keys.Any(key => key.Id == signed[0] && key.Signed(words, signature))
                ? new ErasureList(hub, at, files)
                : throw new StoreUnfitException("The hub did not sign this list of erasures so. Use the list as 'lantern erasures' wrote it.");
        }
        catch (Exception wrong) when (wrong is FormatException or OverflowException)
        {
            throw new StoreUnfitException($"This list of erasures cannot be read. {wrong.Message}");
        }
    }
}
