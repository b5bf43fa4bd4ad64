using System.Net;
using System.Net.Sockets;

namespace Lantern.App.Tests.Commands;

/// <summary>The addresses of a pack are tried; those that do not answer are named.</summary>
public sealed class PackLinksTests : IDisposable
{
    private readonly Terminal _terminal = new();
    private readonly HttpListener _listener = new();

    public void Dispose()
    {
        _listener.Close();
        _terminal.Dispose();
    }

    [Fact]
    public async Task A_link_that_is_no_address_stops_the_load_and_says_where()
    {
        var shelf = _terminal.CopyPacks();
        List(shelf, "- { id: guide, title: Guide, link: the shelf }");
        var answer = await _terminal.Lantern("pack", "check", "--packs", shelf);
        Assert.Equal(2, answer.Code);
        Assert.Contains("link: 'the shelf' is no address. Write one that begins with https://.", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_answers_is_well_and_one_that_does_not_is_named()
    {
        var port = FreePort();
        _listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        _listener.Start();
        var serving = Serve();
        var shelf = _terminal.CopyPacks();
        List(shelf, $"- {{ id: here, title: Here, link: 'http://127.0.0.1:{port}/here' }}");
        Assert.Equal(0, (await _terminal.Lantern("pack", "links", "--packs", shelf)).Code);
        List(shelf, $"- {{ id: here, title: Here, link: 'http://127.0.0.1:{port}/here', checked: 2026-11-23 }}\n  - {{ id: gone, title: Gone, link: 'http://127.0.0.1:{port}/gone' }}");
        var answer = await _terminal.Lantern("pack", "links", "--packs", shelf);
        Assert.Equal(1, answer.Code);
        Assert.Contains("'gone' leads to", answer.Out, StringComparison.Ordinal);
        Assert.Contains("it answers 404", answer.Out, StringComparison.Ordinal);
        Assert.Contains("2 links tried, 1 does not answer", answer.Out, StringComparison.Ordinal);
        _listener.Stop();
        await serving;
    }

    private async Task Serve()
    {
        while (_listener.IsListening)
        {
            try
            {
                var asked = await _listener.GetContextAsync();
                asked.Response.StatusCode = asked.Request.Url!.AbsolutePath == "/here" ? 200 : 404;
                asked.Response.Close();
            }
            catch (Exception ended) when (ended is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private void List(string shelf, string lines) => _terminal.Write($"{shelf}/england/lists/links.yaml",
        $"id: links\ntitle: Links\nsource: {{ title: Our own list, where: all of it }}\nlines:\n  {lines}\n");

    private static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }
}
