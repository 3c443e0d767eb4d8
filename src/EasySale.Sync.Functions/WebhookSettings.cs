using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Webhooks;
using Microsoft.Extensions.Configuration;

namespace EasySale.Sync.Functions;

/// <summary>
/// What the configuration says of webhooks: <c>PUBLIC_URL</c> (in Azure the app's own host name unless set), and for vendors with
/// one address for the whole app <c>WebhookSecrets__{platform}</c>, with <c>WebhookSecrets__{platform}Before</c> during a rotation.
/// </summary>
internal static class WebhookSettings
{
    private const string Secrets = "WebhookSecrets";

    public static PublicAddress Address(IConfiguration configuration) => new(
        configuration["PUBLIC_URL"] is { Length: > 0 } url ? new Uri(url)
        : configuration["WEBSITE_HOSTNAME"] is { Length: > 0 } host ? new Uri($"https://{host}/")
        : null);

    public static AppWebhookSecrets AppSecrets(IConfiguration configuration) => new(platform =>
        new[] { configuration[$"{Secrets}:{platform}"], configuration[$"{Secrets}:{platform}Before"] }
            .Where(secret => !string.IsNullOrEmpty(secret)).Select(secret => new Secret(secret!)));
}
