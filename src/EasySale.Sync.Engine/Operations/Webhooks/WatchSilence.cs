using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Operations.Notifications;
using EasySale.Sync.Engine.Operations.Schedules;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Settings;
using EasySale.Sync.Engine.Stores.Webhooks;

namespace EasySale.Sync.Engine.Operations.Webhooks;

/// <summary>
/// Notices that polling finds what no webhook announced. The vendor is asked then; what it has switched off is enabled again, and
/// health says so. A vendor that says all is well but stays silent is silent after several such polls.
/// </summary>
public sealed class WatchSilence(
    RunStore runs, ConnectionStore connections, WebhookStateStore states, ConnectionOpener opener, WebhookSecrets secrets,
    ConnectionNews news, TimeProvider time)
{
    /// <summary>To be called when a run is over; most runs tell nothing.</summary>
    public async Task AfterRun(Caller caller, TenantId tenant, string syncId, CancellationToken cancellation)
    {
        caller.DemandSystem();
        if (await runs.Find(tenant, syncId, cancellation) is not { Value: var run } || !IsPoll(run)) return;
        var state = await states.Find(tenant, run.Source, cancellation);
        if (state.Address is null || run.CreatedAt - state.LastHintAt < InboxDefaults.Quiet || run.CreatedAt - state.RegisteredAt < InboxDefaults.Quiet) return;
        if ((await runs.Steps(tenant, syncId, cancellation)).All(step => step.Counts.Written == 0)) return;
        if (await connections.Find(tenant, run.Source, cancellation) is not { } source || !WebhookFields.AreOn(source)) return;
        var problem = await Check(source, new Uri(state.Address), cancellation);
        await news.Silent(source, await states.Change(tenant, source.Id, now => Told(now, run.CreatedAt, problem), cancellation), cancellation);
    }

    private static bool IsPoll(Run run) =>
        run.Mode == SyncMode.Incremental && run.Ids.Count == 0 && run.StartedBy.StartsWith(ScheduledRuns.StarterPrefix, StringComparison.Ordinal);

    /// <summary>Asks the vendor and repairs. What was wrong, in the merchant's words; null when the vendor says all is well.</summary>
    private async Task<string?> Check(Connection source, Uri address, CancellationToken cancellation)
    {
        try
        {
            if ((await opener.Open(source, cancellation)).System.Webhooks is not { } there) return null;
            var active = (await there.List(address, cancellation)).Where(topic => topic.IsActive).Select(topic => topic.Topic);
            var missing = there.Topics.Except(active).ToList();
            if (missing.Count == 0 || await secrets.Find(source, cancellation) is not { } secret) return null;
            await there.Ensure(address, secret, cancellation);
            await states.Change(source.Tenant, source.Id, now => now with { SecretUnderWay = null }, cancellation);
            return $"Webhooks had been switched off or deleted at the vendor ({string.Join(", ", missing)}). They were enabled again; what they did not announce was found by polling.";
        }
        catch (SyncException failure)
        {
            return $"The webhooks could not be checked. {failure.MerchantMessage}";
        }
    }

    private WebhookState Told(WebhookState state, DateTimeOffset polledAt, string? problem)
    {
        var polls = state.UnannouncedPolls + (polledAt > state.PolledAt || state.UnannouncedPolls == 0 ? 1 : 0);
        var isSilent = problem is not null || polls >= InboxDefaults.SilentAfterPolls;
        return state with
        {
            UnannouncedPolls = polls,
            PolledAt = state.PolledAt > polledAt ? state.PolledAt : polledAt,
            CheckedAt = time.GetUtcNow(),
            SilentSince = isSilent ? state.SilentSince ?? time.GetUtcNow() : state.SilentSince,
            Problem = problem ?? (isSilent ? state.Problem ?? "Changes are found by polling that no webhook announced. Check that the vendor reaches this service, then register the webhooks again." : state.Problem),
        };
    }
}
