using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Audit;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Operations.Plans;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Operations.Routes;
using EasySale.Sync.Engine.Operations.Runs;
using EasySale.Sync.Engine.Stores.Audit;
using EasySale.Sync.Engine.Stores.Confirmations;
using EasySale.Sync.Engine.Stores.Limits;
using EasySale.Sync.Engine.Stores.Routes;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Settings;
using EasySale.Sync.Engine.Tests.Fakes;
using EasySale.Sync.Engine.Tests.Runs;

namespace EasySale.Sync.Engine.Tests.Plans;

/// <summary>What people do with plans, over a house; in one mortal process, if wanted.</summary>
internal sealed class PlanHouse(SyncHouse house, Lifeline? life = null)
{
    public static readonly Caller Operator = new(SyncHouse.Tenant, "otto", [Role.Operator]);
    public static readonly Caller Viewer = new(SyncHouse.Tenant, "vera", [Role.Viewer]);

    private readonly IRowStore _rows = life is null ? house.Rows : new MortalRowStore(house.Rows, life);

    public SyncHouse House => house;

    public TenantSettingsStore Settings => new(_rows);

    public RunStore Runs => new(_rows, house.Time);

    public PlanFinder Finder => new(Runs, Settings);

    public PlannedChanges Changes => new(house.Plans);

    private RunLauncher Launcher => new(Runs, new ActiveRunStore(_rows), new ActiveTenantStore(_rows), Settings);

    public ApplyPlan ApplyPlan => new(
        Finder, Changes, new ConfirmationTokens(new ConfirmationStore(_rows), house.Time), new PlanStart(Runs, new ActiveRunStore(_rows), Launcher, house.Time),
        new RouteFinder(new ConnectionStore(_rows), Catalog, new RouteMaps(Catalog, new RouteStore(_rows)), Settings),
        Settings, new StartLimit(Settings, new RecentStartStore(_rows), house.Time), new AuditTrail(new AuditStore(_rows, house.Time), house.Time), house.Time);

    private ConnectorCatalog Catalog => new([new FakeShopConnector(house.Shop), new FakeLedgerConnector(house.Ledger, new Lifeline()), .. house.Also(new Lifeline())]);

    public Task<PlanView> Get(string planId, Caller? caller = null, int limit = 50, string? cursor = null) => new GetPlan(Finder, Changes, house.Time).Get(
        caller ?? Operator, planId, new ListInput(name => name switch { "limit" => $"{limit}", "cursor" => cursor, _ => null }), SyncHouse.Cancellation);

    /// <summary>A dry run from its start to its end.</summary>
    public async Task<string> Plan(Run? run = null) => (await house.Sync((run ?? SyncHouse.Orders) with { Aim = RunAim.Plan })).Run.SyncId;

    /// <summary>A run that plans first, until it is over or waits.</summary>
    public async Task<RunReport> Start(Run? run = null) => await house.Sync((run ?? SyncHouse.Orders) with { Aim = RunAim.Confirm });

    public Task<StartedRun> Apply(string planId, Caller? caller = null) => ApplyPlan.Apply(caller ?? Operator, planId, SyncHouse.Cancellation);

    public Task<StartedRun> Confirm(string token, Caller? caller = null) => ApplyPlan.Confirm(caller ?? Operator, token, SyncHouse.Cancellation);

    public async Task<RunReport> Finish(StartedRun run)
    {
        await house.NewProcess().Finish(run.SyncId);
        return await house.Report(run.SyncId);
    }

    /// <summary>The token that applying, or confirming once, asks to be confirmed with.</summary>
    public static async Task<string> Token(Func<Task> apply)
    {
        var problem = (await Assert.ThrowsAsync<ProblemException>(apply)).Problem;
        Assert.Equal(409, problem.Status);
        return Assert.IsType<string>(problem.Members["token"]);
    }
}
