using System.Net.Sockets;
using EasySale.Sync.Engine.Http;

namespace EasySale.Sync.Hosts.Tests.Api;

/// <summary>A way out on which no name resolves: nothing is asked outside of this machine.</summary>
internal static class NoNames
{
    public static readonly OutboundAddresses Addresses = new(allowsLoopback: true, (_, _) => throw new SocketException((int)SocketError.HostNotFound));
}
