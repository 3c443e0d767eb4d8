using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Operations.Routes;
using EasySale.Sync.Engine.Stores.Audit;
using EasySale.Sync.Engine.Stores.Routes;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Settings;
using EasySale.Sync.Engine.Tests.Fakes;
using EasySale.Sync.Engine.Tests.Operations;

namespace EasySale.Sync.Engine.Tests.Routes;

/// <summary>A route that turns two-way, and what happens between two steps of it, each in turn.</summary>
public sealed class TurningTwoWayTests
{
    private const int MoreThanItsSteps = 20;
    private const string Turned = """{"source":"till-1","target":"till-2","entity":"customers","direction":"twoWay"}""";

    private readonly TestHouse _house = new();
    private readonly ConnectorCatalog _catalog = new([new TillConnector()]);

    public static TheoryData<int> Steps => [.. Enumerable.Range(1, MoreThanItsSteps)];

    private static CancellationToken Cancellation => TestHouse.Cancellation;

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task A_run_that_enters_meanwhile_reads_the_route_as_it_is_then(int step)
    {
        await Furnish();
        var (steps, read) = (0, default(RouteDirection?));
        var life = new Lifeline { Pause = async () => { if (++steps == step) read = await Begun("run-1"); } };

        var problem = await Change(new MortalRowStore(_house.Rows, life));
        if (steps < step) read = await Begun("run-1");

        if (problem is not null) Assert.Equal("route-in-use", problem.Slug);
        Assert.Equal(problem is null ? RouteDirection.TwoWay : RouteDirection.OneWay, await Direction());
        if (read is not null) Assert.Equal(await Direction(), read);
        // Nobody stays kept out.
        Assert.Equal(await Direction(), await Begun("run-1"));
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task A_process_that_dies_meanwhile_keeps_runs_out_for_minutes_and_no_longer(int effect)
    {
        await Furnish();
        await _house.Tenants.Announce(TestHouse.Tenant, Cancellation);
        foreach (var afterTheEffect in new[] { false, true })
            try
            {
                await Change(new MortalRowStore(_house.Rows, new Lifeline(effect, afterTheEffect)));
            }
            catch (ProcessDiedException)
            {
                Assert.Empty(await _house.WatchRuns.Watch(Engine.Callers.Caller.System, Cancellation));
            }

        _house.Time.Advance(RunDefaults.StartGrace + TimeSpan.FromSeconds(1));
        await _house.WatchRuns.Watch(Engine.Callers.Caller.System, Cancellation);

        Assert.Equal(await Direction(), await Begun("run-1"));
    }

    /// <returns>What a run reads that enters now; null where it is kept out.</returns>
    private async Task<RouteDirection?> Begun(string syncId)
    {
        var (keptOutBy, _) = await _house.Active.Enter(TestHouse.Tenant, new ActiveRun(syncId, "till-2", "till-1", [RecordKind.Products], Queued: false), 5, Cancellation);
        return keptOutBy is null ? await Direction() : null;
    }

    private async Task<RouteDirection> Direction() => Assert.Single(await new RouteStore(_house.Rows).List(TestHouse.Tenant, Cancellation)).Direction;

    private async Task<Problem?> Change(IRowStore rows, string body = Turned)
    {
        var routes = new RouteStore(rows);
        var manage = new ManageRoutes(
            new ConnectionStore(rows), new RouteMaps(_catalog, routes), routes, new TurningTwoWay(new ActiveRunStore(rows), _house.Time), new AuditStore(rows, _house.Time), _house.Time);
        try
        {
            await manage.Change(TestHouse.Admin, RouteInput.Read(TestHouse.Json(body)), Cancellation);
            return null;
        }
        catch (ProblemException refused)
        {
            return refused.Problem;
        }
    }

    private async Task Furnish()
    {
        foreach (var id in (string[])["till-1", "till-2"])
            await _house.Connections.Add(new Connection { Tenant = TestHouse.Tenant, Id = id, Platform = "till", Name = id }, Cancellation);
        await Change(_house.Rows, """{"source":"till-1","target":"till-2","entity":"customers","isActive":true}""");
    }
}
