using EasySale.Sync.Azure.Storage;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Runs;
using EasySale.Sync.Engine.Operations.Schedules;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Schedules;
using EasySale.Sync.Engine.Stores.Settings;
using EasySale.Sync.Functions;
using EasySale.Sync.Functions.Callers;
using EasySale.Sync.Hosts.Tests.Storage;
using EasySale.Sync.Simulators.Time;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace EasySale.Sync.Hosts.Tests.Schedules;

/// <summary>The app's own services over Azurite's tables, with its own clients and its own clock, as one of several hosts has them.</summary>
internal sealed class ScheduleHost(AzuriteFixture azurite, string tables, DateTimeOffset now) : IDisposable
{
    private readonly FakeTimeProvider _time = new(now);
    private ServiceProvider? _services;

    private ServiceProvider Services => _services ??= new ServiceCollection()
        .AddLogging()
        .AddSingleton<TimeProvider>(_time)
        .AddSingleton<ICallerSource, ApiKeyHeader>()
        .AddSync(new ConfigurationBuilder().AddInMemoryCollection([new("AzureWebJobsStorage", azurite.ConnectionString)]).Build())
        .AddSingleton<IRowStore>(provider => new TableRowStore(azurite.Clients(provider.GetRequiredService<StorageMeter>()), tables))
        .BuildServiceProvider();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The timer's turn.</summary>
    public Task<IReadOnlyList<RunToSchedule>> Tick() => Services.GetRequiredService<RunDueSchedules>().Run(Caller.System, Cancellation);

    public void Advance(TimeSpan by) => _time.Advance(by);

    /// <summary>A tenant with a shop, a database, and a schedule between them.</summary>
    public async Task Furnish(TenantId tenant, string cron)
    {
        var connections = Services.GetRequiredService<ConnectionStore>();
        await connections.Add(new Connection { Tenant = tenant, Id = "shop", Platform = "woocommerce", Name = "Shop" }, Cancellation);
        await connections.Add(new Connection { Tenant = tenant, Id = "database", Platform = "supabase", Name = "Database" }, Cancellation);
        await Services.GetRequiredService<EditSchedules>().Create(
            new Caller(tenant, "otto", [Role.Operator]),
            new ScheduleInput { CredentialId = "shop", EntityType = "orders", CronExpression = cron, TimeZone = ScheduleDefaults.TimeZone },
            Cancellation);
    }

    public async Task Finish(RunToSchedule run)
    {
        await Services.GetRequiredService<RunStore>().Change(run.Tenant, run.SyncId, one => one with { Status = RunStatus.Completed, FinishedAt = _time.GetUtcNow() }, Cancellation);
        await Services.GetRequiredService<RunLauncher>().Leave(run.Tenant, run.SyncId, Cancellation);
    }

    public ValueTask<List<Run>> Runs(TenantId tenant) => Services.GetRequiredService<RunStore>().List(tenant, null, Cancellation).ToListAsync(Cancellation);

    /// <summary>What the tenant's schedule says of its last occurrence: a host that came second to a run it was to start would tell.</summary>
    public async Task<string?> Problem(TenantId tenant) =>
        (await Services.GetRequiredService<ScheduleStore>().List(tenant, Cancellation).SingleAsync(Cancellation)).History.LastProblem;

    public void Dispose() => _services?.Dispose();
}
