using System.Text;

namespace Lantern.App.Tests.Walks;

/// <summary>Makes requests no client library would send, byte by byte; the same seed makes the same requests.</summary>
/// <param name="seed">The seed.</param>
/// <param name="host">What the host header should say.</param>
/// <param name="cookies">The cookies of somebody who has signed in.</param>
/// <param name="token">The token of that person's forms.</param>
internal sealed class RawRequest(int seed, string host, string cookies, string token)
{
    private static readonly string[] Methods =
        ["GET", "GET", "HEAD", "POST", "POST", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "get", "BREW", "POST\t", "GE\0T", "G\u0001", "", new('M', 40), "PROPFIND", "PRI"];

    private static readonly string[] Versions = ["HTTP/1.1", "HTTP/1.1", "HTTP/1.1", "HTTP/1.1", "HTTP/1.1", "HTTP/1.0", "HTTP/1.9", "http/1.1", "HTTP/", "", "HTTP/1.1 x"];

    private static readonly string[] Tails =
    [
        "", "", "", "?", "?of=", "?of=%00", "?of=%C0%AF", "?%", "?at=2026-13-45", "?at=%zz", "?At.Day=%F0%9F", "/", "//", "/..", "/%2e%2e/%2e%2e", "%00", "%0d%0aX-A:%20b", "\\..", ";a=b", "?a[]=1&a[0]=2", "#x",
        "?handler=%20", "?handler=Afresh&handler=Afresh", "?whose=\u00ff", "?order=story&order=newest", "?status=99999999999", "?page=-1", "/%", "/%C3%28", "?" + new string('q', 7_000), "?x=" + new string('%', 200),
    ];

    private static readonly string[] Headers =
    [
        "Content-Length: -1", "Content-Length: 99999999999999999999", "Content-Length: 1e3", "Content-Length: 0x10", "Content-Length: 4\r\nContent-Length: 5", "Content-Length: 5, 5", "Content-Length: +5", "Content-Length:",
        "Transfer-Encoding: chunked", "Transfer-Encoding: gzip, chunked", "Transfer-Encoding: identity", "Transfer-Encoding: chunked\r\nContent-Length: 3", "Transfer-Encoding: xchunked", "Transfer-Encoding : chunked", "Transfer-Encoding: chunked, chunked",
        "Content-Type: application/x-www-form-urlencoded; charset=utf-7", "Content-Type: application/x-www-form-urlencoded; charset=nonesuch", "Content-Type: multipart/form-data", "Content-Type: multipart/form-data; boundary=", "Content-Type: multipart/form-data; boundary=x",
        "Content-Type: application/json", "Content-Type: text/xml", "Content-Type: ;;;", "Content-Type: application/x-www-form-urlencoded\r\nContent-Type: text/plain", "Content-Encoding: gzip", "Content-Encoding: br, gzip",
        "Expect: 100-continue", "Expect: 200-maybe", "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABk", "Upgrade: websocket\r\nConnection: Upgrade", "Range: bytes=0-1,1-2,-5", "If-None-Match: *", "If-Modified-Since: never",
        "Accept: */*;q=nan", "Accept-Encoding: gzip;q=1.0, identity; q=0.5, *;q=0", "Accept-Language: xx-YY-zz-" + "aaaaaaaa-aaaaaaaa", "X-HTTP-Method-Override: DELETE", "X-Forwarded-Host: elsewhere.example", "X-Forwarded-For: 127.0.0.1", "X-Original-URL: /hub", "Forwarded: for=x",
        "Origin: null", "Origin: https://elsewhere.example", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: \u00e9", "Referer: javascript:x", "Host: elsewhere.example", "Host:", "Host: a b", "No colon here", ": no name", "Na me: x", "Name\0: x", "X: a\0b", "X: \u0001\u007f", " Folded: x", "X: a\r\n b",
        "Cookie: =; ;; ,", "Cookie: lantern-forms=", "Cookie: lantern-forms=%%%", "Cookie: __Host-lantern=\u00ff\u00fe", "Cookie: " + new string('c', 9_000), "Connection: close, close, keep-alive", "Keep-Alive: timeout=-1", "Trailer: Cookie", "TE: trailers", "Authorization: Basic ////", "X-Long: " + new string('x', 40_000),
    ];

