using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Engine.Operations.Webhooks;

/// <summary>The secrets of vendors that sign the deliveries of all accounts alike, from the app's configuration.</summary>
/// <param name="find">Platform → the secrets that are accepted now: the current one and, during a rotation, the one before.</param>
public sealed class AppWebhookSecrets(Func<string, IEnumerable<Secret>> find)
{
    public IEnumerable<Secret> Of(string platform) => find(platform);
}
