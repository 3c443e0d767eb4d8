using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace EasySale.Sync.Local.Demo;

/// <summary>Looks whether the port is free before anything is started for it.</summary>
internal static class FreePort
{
    /// <param name="port">0 for any that is free.</param>
    /// <exception cref="InvalidOperationException">Something listens there; the message says what to do.</exception>
    public static void Demand(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
        }
        catch (SocketException fault) when (fault.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            throw new InvalidOperationException(
                string.Create(CultureInfo.InvariantCulture, $"something listens on port {port} already, most likely another run of this program. End that one, or give another port: --port N, or --port 0 for any that is free."), fault);
        }
    }
}
