using System.Security.Cryptography;
using System.Text;

namespace Lantern.App.Accounts;

/// <summary>Random texts for links, tickets and codes, and the hashes they are kept as.</summary>
internal static class Secrets
{
    private const string ReadOut = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"; // none that is mistaken for another

    /// <summary>256 random bits, as a link or a cookie holds them.</summary>
    public static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>An id of 128 random bits.</summary>
    public static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>A short code to read out: "7K2M-91FQ".</summary>
    public static string NewCode() => $"{RandomNumberGenerator.GetString(ReadOut, 4)}-{RandomNumberGenerator.GetString(ReadOut, 4)}";

    /// <summary>What a secret is kept as; a long random text needs no salt.</summary>
    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
