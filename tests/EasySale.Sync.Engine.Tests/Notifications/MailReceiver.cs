using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace EasySale.Sync.Engine.Tests.Notifications;

/// <summary>A mail server on this machine: as much of RFC 5321 as a sender without encryption speaks.</summary>
internal sealed class MailReceiver : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public MailReceiver()
    {
        _listener.Start();
        _ = Serve();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Receivers and the whole message, as it came.</summary>
    public ConcurrentQueue<(IReadOnlyList<string> To, string Text)> Received { get; } = new();

    /// <summary>Refuses senders with 451 so many times.</summary>
    public int Refusals { get; set; }

    public void Dispose() => _listener.Stop();

    private async Task Serve()
    {
        try
        {
            while (true)
            {
                using var caller = await _listener.AcceptTcpClientAsync();
                await Talk(caller.GetStream());
            }
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException or IOException)
        {
            // The test is over.
        }
    }

    private async Task Talk(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        var to = new List<string>();
        await writer.WriteLineAsync("220 test");
        while (await reader.ReadLineAsync() is { } line)
        {
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            if (verb == "RCPT") to.Add(line);
            if (verb == "DATA")
            {
                await writer.WriteLineAsync("354 go on");
                Received.Enqueue((to, await Message(reader)));
            }

            var refused = verb == "MAIL" && Refusals-- > 0;
            await writer.WriteLineAsync(verb == "QUIT" ? "221 bye" : refused ? "451 later" : "250 ok");
            if (verb == "QUIT") return;
        }
    }

    private static async Task<string> Message(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line && line != ".") text.AppendLine(line);
        return text.ToString();
    }
}
