using System.Globalization;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Audit;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Operations.Runs;
using EasySale.Sync.Engine.Runs.Plans;
using EasySale.Sync.Engine.Stores.Audit;
using EasySale.Sync.Engine.Stores.Confirmations;
using EasySale.Sync.Engine.Stores.Plans;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Plans;

/// <summary>Writes a plan as it was kept; one that needs it is confirmed first, one that takes something away twice.</summary>
public sealed class ApplyPlan(
    PlanFinder plans, PlannedChanges changes, ConfirmationTokens tokens, PlanStart start, RouteFinder routes, TenantSettingsStore settings, StartLimit limit,
    AuditTrail trail, TimeProvider time)
{
    /// <summary>Destructive changes named when a plan is to be confirmed.</summary>
    private const int MostNamed = 100;

    /// <exception cref="ProblemException">Its connections cannot be used (400), there is no such plan (404), it needs a confirmation, was applied, is not complete or its route is busy or turned off (409),
    /// it expired (410), or these were too many starts (429).</exception>
    public async Task<StartedRun> Apply(Caller caller, string planId, CancellationToken cancellation)
    {
        caller.Demand(Role.Operator);
        var plan = await Ready(caller, planId, cancellation);
        await limit.Enter(caller.Tenant, cancellation);
        var chosen = await settings.Get(caller.Tenant, cancellation);
        if (!chosen.StartsAreConfirmed && PlanGate.IsNeeded(plan.Totals, chosen)) throw await Asked(caller, plan, isSecond: false, cancellation);
        return await start.Start(caller, plan, isConfirmed: chosen.StartsAreConfirmed, cancellation);
    }

    /// <param name="caller">Who confirms.</param>
    /// <param name="token">What applying, or confirming once, answered.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <param name="planId">The plan that is meant; null for the token's, whichever that is.</param>
    /// <exception cref="ProblemException">The plan's connections cannot be used (400); nobody gave this token to this user (404); it was used, needs a second one, or the plan cannot be applied (409); it or
    /// the plan expired (410).</exception>
    public async Task<StartedRun> Confirm(Caller caller, string token, CancellationToken cancellation, string? planId = null)
    {
        caller.Demand(Role.Operator);
        var confirmation = await tokens.Find(caller, token, cancellation);
        if (planId is not null && planId != confirmation.Value.PlanId) throw new ProblemException(KnownProblems.UnknownConfirmation);
        var plan = await Ready(caller, confirmation.Value.PlanId, cancellation);
        if (plan.Totals.Destructive > 0 && !confirmation.Value.IsSecond)
        {
            await tokens.Use(caller, token, confirmation, cancellation);
            throw await Asked(caller, plan, isSecond: true, cancellation);
        }

        return await Start(caller, plan, token, confirmation, cancellation);
    }

    // The plan is what can be applied only once: the token is marked afterwards, so that one whose start was cut off may be sent again.
    private async Task<StartedRun> Start(
        Caller caller, StoredPlan plan, string token, Stored<Confirmation> confirmation, CancellationToken cancellation)
    {
        await trail.Note(caller, AuditActions.PlanConfirmed, plan.Run.SyncId, Changes(plan.Totals), cancellation);
        var run = await start.Start(caller, plan, isConfirmed: true, cancellation);
        await tokens.Use(caller, token, confirmation, cancellation);
        return run;
    }

    private static AuditChange[] Changes(PlanTotals totals) =>
        [Number("records", totals.Records), Number("operations", totals.Operations), Number("destructive", totals.Destructive)];

    private static AuditChange Number(string path, long number) => new(path, null, number.ToString(CultureInfo.InvariantCulture));

    private async Task<StoredPlan> Ready(Caller caller, string planId, CancellationToken cancellation)
    {
        var plan = await plans.Find(caller.Tenant, planId, cancellation);
        // Its connections may be gone, switched off, or of the world the tenant is not in now.
        var route = await routes.Find(caller.Tenant, plan.Run.Source, plan.Run.Target, null, cancellation);
        var moved = new[] { route.Source, route.Target }.FirstOrDefault(end => end.SystemSince >= SyncIds.Instant(plan.Run.SyncId));
        return plan.State(time.GetUtcNow()) switch
        {
            PlanState.Ready or PlanState.AwaitingConfirmation when moved is not null => throw new ProblemException(KnownProblems.PlanOfOtherSystem(planId, moved.Id)),
            PlanState.Ready or PlanState.AwaitingConfirmation when plan.Run.Kinds.Except(route.Kinds).ToList() is { Count: > 0 } off =>
                throw new ProblemException(KnownProblems.RouteOff(planId, route, off)),
            PlanState.Ready or PlanState.AwaitingConfirmation => plan,
            PlanState.Expired => throw new ProblemException(KnownProblems.PlanExpired(planId)),
            PlanState.Applied => throw new ProblemException(KnownProblems.PlanApplied(planId, plan.AppliedBy!)),
            var state => throw new ProblemException(KnownProblems.PlanNotReady(planId, state)),
        };
    }

    private async Task<ProblemException> Asked(Caller caller, StoredPlan plan, bool isSecond, CancellationToken cancellation)
    {
        var destructive = plan.Totals.Destructive > 0 ? await changes.Destructive(plan, MostNamed, !caller.Has(Role.Operator), cancellation) : [];
        var (token, expiresAt) = await tokens.Issue(caller, plan.Run.SyncId, isSecond, cancellation);
        var summary = PlanTotalsView.Of(plan.Totals, plan.Counts);
        return new ProblemException(KnownProblems.ConfirmationRequired(plan.Run.SyncId, summary, destructive, isSecond, token.Reveal(), expiresAt));
    }
}
