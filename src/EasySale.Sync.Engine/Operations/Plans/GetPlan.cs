using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Operations.Runs;

namespace EasySale.Sync.Engine.Operations.Plans;

/// <summary>Shows what a run would do: totals, and the changes page by page. Viewers see no personal data.</summary>
public sealed class GetPlan(PlanFinder plans, PlannedChanges changes, TimeProvider time)
{
    /// <param name="caller">Who asks.</param>
    /// <param name="planId">The run that plans or planned.</param>
    /// <param name="input"><c>limit</c> (default 50, at most 200), <c>cursor</c>.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <exception cref="ProblemException">There is no such plan (404) or a query value is wrong (400).</exception>
    public async Task<PlanView> Get(Caller caller, string planId, ListInput input, CancellationToken cancellation)
    {
        caller.Demand(Role.Viewer);
        var from = input.Cursor(ChangePosition.Parse);
        input.ThrowIfWrong();
        var plan = await plans.Find(caller.Tenant, planId, cancellation);
        var isMasked = !caller.Has(Role.Operator);
        var page = await changes.Page(plan, from, input.Limit, isMasked, cancellation);
        return new PlanView
        {
            PlanId = planId,
            Status = plan.State(time.GetUtcNow()),
            Entity = plan.Run.Entity,
            Mode = plan.Run.Mode,
            Source = plan.Run.Source,
            Target = plan.Run.Target,
            CreatedBy = plan.Run.StartedBy,
            CreatedAt = plan.Run.CreatedAt,
            ExpiresAt = plan.ExpiresAt,
            AppliedBy = plan.AppliedBy,
            Totals = PlanTotalsView.Of(plan.Totals, plan.Counts),
            Changes = page.Items,
            IsMasked = isMasked,
            NextCursor = page.NextCursor,
            Links = RunLinks.Of(plan.Run),
        };
    }
}
