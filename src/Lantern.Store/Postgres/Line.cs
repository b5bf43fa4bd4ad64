using System.Net;
using Npgsql;

namespace Lantern.Store.Postgres;

/// <summary>The line to a PostgreSQL: beyond this machine nothing is said on it before the server has shown a certificate that holds.</summary>
internal static class Line
{
    /// <summary>The connection string as it came.</summary>
    /// <exception cref="StoreUnfitException">It names a server on another machine and would speak to it in the clear or to anybody.</exception>
    public static string Guarded(string connectionString)
    {
        NpgsqlConnectionStringBuilder said;
        try
        {
            said = new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (ArgumentException)
        {
            return connectionString; // opening it says what is wrong
        }
        if (said.SslMode is SslMode.VerifyFull or SslMode.VerifyCA || (said.Host ?? "").Split(',').All(IsThisMachine))
            return connectionString;
        throw new StoreUnfitException(
            "The PostgreSQL of this hub is on another machine, and the connection string does not say that its certificate is checked. Add 'SSL Mode=VerifyFull', and 'Root Certificate=FILE' where the certificate is one of your own.");
    }

    // A socket's folder, the machine's own name for itself, or one of its own addresses.
    private static bool IsThisMachine(string host)
    {
        var name = host.Trim();
        if (name.Length == 0 || name[0] is '/' or '@')
            return true;
        if (IsLoopback(name))
            return true;
        var alone = name.LastIndexOf(':') is > 0 and var colon && name[(colon + 1)..].All(char.IsAsciiDigit) ? name[..colon].Trim('[', ']') : name;
        return IsLoopback(alone);
    }

    // Written out and nothing else: what only some readers take for this machine ("127.1", "0x7f000001", "localhost.") may be another one to the resolver.
    private static bool IsLoopback(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address) && address.ToString() == host);
}
