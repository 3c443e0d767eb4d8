using System.Net;
using System.Net.Sockets;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Engine.Http;

/// <summary>
/// Where calls may go: to public addresses only, however the host is spelled. A name is resolved once and the connection is made to
/// the very address that was checked, so a name that answers differently the next time gains nothing (DNS rebinding).
/// </summary>
/// <param name="allowsLoopback">This machine may be called too: development, tests and the demo.</param>
/// <param name="resolve">Name → addresses; null for the system's resolver.</param>
public sealed class OutboundAddresses(bool allowsLoopback = false, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
{
    /// <summary>Code of a call that is not made.</summary>
    public const string Refused = "network.address_refused";

    private readonly Func<string, CancellationToken, Task<IPAddress[]>> _resolve = resolve ?? Dns.GetHostAddressesAsync;

    /// <summary>What is wrong with an address as somebody gave it, its name resolved; null when it may be called or does not resolve now.</summary>
    /// <param name="address">The text as it was given.</param>
    /// <param name="cancellation">Stops the resolver.</param>
    public async Task<string?> Problem(string address, CancellationToken cancellation)
    {
        if (AddressForm.Problem(address, allowsLoopback) is { } problem) return problem;
        try
        {
            var found = await _resolve(new Uri(address).IdnHost.Trim('[', ']'), cancellation);
            return found.Length == 0 || found.All(IsAllowed) ? null : AddressForm.NotPublic;
        }
        catch (Exception fault) when (fault is SocketException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Connects to one of a host's addresses; every one of them must be allowed.</summary>
    /// <exception cref="SyncException">One is not (<see cref="FailureCause.FixSettings"/>).</exception>
    public async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var addresses = await Allowed(context.DnsEndPoint.Host, cancellation);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>The addresses of a host, checked.</summary>
    /// <exception cref="SyncException">One is not allowed.</exception>
    internal async Task<IPAddress[]> Allowed(string host, CancellationToken cancellation)
    {
        var addresses = IPAddress.TryParse(host.Trim('[', ']'), out var literal) ? [literal] : await _resolve(host, cancellation);
        return addresses.All(IsAllowed) ? addresses : throw NotAllowed(host);
    }

    private bool IsAllowed(IPAddress address) => AddressRanges.IsPublic(address) || (allowsLoopback && IPAddress.IsLoopback(address));

    private static SyncException NotAllowed(string host) => new(
        FailureCause.FixSettings, Refused, $"{host} is not called: {AddressForm.NotPublic}", "an address that is not public");
}
