using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Operations.Plans;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Settings;
using EasySale.Sync.Engine.Tests.Runs;

namespace EasySale.Sync.Engine.Tests.Plans;

/// <summary>What people do with plans, over a house.</summary>
internal sealed class PlanHouse(SyncHouse house)
{
    public static readonly Caller Operator = new(SyncHouse.Tenant, "otto", [Role.Operator]);
    public static readonly Caller Viewer = new(SyncHouse.Tenant, "vera", [Role.Viewer]);

    public TenantSettingsStore Settings => new(house.Rows);

    public RunStore Runs => new(house.Rows, house.Time);

    public PlanFinder Finder => new(Runs, Settings);

    public Task<PlanView> Get(string planId, Caller? caller = null, int limit = 50, string? cursor = null) =>
        new GetPlan(Finder, new PlannedChanges(house.Plans), house.Time).Get(
            caller ?? Operator, planId, new ListInput(name => name switch { "limit" => $"{limit}", "cursor" => cursor, _ => null }), SyncHouse.Cancellation);

    public async Task<string> Plan(Run? run = null) => (await house.Sync((run ?? SyncHouse.Orders) with { Aim = RunAim.Plan })).Run.SyncId;
}
