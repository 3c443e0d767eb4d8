using System.Net;
using System.Net.Sockets;

namespace EasySale.Sync.Engine.Tests.Http;

/// <summary>A server on this machine that sends everybody elsewhere, and counts who came.</summary>
internal sealed class Listener : IDisposable
{
    private static readonly byte[] Redirect = [.. "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8];
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private int _calls;

    public Listener()
    {
        _listener.Start();
        _ = Serve();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Calls => _calls;

    public void Dispose() => _listener.Dispose();

    private async Task Serve()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                Interlocked.Increment(ref _calls);
                var stream = client.GetStream();
                _ = await stream.ReadAsync(new byte[4096]);
                await stream.WriteAsync(Redirect);
            }
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException or IOException)
        {
            // Disposed: nobody waits for it any more.
        }
    }
}
