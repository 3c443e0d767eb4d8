using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Engine.Tests.Fakes;

/// <summary>A shop's webhooks, which it may switch off.</summary>
public sealed class FakeSubscriptions : WebhookSubscriptions
{
    public Dictionary<string, bool> Active { get; } = [];

    public Secret? Secret { get; private set; }

    public int Asked { get; private set; }

    /// <summary>It makes one webhook, and then does not answer any more.</summary>
    public bool BreaksOff { get; set; }

    public override IReadOnlyList<string> Topics => ["orders", "customers"];

    public override Task<IReadOnlyList<WebhookSubscription>> List(Uri address, CancellationToken cancellation)
    {
        Asked++;
        return Task.FromResult<IReadOnlyList<WebhookSubscription>>([.. Active.Select(one => new WebhookSubscription(one.Key, one.Value))]);
    }

    public override Task Ensure(Uri address, Secret secret, CancellationToken cancellation)
    {
        Active[Topics[0]] = true;
        if (BreaksOff) throw new SyncException(FailureCause.TryAgain, "network.timeout", "It does not answer.");
        foreach (var topic in Topics) Active[topic] = true;
        Secret = secret;
        return Task.CompletedTask;
    }

    public override Task Remove(Uri address, CancellationToken cancellation)
    {
        Active.Clear();
        return Task.CompletedTask;
    }
}
