using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Audit;
using EasySale.Sync.Engine.Operations.Plans;
using EasySale.Sync.Engine.Operations.Routes;
using EasySale.Sync.Engine.Operations.Runs;
using EasySale.Sync.Engine.Runs;
using EasySale.Sync.Engine.Stores.Confirmations;
using EasySale.Sync.Engine.Stores.Limits;
using EasySale.Sync.Engine.Stores.Routes;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Simulators.Crash;

/// <summary>What one process does because a person asks for it through the API.</summary>
public sealed class CrashPeople
{
    private static readonly Caller Operator = new(CrashHouse.Tenant, "otto", [Role.Operator]);

    private readonly StartRun _start;
    private readonly ApplyPlan _plans;

    internal CrashPeople(CrashHouse house, IRowStore rows, RunStores stores, ConnectorCatalog catalog)
    {
        var time = house.Time;
        var launcher = new RunLauncher(stores.Runs, stores.ActiveRuns, new ActiveTenantStore(rows), stores.Settings);
        var routes = new RouteFinder(stores.Connections, catalog, new RouteMaps(catalog, new RouteStore(rows)), stores.Settings);
        var limit = new StartLimit(stores.Settings, new RecentStartStore(rows), time);
        _start = new StartRun(routes, launcher, stores.Runs, new IdempotencyStore(rows), limit, stores.Settings, time);
        _plans = new ApplyPlan(
            new PlanFinder(stores.Runs, stores.Settings), new PlannedChanges(stores.Plans), new ConfirmationTokens(new ConfirmationStore(rows), time),
            new PlanStart(stores.Runs, stores.ActiveRuns, launcher, time), routes, stores.Settings, limit, new AuditTrail(stores.Audit, time), time);
    }

    public Task<StartedRun> Start(StartRunInput input) => _start.Start(Operator, input, default);

    public Task<StartedRun> Apply(string planId) => _plans.Apply(Operator, planId, default);

    public Task<StartedRun> Confirm(string token) => _plans.Confirm(Operator, token, default);
}
