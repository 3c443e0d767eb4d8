using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Runs;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Webhooks;
using EasySale.Sync.Engine.Telemetry;

namespace EasySale.Sync.Engine.Operations.Webhooks;

/// <summary>
/// Turns the hints of an inbox into runs, one per route and kind. A hint leaves the inbox after the runs that answer it are
/// stored; whoever dies before leaves it to the next, whose run then finds nothing changed. Hints of a busy route wait.
/// </summary>
public sealed class DrainInbox(InboxStore inbox, RouteFinder routes, RunLauncher launcher, ActiveRunStore active, WebhookStateStore states, TimeProvider time)
{
    /// <summary>What runs started by webhooks name as their starter.</summary>
    public const string StartedBy = "webhook";

    private static readonly TimeSpan LastHintPrecision = TimeSpan.FromMinutes(1);

    public async Task<InboxRound> Drain(Caller caller, InboxKey key, CancellationToken cancellation)
    {
        caller.DemandSystem();
        var hints = await inbox.List(key, InboxDefaults.PerRound, cancellation).ToListAsync(cancellation);
        if (hints.Count == 0) return InboxRound.Empty;
        var from = await routes.From(key.Tenant, key.ConnectionId, cancellation);
        var done = new List<InboxShare>();
        var runs = new List<RunToSchedule>();
        foreach (var share in InboxShare.Of(hints, from))
        {
            if (await IsBusy(key.Tenant, share, cancellation)) continue;
            var run = RunOf(key, share);
            var launch = await launcher.Launch(run, cancellation);
            if (launch.KeptOutBy is not null) continue;
            done.Add(share);
            if (!launch.Queued) runs.Add(new RunToSchedule(key.Tenant, run.SyncId));
        }

        await Remember(key, hints, cancellation);
        var left = hints.Select(hint => (Hint: hint, Left: Left(hint, from, done))).ToList();
        var crowds = Crowds(left.Select(pair => pair.Left).OfType<InboxHint>());
        await inbox.PutWalks(key, crowds, cancellation);
        var settled = left.Select(pair => pair.Left is { } waits && IsOne(waits) && crowds.Contains(waits.Kind) ? pair with { Left = null } : pair)
            .Where(pair => pair.Left != pair.Hint.Hint).ToList();
        await inbox.Settle(key, settled, cancellation);
        return new InboxRound(runs, false, settled.Count(pair => pair.Left is null) < hints.Count);
    }

    // What waits for one route must not bury what comes for others: so many records will be walked anyway.
    private static HashSet<RecordKind> Crowds(IEnumerable<InboxHint> waiting) =>
        [.. waiting.Where(IsOne).GroupBy(hint => hint.Kind).Where(kind => kind.Select(hint => hint.Id).Distinct().Count() > InboxDefaults.MostIds).Select(kind => kind.Key)];

    private static bool IsOne(InboxHint hint) => hint is { Id: not null, IsDeletion: false };

    private async Task<bool> IsBusy(TenantId tenant, InboxShare share, CancellationToken cancellation)
    {
        var wanted = new ActiveRun("", share.Route.Source.Id, share.Route.Target.Id, [share.Kind], false);
        return (await active.List(tenant, cancellation)).Any(wanted.Overlaps);
    }

    /// <summary>The hint as it stays; null when nothing is left to do for it.</summary>
    private static InboxHint? Left(StoredHint stored, IReadOnlyList<Route> routes, List<InboxShare> done)
    {
        var wanted = routes.Where(route => route.Kinds.Contains(stored.Hint.Kind)).Select(route => route.Target.Id).Except(stored.Hint.TakenFor).ToList();
        var taken = done.Where(share => share.Hints.Contains(stored)).Select(share => share.Route.Target.Id).ToList();
        if (wanted.Except(taken).Any()) return taken.Count == 0 ? stored.Hint : stored.Hint with { TakenFor = [.. stored.Hint.TakenFor, .. taken] };
        return null;
    }

    private Task Remember(InboxKey key, List<StoredHint> hints, CancellationToken cancellation)
    {
        var last = hints.Max(hint => hint.Hint.ArrivedAt);
        return states.Change(key.Tenant, key.ConnectionId, state => Told(state, last), cancellation);
    }

    private static WebhookState Told(WebhookState state, DateTimeOffset last)
    {
        var isRecent = state.LastHintAt is { } before && last - before < LastHintPrecision;
        return isRecent && state is { SilentSince: null, UnannouncedPolls: 0 }
            ? state
            : state with { LastHintAt = last > state.LastHintAt || state.LastHintAt is null ? last : state.LastHintAt, SilentSince = null, UnannouncedPolls = 0, Problem = state.SilentSince is null ? state.Problem : null };
    }

    private Run RunOf(InboxKey key, InboxShare share)
    {
        var now = time.GetUtcNow();
        return new Run
        {
            Tenant = key.Tenant,
            SyncId = SyncIds.New(now),
            Entity = share.Kind.Name(),
            Mode = SyncMode.Incremental,
            Source = share.Route.Source.Id,
            Target = share.Route.Target.Id,
            Kinds = [share.Kind],
            Ids = share.Ids,
            StartedBy = StartedBy,
            CorrelationId = CorrelationId.OfCause(StartedBy, share.Hints[0].Key),
            CreatedAt = now,
        };
    }
}
