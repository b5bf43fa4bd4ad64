using System.Security.Cryptography;
using System.Text;
using Lantern.Store.Keeping;

namespace Lantern.Store.Keys;

/// <summary>
/// Binds a row of the database as a whole to the hub: a message authentication code (HMAC-SHA-256) over its table and every one of
/// its columns, under a key derived from the hub's own. Whoever has the database and not the keys cannot make a row that fits.
/// </summary>
internal sealed class RowMac
{
    private readonly byte[] _key;

    public RowMac(byte[] hubKey) => _key = HKDF.DeriveKey(HashAlgorithmName.SHA256, hubKey, Sealing.KeyBytes, info: "lantern/1 row"u8.ToArray());

    /// <summary>The code of a row.</summary>
    /// <param name="table">Its table.</param>
    /// <param name="values">Its columns in their order, the code itself left out.</param>
    public byte[] Of(string table, params object?[] values)
    {
        byte[] row = [.. Encoding.UTF8.GetBytes(table), 0, .. Cells.Pack(values)];
        return HMACSHA256.HashData(_key, row);
    }

    /// <summary>Whether a row is as the hub wrote it.</summary>
    public bool Fits(byte[]? mac, string table, params object?[] values) =>
        mac is not null && CryptographicOperations.FixedTimeEquals(mac, Of(table, values));

    /// <summary>The code of the head: which hub, how many leaves, the root over them, and which machine may write.</summary>
    public byte[] OfHead(string hub, long size, long epoch, byte[] root) => Of("head", hub, size, epoch, root);
}
