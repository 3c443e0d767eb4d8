using EasySale.Sync.Engine.Operations.Answers;
using EasySale.Sync.Engine.Stores.Plans;

namespace EasySale.Sync.Engine.Operations.Plans;

/// <summary>The changes of a plan, page by page, in the order they are made.</summary>
public sealed class PlannedChanges(PlanStore plans)
{
    /// <summary>Groups read for one page; where few of their records change, a page may be short.</summary>
    private const int MostGroups = 50;

    internal async Task<Listing<ChangeView>> Page(StoredPlan plan, ChangePosition from, int limit, bool isMasked, CancellationToken cancellation)
    {
        var changes = new List<ChangeView>();
        var looked = 0;
        foreach (var step in plan.Steps.Where(step => step.Index >= from.Step))
            for (var group = step.Index == from.Step ? from.Group : 0; group < step.Groups; group++)
            {
                if (looked++ == MostGroups) return new Listing<ChangeView>(changes, new ChangePosition(step.Index, group, 0).ToString());
                var first = (step.Index, group) == (from.Step, from.Group) ? from.Number : 0;
                var all = await Group(plan, step.Index, group, isMasked, cancellation);
                var taken = all.Skip(first).Take(limit - changes.Count).ToList();
                changes.AddRange(taken);
                if (first + taken.Count < all.Count) return new Listing<ChangeView>(changes, new ChangePosition(step.Index, group, first + taken.Count).ToString());
            }

        return new Listing<ChangeView>(changes, null);
    }

    /// <summary>The first changes that take something away.</summary>
    internal async Task<IReadOnlyList<ChangeView>> Destructive(StoredPlan plan, int most, bool isMasked, CancellationToken cancellation)
    {
        var found = new List<ChangeView>();
        foreach (var step in plan.Steps.Where(step => step.Plan?.Destructive > 0))
            for (var group = 0L; group < step.Groups && found.Count < most; group++)
                found.AddRange((await Group(plan, step.Index, group, isMasked, cancellation)).Where(change => change.Destructive).Take(most - found.Count));
        return found;
    }

    private async Task<List<ChangeView>> Group(StoredPlan plan, int step, long group, bool isMasked, CancellationToken cancellation)
    {
        var planned = await plans.Get(plan.Run.Tenant, plan.Run.SyncId, step, group, cancellation) ?? PlanGroup.Empty;
        return [.. planned.Items.SelectMany(item => item.Sent.Select(draft => ChangeView.Of(item, draft, isMasked)))];
    }
}
