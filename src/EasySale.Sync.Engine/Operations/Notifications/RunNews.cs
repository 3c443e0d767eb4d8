using System.Globalization;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Runs;
using EasySale.Sync.Engine.Stores.Failures;
using EasySale.Sync.Engine.Stores.Limits;
using EasySale.Sync.Engine.Stores.Notifications;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Notifications;

/// <summary>What is worth telling of a run that is over. One that went well and cost nothing asks nothing of the store.</summary>
public sealed class RunNews(
    NotificationSettingsStore settings, FailureStore failures, MeteredCallStore metered, TenantSettingsStore tenants, ConflictNews conflicts,
    ReconnectNews refused, TellPeople people, TimeProvider time)
{
    /// <summary>Failures of a run that are counted; of more it is told that there are more.</summary>
    internal const int Counted = 1000;

    /// <summary>May be asked again: what was told is not told twice.</summary>
    public async Task AfterRun(Caller caller, RunEnd end, CancellationToken cancellation)
    {
        caller.DemandSystem();
        if (!end.Run.IsOver || !(MayHaveFailed(end) || ConflictNews.MayHave(end.Steps) || Differences(end.Steps) > 0 || end.Steps.Any(step => step.MeteredCalls > 0))) return;
        var chosen = await settings.Get(end.Run.Tenant, cancellation);
        if (!chosen.Channels.Any(channel => channel.Enabled)) return;
        await foreach (var happened in Of(end, cancellation)) await people.Tell(end.Run.Tenant, chosen, happened, cancellation);
    }

    private async IAsyncEnumerable<NotificationEvent> Of(RunEnd end, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        if ((await refused.Of(end.Run, cancellation) ?? Stopped(end.Run)) is { } stopped) yield return stopped;
        if (MayHaveFailed(end) && await Failed(end.Run, cancellation) is { } failed) yield return failed;
        if (ConflictNews.MayHave(end.Steps) && await conflicts.Of(end.Run, cancellation) is { } waiting) yield return waiting;
        if (Drift(end) is { } drift) yield return drift;
        if (end.Steps.Any(step => step.MeteredCalls > 0))
            foreach (var budget in await Budgets(end.Run, cancellation)) yield return budget;
    }

    // A run that was cancelled leaves what had failed until then.
    private static bool MayHaveFailed(RunEnd end) => end.Run.Status is RunStatus.Failed or RunStatus.Partial || end.Steps.Any(step => step.Counts.Failed > 0);

    private static NotificationEvent? Stopped(Run run)
    {
        if (run is not { Status: RunStatus.Failed, Error: { } error }) return null;
        var kind = KindOf(error.Code);
        var (what, again) = run.Aim == RunAim.Plan ? ("dry run", "start the dry run again: it wrote nothing.") : ("sync", "start the sync again: it goes on where it stopped.");
        return Event(run, kind, kind == NotificationKind.RateLimited ? Severity.Warning : Severity.Error, "stopped") with
        {
            Title = $"The {what} of {run.Entity} from {run.Source} to {run.Target} stopped ({error.Code})",
            Text = error.Message,
            Advice = kind switch
            {
                NotificationKind.RateLimited => "Nothing, if it is the first time. Otherwise let the schedule run less often, or away from the hours in which other apps call the same system.",
                NotificationKind.ReconnectNeeded => "Connect the account again. What was missed is caught up by the next run.",
                NotificationKind.ConnectionFailed => $"Test both connections. When the system answers again, {again}",
                _ => $"Do what the message says, then {again}",
            },
        };
    }

    /// <summary>Codes end alike for all connectors.</summary>
    private static NotificationKind KindOf(string code)
    {
        if (ConnectionNews.AsksReconnect(code)) return NotificationKind.ReconnectNeeded;
        if (code is "limits.no_permit" or "limits.paused" || code.EndsWith(".rate_limited", StringComparison.Ordinal)) return NotificationKind.RateLimited;
        return code == "limits.breaker_open" || code.StartsWith("network.", StringComparison.Ordinal) ? NotificationKind.ConnectionFailed : NotificationKind.SyncErrors;
    }

    // Those that are tried again by themselves are no news yet.
    private async Task<NotificationEvent?> Failed(Run run, CancellationToken cancellation)
    {
        var left = await failures.List(run.Tenant, null, cancellation)
            .Where(failure => failure.SyncId == run.SyncId && failure.NextTryAt is null).Take(Counted + 1).ToListAsync(cancellation);
        if (left.Count == 0) return null;
        var causes = left.GroupBy(failure => failure.Code).OrderByDescending(group => group.Count()).Select(group => $"{group.Key} ({group.Count().ToString(CultureInfo.InvariantCulture)})");
        return Event(run, NotificationKind.SyncErrors, Severity.Error, "failed") with
        {
            Title = $"{Count(left.Count)} {(left.Count == 1 ? "record" : "records")} from {run.Source} to {run.Target} failed and wait for you",
            Text = $"They are not tried again by themselves. Why: {string.Join(", ", causes)}.",
            Advice = $"Look at GET /api/sync/failures, do what each message says, then retry them with POST /api/sync/retry.",
            Records = [.. left.Take(NotificationDefaults.RecordsNamed).Select(failure => Name(failure.Kind, failure.SourceId))],
        };
    }

    /// <summary>A number as it is told where counting ends somewhere.</summary>
    internal static string Count(int found) => found > Counted ? $"More than {Counted.ToString(CultureInfo.InvariantCulture)}" : found.ToString(CultureInfo.InvariantCulture);

    private static NotificationEvent? Drift(RunEnd end)
    {
        if (Differences(end.Steps) is not (> 0 and var found)) return null;
        return Event(end.Run, NotificationKind.DriftFound, Severity.Warning, "drift") with
        {
            Title = $"Comparing {end.Run.Source} with {end.Run.Target} found {found.ToString(CultureInfo.InvariantCulture)} differences",
            Text = string.Join(" ", end.Steps.Where(step => step.Drift is not null).Select(step =>
                $"{step.Kind.Name()}: {step.Drift!.Missing} missing, {step.Drift.Changed} changed, {step.Drift.Gone} gone.")),
            Advice = "Most are repaired by the comparison itself. Look at GET /api/sync/drift whether it was stopped, and why changes were missed.",
        };
    }

    private async Task<IReadOnlyList<NotificationEvent>> Budgets(Run run, CancellationToken cancellation)
    {
        var warning = (await tenants.Get(run.Tenant, cancellation)).MeteredCallsWarning;
        var months = await metered.ThisMonth(run.Tenant, cancellation);
        var month = SyncIds.Month(time.GetUtcNow());
        return
        [
            .. months.Where(one => one.Value.Calls >= warning && (one.Key == run.Source || one.Key == run.Target)).Select(one =>
                Event(run, NotificationKind.MeteredBudget, Severity.Warning, "") with
                {
                    Id = $"budget/{one.Key}/{month}/{warning.ToString(CultureInfo.InvariantCulture)}",
                    ConnectionId = one.Key,
                    Title = $"{one.Key} has made {one.Value.Calls.ToString(CultureInfo.InvariantCulture)} metered calls in {month}",
                    Text = $"You wanted to know from {warning.ToString(CultureInfo.InvariantCulture)} on (meteredCallsWarning).",
                    Advice = "Let schedules run less often or use the slower, unmetered way where the connection has one; or raise the warning.",
                }),
        ];
    }

    private static long Differences(IReadOnlyList<RunStep> steps) =>
        steps.Sum(step => step.Drift is { } drift ? drift.Missing + drift.Changed + drift.Gone : 0);

    internal static NotificationEvent Event(Run run, NotificationKind kind, Severity severity, string what) => new()
    {
        Id = $"run/{run.SyncId}/{what}",
        Kind = kind,
        Severity = severity,
        At = run.FinishedAt ?? run.CreatedAt,
        SyncId = run.SyncId,
        Title = "",
        Text = "",
        Advice = "",
    };

    // An id that is an address is about a person.
    internal static string Name(RecordKind kind, string sourceId) => $"{kind.Name()}/{(sourceId.Contains('@', StringComparison.Ordinal) ? "•••" : sourceId)}";
}
