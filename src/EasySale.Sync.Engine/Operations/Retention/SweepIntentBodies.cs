using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Links;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Retention;

/// <summary>Bodies of intents that lie apart and that no intent names any more. A body is stored before its intent, so only while the tenant's runs rest.</summary>
public sealed class SweepIntentBodies(LinkStore links, ActiveRunStore active) : Sweep
{
    public override async Task<int> Remove(TenantId tenant, TenantSettings settings, int most, CancellationToken cancellation)
    {
        var removed = 0;
        await foreach (var body in links.Bodies(tenant, cancellation))
        {
            if (await links.IsNamed(body, cancellation)) continue;
            if ((await active.List(tenant, cancellation)).Count > 0) return removed;
            await links.RemoveBody(body, cancellation);
            if (++removed >= most) return removed;
        }

        return removed;
    }
}
