using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Runs;
using EasySale.Sync.Engine.Operations.Schedules;
using EasySale.Sync.Engine.Operations.Webhooks;
using EasySale.Sync.Engine.Stores.Failures;
using EasySale.Sync.Engine.Stores.Retention;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Settings;
using EasySale.Sync.Engine.Stores.Webhooks;
using EasySale.Sync.Functions.Orchestrations;
using EasySale.Sync.Hosts.Tests.Api;
using EasySale.Sync.Local.Hosting;
using EasySale.Sync.Simulators.Time;
using Microsoft.Extensions.DependencyInjection;

namespace EasySale.Sync.Hosts.Tests.Timers;

/// <summary>The app's timers in a local host, on a clock that moves when told to.</summary>
public sealed class TimerTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2026, 11, 21, 8, 18, 50, TimeSpan.Zero);
    private static readonly DateTimeOffset Sweep = new(2026, 11, 21, 8, 20, 0, TimeSpan.Zero);
    private static readonly TenantId Tenant = new("acme");

    private readonly FakeTimeProvider _time = new(Start);
    private LocalHost _host = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await MemoryHost.Start(services => services.AddSingleton<TimeProvider>(_time), Cancellation);
        await The<ConnectionStore>().Add(new Connection { Tenant = Tenant, Id = "shop", Platform = "woocommerce", Name = "Shop" }, Cancellation);
        await The<ConnectionStore>().Add(new Connection { Tenant = Tenant, Id = "database", Platform = "supabase", Name = "Database" }, Cancellation);
        await _time.TimerSet(Sweep);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_due_schedule_is_started_and_its_run_has_an_orchestration()
    {
        await The<EditSchedules>().Create(
            new Caller(Tenant, "otto", [Role.Operator]), new ScheduleInput { CredentialId = "shop", EntityType = "orders", CronExpression = "19 * * * *" }, Cancellation);

        _time.Advance(TimeSpan.FromMinutes(1));

        await Until(async () => await The<RunStore>().List(Tenant, null, Cancellation).FirstOrDefaultAsync(Cancellation) is { } run && await HasOrchestration(run.SyncId));
    }

    [Fact]
    public async Task A_run_without_an_orchestration_gets_one()
    {
        var run = Run();
        await The<RunLauncher>().Launch(run, Cancellation);

        _time.Advance(TimeSpan.FromMinutes(1));

        await Until(() => HasOrchestration(run.SyncId));
    }

    [Fact]
    public async Task Hints_nobody_works_on_are_taken_up()
    {
        var inbox = new InboxKey(Tenant, "shop");
        await The<HintIntake>().Store(inbox, [new WebhookHint(RecordKind.Orders, "7", IsDeletion: false, "once")], Cancellation);

        _time.Advance(TimeSpan.FromSeconds(20));

        await Until(async () => await _host.Durable.GetInstanceAsync(InboxName.Of(inbox).Instance, Cancellation) is not null);
    }

    [Fact]
    public async Task Records_due_again_are_looked_at()
    {
        await The<DueRetryStore>().Put(new DueRetry(Tenant, Run().SyncId, Start), Cancellation);

        _time.Advance(TimeSpan.FromMinutes(1));

        await Until(async () => !await The<DueRetryStore>().List(DateTimeOffset.MaxValue, Cancellation).AnyAsync(Cancellation));
    }

    [Fact]
    public async Task What_is_too_old_is_swept_and_what_is_not_stays()
    {
        await The<IdempotencyStore>().Claim(Tenant, "old", new IdempotentStart("a", "h", Start.AddDays(-2)), Cancellation);
        await The<IdempotencyStore>().Claim(Tenant, "new", new IdempotentStart("b", "h", Start), Cancellation);
        await The<RetentionStore>().Enter(Tenant, Start, Cancellation);

        _time.Advance(Sweep - Start);

        await Until(async () => await The<IdempotencyStore>().Find(Tenant, "old", Start.AddDays(-2), Cancellation) is null);
        Assert.NotNull(await The<IdempotencyStore>().Find(Tenant, "new", Start, Cancellation));
    }

    private static Run Run() => new()
    {
        Tenant = Tenant,
        SyncId = SyncIds.Of(Start, "one"),
        Entity = "orders",
        Mode = SyncMode.Incremental,
        Source = "shop",
        Target = "database",
        Kinds = [RecordKind.Orders],
        StartedBy = "otto",
        CreatedAt = Start,
    };

    private T The<T>() where T : notnull => _host.Services.GetRequiredService<T>();

    private async Task<bool> HasOrchestration(string syncId) =>
        await _host.Durable.GetInstanceAsync(RunInstances.IdOf(new RunKey(Tenant.Value, syncId)), Cancellation) is not null;

    /// <summary>Functions run beside the test; the limit only keeps a timer that does not fire from holding it for ever.</summary>
    private static async Task Until(Func<Task<bool>> isSo)
    {
        const int attempts = 1000;
        for (var attempt = 0; attempt < attempts; attempt++)
        {
            if (await isSo()) return;
            await Task.Delay(TimeSpan.FromMilliseconds(20), Cancellation);
        }

        Assert.Fail("It did not happen.");
    }
}
