using System.Globalization;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Stores.Plans;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Runs.Plans;

/// <summary>Reads what was planned, group by group: the records as the source told them then.</summary>
/// <param name="session">The slice.</param>
/// <param name="source">Asked for what could not be read then.</param>
/// <param name="planned">The step that planned.</param>
internal sealed class PlanReader(StepSession session, SourceStream source, RunStep planned) : GroupSource
{
    public override async Task<RecordGroup> Read(string? cursor, CancellationToken cancellation)
    {
        var group = cursor is null ? 0 : long.Parse(cursor, CultureInfo.InvariantCulture);
        var plan = planned.Groups == 0 ? PlanGroup.Empty : await Group(group, cancellation);
        var next = group + 1 < planned.Groups ? (group + 1).ToString(CultureInfo.InvariantCulture) : null;
        return new RecordGroup(await Items(plan, cancellation), next, planned.Watermark, null) { Plan = plan };
    }

    private async Task<PlanGroup> Group(long group, CancellationToken cancellation) =>
        await session.Stores.Plans.Get(session.Run.Tenant, planned.SyncId, planned.Index, group, cancellation) ?? throw new SyncException(
            FailureCause.FixSettings, "plan.expired", "The plan is kept no longer. Plan anew.", $"plan {planned.SyncId}");

    private async Task<IReadOnlyList<SourceItem>> Items(PlanGroup plan, CancellationToken cancellation)
    {
        var own = plan.Items.Where(item => !item.IsBroughtAlong).Select(item => (item.Id, Item: PlannedItems.Item(item))).ToList();
        var asked = own.Where(one => one.Item is null).Select(one => one.Id).ToList();
        if (asked.Count == 0) return [.. own.Select(one => one.Item!)];
        var found = session.Mappings.Apply(await source.ReadByIds(asked, cancellation)).ToDictionary(item => item.Id);
        return [.. own.Select(one => one.Item ?? found.GetValueOrDefault(one.Id) ?? SourceItem.Gone(one.Id))];
    }
}
