using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Lantern.Faults.Tests.Postgres;

/// <summary>Stands on loopback between the store and its server and cuts a connection after so many more messages one way.</summary>
internal sealed class CuttingProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _server;
    private readonly Lock _lock = new();
    private bool _toServer;
    private int _left;

    /// <param name="server">The server's port on loopback.</param>
    public CuttingProxy(int server)
    {
        _server = server;
        _listener.Start();
        _ = Accept();
    }

    /// <summary>Where the store connects to.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How many connections were cut.</summary>
    public int Cuts { get; private set; }

    /// <summary>How many messages went one way and the other.</summary>
    public (long ToServer, long ToStore) Messages { get; private set; }

    /// <summary>Cuts the connection on which the n-th message from now goes that way, once that message is through; one connection, once.</summary>
    public void CutAfter(int messages, bool toServer)
    {
        lock (_lock)
            (_left, _toServer) = (messages, toServer);
    }

    /// <summary>Lets everything through again.</summary>
    public void Spare() => CutAfter(0, false);

    public void Dispose() => _listener.Dispose();

    private async Task Accept()
    {
        try
        {
            while (true)
                _ = Serve(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception over) when (over is ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task Serve(TcpClient store)
    {
        using (store)
        using (var server = new TcpClient { NoDelay = true })
        {
            store.NoDelay = true;
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, _server);
                await await Task.WhenAny(
                    Carry(store.GetStream(), server.GetStream(), toServer: true),
                    Carry(server.GetStream(), store.GetStream(), toServer: false));
            }
            catch (Exception cut) when (cut is IOException or SocketException or ObjectDisposedException)
            {
                // One side has gone: the other goes too.
            }
            // Not a farewell: both ends see the connection break.
            store.Client.LingerState = server.Client.LingerState = new LingerOption(true, 0);
        }
    }

    // A message is a letter, its length and the rest; the very first from the store has no letter.
    private async Task Carry(NetworkStream from, NetworkStream to, bool toServer)
    {
        var head = new byte[5];
        for (var isFirst = toServer; ; isFirst = false)
        {
            var letters = isFirst ? 0 : 1;
            await from.ReadExactlyAsync(head.AsMemory(0, letters + 4));
            var message = new byte[letters + BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(letters))];
            head.AsSpan(0, letters + 4).CopyTo(message);
            await from.ReadExactlyAsync(message.AsMemory(letters + 4));
            await to.WriteAsync(message);
            if (IsCut(toServer))
                return;
        }
    }

    private bool IsCut(bool toServer)
    {
        lock (_lock)
        {
            Messages = toServer ? (Messages.ToServer + 1, Messages.ToStore) : (Messages.ToServer, Messages.ToStore + 1);
            if (_left == 0 || toServer != _toServer || --_left > 0)
                return false;
            Cuts++;
            return true;
        }
    }
}
