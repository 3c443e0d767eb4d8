using EasySale.Sync.Engine.Http;
using Microsoft.Extensions.Configuration;

namespace EasySale.Sync.Functions;

/// <summary>What the configuration says of the way out: <c>Outbound__AllowLoopback</c>, for development only.</summary>
internal static class OutboundSettings
{
    private const string AllowLoopback = "Outbound:AllowLoopback";

    /// <exception cref="InvalidOperationException">The development setting is on in Azure: the app must not start so.</exception>
    public static OutboundAddresses Read(IConfiguration configuration)
    {
        var allowed = string.Equals(configuration[AllowLoopback], "true", StringComparison.OrdinalIgnoreCase);
        return allowed && configuration["WEBSITE_INSTANCE_ID"] is { Length: > 0 }
            ? throw new InvalidOperationException("Outbound__AllowLoopback is for development. Remove it from the app's settings.")
            : new OutboundAddresses(allowed);
    }
}
