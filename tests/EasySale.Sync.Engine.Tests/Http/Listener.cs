using System.Net;
using System.Net.Sockets;
using System.Text;

namespace EasySale.Sync.Engine.Tests.Http;

/// <summary>A server on this machine that answers everybody alike, by default sends them elsewhere, and counts who came.</summary>
internal sealed class Listener : IDisposable
{
    private static readonly byte[] Redirect = [.. "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8];
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly byte[] _answer;
    private int _calls;

    public Listener(byte[]? answer = null)
    {
        _answer = answer ?? Redirect;
        _listener.Start();
        _ = Serve();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Calls => _calls;

    /// <summary>The last request as it came.</summary>
    public string Request { get; private set; } = "";

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
                var request = new byte[4096];
                Request = Encoding.ASCII.GetString(request, 0, await stream.ReadAsync(request));
                await stream.WriteAsync(_answer);
            }
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException or IOException)
        {
            // Disposed: nobody waits for it any more.
        }
    }
}