    private static readonly string[] Bodies =
    [
        "", "a", "a=b", "=", "&&&&", "%", "a=%", "a=%u0041", "a=%C0%80", "a=\0", "\u00ff\u00fe\0\0", "{\"a\":1}", "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", "5\r\nabc", "5\r\nabcde\r\n0\r\n\r\n", "zz\r\nabc\r\n", "ffffffffffffffff\r\na\r\n", "-1\r\n\r\n",
        "3;" + "ext=\"x\"" + "\r\nabc\r\n0\r\nCookie: x\r\n\r\n", "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb", "--x\r\n\r\n--x--", "--x\r\nContent-Disposition: form-data; name=\"" + "a\"; filename=\"../../../x\"\r\n\r\nb\r\n--x--\r\n", "--x\r\n" + "Content-Disposition: a\r\nContent-Disposition: b\r\n\r\n\r\n--x--",
    ];

    private readonly Random _random = new(seed);

    /// <summary>One request for a path, and whether its line and length say that it is whole.</summary>
    public byte[] Next(string path)
    {
        // Few are broken all over: what is broken in one place comes further.
        var method = _random.Next(3) == 0 ? Pick(Methods) : Pick(["GET", "POST"]);
        var body = Body();
        var text = new StringBuilder();
        text.Append(method).Append(_random.Next(60) == 0 ? "  " : " ").Append(Target(path)).Append(' ').Append(_random.Next(6) == 0 ? Pick(Versions) : "HTTP/1.1").Append(_random.Next(60) == 0 ? "\n" : "\r\n");
        if (_random.Next(40) != 0)
            text.Append("Host: ").Append(host).Append("\r\n");
        if (_random.Next(4) != 0)
            text.Append("Cookie: ").Append(cookies).Append("\r\n");
        for (var i = Math.Max(0, _random.Next(5) - 2); i > 0; i--)
            text.Append(Pick(Headers)).Append("\r\n");
        if (_random.Next(40) == 0)
            text.Append(string.Concat(Enumerable.Range(0, 200).Select(i => $"X-{i}: {i}\r\n")));
        if (_random.Next(3) != 0)
            text.Append("Content-Type: application/x-www-form-urlencoded\r\n");
        if (_random.Next(12) != 0)
            text.Append("Content-Length: ").Append(_random.Next(10) == 0 ? body.Length + _random.Next(-3, 40) : body.Length).Append("\r\n");
        text.Append("Connection: close\r\n");
        if (_random.Next(60) != 0)
            text.Append("\r\n");
        text.Append(body);
        // Each letter is one byte: what is above 127 is no UTF-8.
        return Encoding.Latin1.GetBytes(text.ToString());
    }

    private string Target(string path) => _random.Next(40) switch
    {
        0 => $"http://{host}{path}",
        1 => $"http://elsewhere.example{path}",
        2 => path.Replace('/', '\\'),
        3 => path.ToUpperInvariant(),
        4 => "*",
        5 => path.TrimStart('/'),
        6 => path.Length > 3 ? path[..^_random.Next(1, 3)] : path,
        7 => path + "/" + new string('a', _random.Next(9_000)),
        < 24 => path,
        _ => path + Pick(Tails),
    };

    private string Body() => _random.Next(8) switch
    {
        0 => $"__RequestVerificationToken={token}&{Pick(Bodies)}",
        1 => $"__RequestVerificationToken={token}&Command=raw&Command=raw2&happened.Day=7&concern=%FF%FE&note=%00&of=zzzzzzzz&Seen=1",
        2 => string.Join('&', Enumerable.Range(0, _random.Next(3_000)).Select(i => $"k{i}=v")),
        3 => $"{new string('k', 5_000)}=v",
        4 => $"a={new string('%', 3_000)}",
        _ => Pick(Bodies),
    };

    private string Pick(string[] from) => from[_random.Next(from.Length)];
}
