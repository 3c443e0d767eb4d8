using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Consent;
using EasySale.Sync.Engine.Operations.Webhooks;
using Microsoft.Extensions.Configuration;

namespace EasySale.Sync.Functions;

/// <summary>
/// What the configuration says of accounts connected on vendors' pages: <c>Apps__{platform}__{field}</c>, this installation's
/// registration at a vendor, and <c>Consent__RedirectUris</c>, the addresses registered there, separated by spaces.
/// </summary>
internal static class ConsentSettings
{
    public static AppFields Apps(IConfiguration configuration) => new((platform, field) => configuration[$"Apps:{platform}:{field}"]);

    public static RedirectAddresses Redirects(IConfiguration configuration, PublicAddress here) =>
        new((configuration["Consent:RedirectUris"] ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), here);
}
