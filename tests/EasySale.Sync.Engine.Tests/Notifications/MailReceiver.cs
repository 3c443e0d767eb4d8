using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace EasySale.Sync.Engine.Tests.Notifications;

/// <summary>A mail server on this machine: as much of RFC 5321 as a sender speaks, with STARTTLS (RFC 3207) and AUTH LOGIN (RFC 4954) where it is told to.</summary>
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

    /// <summary>What was said before anything was encrypted.</summary>
    public ConcurrentQueue<string> Clear { get; } = new();

    /// <summary>Refuses senders with 451 so many times.</summary>
    public int Refusals { get; set; }

    /// <summary>Receivers it refuses with 550.</summary>
    public IReadOnlyList<string> Unknown { get; set; } = [];

    /// <summary>Receivers it refuses with 450, for now.</summary>
    public IReadOnlyList<string> Busy { get; set; } = [];

    /// <summary>Offers STARTTLS with it; null for none.</summary>
    public X509Certificate2? Certificate { get; set; }

    /// <summary>Whoever does not sign in so is refused; null lets everybody send.</summary>
    public (string User, string Password)? SignIn { get; set; }

    public void Dispose() => _listener.Stop();

    private async Task Serve()
    {
        while (true)
        {
            try
            {
                using var caller = await _listener.AcceptTcpClientAsync();
                await Talk(caller.GetStream());
            }
            catch (Exception fault) when (fault is IOException or System.Security.Authentication.AuthenticationException)
            {
                // The sender hung up, as it should on a certificate it does not trust.
            }
            catch (Exception fault) when (fault is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    private async Task Talk(NetworkStream stream)
    {
        using var talk = new MailTalk(this, stream);
        await talk.Say("220 test");
        if (!await talk.Go()) return;
        await using var secure = new SslStream(stream);
        await secure.AuthenticateAsServerAsync(Certificate!);
        using var safe = new MailTalk(this, secure) { IsSecure = true };
        await safe.Go();
    }
}
