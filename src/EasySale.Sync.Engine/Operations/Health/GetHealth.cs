using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Connections;
using EasySale.Sync.Engine.Operations.Runs;
using EasySale.Sync.Engine.Stores.Failures;
using EasySale.Sync.Engine.Stores.Health;
using EasySale.Sync.Engine.Stores.Limits;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Settings;
using EasySale.Sync.Engine.Stores.Webhooks;
using EasySale.Sync.Engine.Telemetry;
using Microsoft.Extensions.Logging;

namespace EasySale.Sync.Engine.Operations.Health;

/// <summary>
/// Says how the service and a tenant's connections are. Checks are real calls, kept for a minute, or an hour where they cost; whoever claims a stale one
/// renews it while everybody else gets the old one, so that a crowd of askers is one caller to the vendor.
/// </summary>
public sealed partial class GetHealth(
    ConnectionStore connections, HealthStore health, ConnectionProbe probe, RunStore runs, FailureStore failures,
    GateStore gates, MeteredCallStore metered, TenantSettingsStore settings, WebhookStateStore webhooks, InboxStore inbox,
    ActiveRunStore active, TimeProvider time, ILogger<GetHealth> logger)
{
    private const string CheckBroke = "It could not be checked, by a fault of ours that the log tells of. Report it if it stays; syncs may work all the same.";
    private const int ChecksAtOnce = 4;
    private const int RunsLookedAt = 100;
    private const int Counted = 1000;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(60);

    // Whoever watches health every minute must not pay for it: a check of books takes four calls that count.
    private static readonly TimeSpan FreshWhereCallsCost = TimeSpan.FromHours(1);

    public async Task<HealthReport> Get(Caller caller, CancellationToken cancellation)
    {
        caller.Demand(Role.Viewer);
        var all = await connections.List(caller.Tenant, cancellation).ToListAsync(cancellation);
        var checks = await Checks(caller.Tenant, all, cancellation);
        var recent = await runs.List(caller.Tenant, null, cancellation).Take(RunsLookedAt).ToListAsync(cancellation);
        var open = await failures.List(caller.Tenant, null, cancellation).Take(Counted + 1).ToListAsync(cancellation);
        var limits = await Limits(caller.Tenant, cancellation);
        var states = await webhooks.All(caller.Tenant, cancellation);
        var backlogs = await Backlogs(caller.Tenant, all, cancellation);
        var views = all.Select(connection => View(
            connection, checks.GetValueOrDefault(connection.Id), recent, limits(connection.Id), states.GetValueOrDefault(connection.Id),
            open, backlogs[connection.Id])).ToList();
        var attention = open.Count > 0 || views.Any(StatusRules.NeedsAttention);
        return new HealthReport(
            attention ? "attention" : "ok", ServiceVersion.Service, ServiceVersion.Version, time.GetUtcNow(),
            views, Count(open, _ => true));
    }

    private async Task<Dictionary<string, HealthCheck>> Checks(TenantId tenant, IReadOnlyList<Connection> all, CancellationToken cancellation)
    {
        var known = await health.All(tenant, cancellation);
        var checks = known.ToDictionary(check => check.Key, check => check.Value.Value);
        var renewed = new HealthCheck?[all.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = ChecksAtOnce, CancellationToken = cancellation };
        await Parallel.ForAsync(0, all.Count, options, async (index, token) =>
        {
            if (await Claims(all[index], known.GetValueOrDefault(all[index].Id), token)) renewed[index] = await Check(all[index], token);
        });
        for (var index = 0; index < all.Count; index++)
            if (renewed[index] is { } check) checks[all[index].Id] = check;
        return checks;
    }

    // A check that breaks off hides no other connection, and is shown until the next one.
    private async Task<HealthCheck> Check(Connection connection, CancellationToken cancellation)
    {
        try
        {
            return await probe.Check(connection, cancellation);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogFailed(logger, connection.Id, connection.Tenant, fault);
            var broken = new HealthCheck { Checks = [new ProbeCheck("connect", Ok: false, CheckBroke, "health.check_broken")], At = time.GetUtcNow() };
            await health.Save(connection.Tenant, connection.Id, broken, cancellation);
            return broken;
        }
    }

    private async Task<bool> Claims(Connection connection, Stored<HealthCheck>? known, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var isChanged = known?.Value.At < connection.UpdatedAt;
        var isFresh = !isChanged && now - known?.Value.At < (known?.Value.MeteredCalls > 0 ? FreshWhereCallsCost : Fresh);
        return connection.Enabled && !isFresh && await health.Claim(connection.Tenant, connection.Id, known, now, cancellation);
    }

    private async Task<Func<string, (GateHealth Gate, MeteredHealth Metered)>> Limits(TenantId tenant, CancellationToken cancellation)
    {
        var states = await gates.All(tenant, cancellation);
        var months = await metered.ThisMonth(tenant, cancellation);
        var warning = (await settings.Get(tenant, cancellation)).MeteredCallsWarning;
        var now = time.GetUtcNow();
        return id => (
            GateHealth.Of(states.GetValueOrDefault(id, GateState.Closed), now),
            MeteredHealth.Of(months.GetValueOrDefault(id, new MonthOfCalls()), warning, now));
    }

    private async Task<Dictionary<string, BacklogHealth>> Backlogs(TenantId tenant, IReadOnlyList<Connection> all, CancellationToken cancellation)
    {
        var waiting = (await active.List(tenant, cancellation)).Where(run => run.Queued).ToList();
        var backlogs = new Dictionary<string, BacklogHealth>();
        foreach (var id in all.Select(connection => connection.Id))
        {
            var hints = await inbox.List(new InboxKey(tenant, id), Counted + 1, cancellation).CountAsync(cancellation);
            backlogs[id] = new BacklogHealth(Math.Min(hints, Counted), hints > Counted, waiting.Count(run => run.Source == id || run.Target == id));
        }

        return backlogs;
    }

    private static OpenFailureCount Count(List<FailedRecord> open, Func<FailedRecord, bool> isIts)
    {
        var count = open.Take(Counted).Count(isIts);
        return new OpenFailureCount(count, open.Count > Counted);
    }

    private ConnectionHealth View(
        Connection connection, HealthCheck? check, List<Run> recent, (GateHealth Gate, MeteredHealth Metered) limits, WebhookState? state,
        List<FailedRecord> open, BacklogHealth backlog)
    {
        var runs = recent.Where(run => run.Source == connection.Id || run.Target == connection.Id).ToList();
        return new ConnectionHealth(
            connection.Id, connection.Platform, connection.Name, StatusRules.Of(connection, check, limits.Gate), check?.At,
            check?.At is { } at ? Math.Round((time.GetUtcNow() - at).TotalSeconds, 1) : null,
            check?.Checks ?? [], runs.Count == 0 ? null : new RunView(runs[0]),
            runs.Where(run => run is { Aim: not RunAim.Plan, Status: RunStatus.Completed or RunStatus.Partial }).Max(run => run.FinishedAt),
            Count(open, failure => failure.Source == connection.Id || failure.Target == connection.Id), backlog, limits.Gate, limits.Metered,
            state?.Address is null ? null : new WebhookHealth(state.LastHintAt, state.SilentSince, state.Problem));
    }

    [LoggerMessage(LogEvents.ConnectionCheckBroke, LogLevel.Error, "The check of connection {Connection} of {Tenant} broke off: {Fault}")]
    private static partial void LogFailed(ILogger logger, LogName connection, TenantId tenant, MaskedFault fault);
}
