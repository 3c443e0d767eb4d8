using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace EasySale.Sync.Engine.Tests.Notifications;

/// <summary>A web server on this machine that keeps what it is sent.</summary>
internal sealed class HttpReceiver : IDisposable
{
    private readonly HttpListener _listener = new();

    public HttpReceiver()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        Url = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/hook/";
        probe.Stop();
        _listener.Prefixes.Add(Url);
        _listener.Start();
        _ = Serve();
    }

    public string Url { get; }

    public ConcurrentQueue<(IReadOnlyDictionary<string, string> Headers, byte[] Body)> Received { get; } = new();

    /// <summary>Status and Retry-After of the next answers; 200 when there are none.</summary>
    public Queue<(int Status, string? RetryAfter)> Answers { get; } = new();

    /// <summary>Called before each answer.</summary>
    public Action OnReceived { get; set; } = () => { };

    public void Dispose() => _listener.Close();

    private async Task Serve()
    {
        while (_listener.IsListening)
        {
            try
            {
                await Answer(await _listener.GetContextAsync());
            }
            catch (Exception fault) when (fault is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task Answer(HttpListenerContext call)
    {
        using var body = new MemoryStream();
        await call.Request.InputStream.CopyToAsync(body);
        Received.Enqueue((call.Request.Headers.AllKeys.ToDictionary(key => key!, key => call.Request.Headers[key]!, StringComparer.OrdinalIgnoreCase), body.ToArray()));
        OnReceived();
        var (status, wait) = Answers.TryDequeue(out var next) ? next : (200, null);
        call.Response.StatusCode = status;
        if (wait is not null) call.Response.Headers["Retry-After"] = wait;
        call.Response.Close();
    }
}
