using OtpNet;
using QRCoder;
using System.Text;
using Lantern.App.Components;
using NodaTime;

namespace Lantern.App.Accounts;

/// <summary>The six figures of an authenticator app, a new code every 30 seconds (RFC 6238).</summary>
public static class Codes
{
    private const string Issuer = "Lantern";

    /// <summary>A new secret for an app, in the letters people type.</summary>
    public static string NewSecret() => Base32Encoding.ToString(KeyGeneration.GenerateRandomKey(20));

    /// <summary>The step a code belongs to, the one before and the one after counted in; null where it is none of these.</summary>
    public static long? StepOf(string secret, string code, Instant now)
    {
        var figures = new string([.. code.Where(char.IsAsciiDigit)]);
        return figures.Length == 6
            && new Totp(Base32Encoding.ToBytes(secret)).VerifyTotp(now.ToDateTimeUtc(), figures, out var step, new VerificationWindow(previous: 1, future: 1))
            ? step : null;
    }

    /// <summary>The secret in groups of four, to be typed into an app.</summary>
    public static string Spaced(string secret) => string.Join(' ', secret.Chunk(4).Select(four => new string(four)));

    /// <summary>A square picture an app reads with the camera.</summary>
    /// <param name="secret">The secret.</param>
    /// <param name="name">The sign-in name, as the app will show it.</param>
    public static Markup Picture(string secret, string name)
    {
        using var data = QRCodeGenerator.GenerateQrCode(new OtpUri(OtpType.Totp, secret, name, Issuer).ToString(), QRCodeGenerator.ECCLevel.M);
        var rows = data.ModuleMatrix;
        var dark = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows[y].Count; x++)
            {
                if (rows[y][x])
                    dark.Append(System.Globalization.CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
            }
        }
        var size = rows.Count;
        return Markup.Html($"""
            <svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="Picture to scan with an authenticator app; the secret below says the same" viewBox="0 0 {size} {size}" width="240" height="240" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{size}v{size}h-{size}z"/><path fill="#000" d="{dark.ToString()}"/></svg>
            """);
    }
}
