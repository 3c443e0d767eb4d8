using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Answers;
using EasySale.Sync.Engine.Stores.Drift;

namespace EasySale.Sync.Engine.Operations.Drift;

/// <summary>The last comparison of each route and stream.</summary>
public sealed class ListDrift(DriftStore drift)
{
    public async Task<Listing<DriftView>> List(Caller caller, CancellationToken cancellation)
    {
        caller.Demand(Role.Viewer);
        return new Listing<DriftView>(await drift.List(caller.Tenant, cancellation).Select(DriftView.Of).ToListAsync(cancellation), null);
    }
}
