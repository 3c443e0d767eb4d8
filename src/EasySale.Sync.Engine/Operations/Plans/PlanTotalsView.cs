using EasySale.Sync.Engine.Stores.Plans;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Operations.Plans;

/// <summary>What a plan comes to.</summary>
/// <param name="Records">Records something is written of, those brought along included.</param>
/// <param name="Operations">Writes.</param>
/// <param name="Destructive">Writes that take something away.</param>
/// <param name="ByEntity">Entity → action → writes.</param>
/// <param name="Amounts">Currency → amounts of the records, in major units, as the source tells them.</param>
/// <param name="Read">Records looked at.</param>
/// <param name="Unchanged">Of those, the ones that need nothing.</param>
/// <param name="Skipped">Those that are left out, for a reason.</param>
/// <param name="Failed">Those that cannot be planned.</param>
/// <param name="EstimatedCalls">Calls to the target that writing takes, about.</param>
/// <param name="EstimatedMeteredCalls">Of those, the ones its vendor charges for.</param>
public sealed record PlanTotalsView(
    long Records, long Operations, long Destructive, IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> ByEntity,
    IReadOnlyDictionary<string, decimal> Amounts, long Read, long Unchanged, long Skipped, long Failed, long EstimatedCalls, long EstimatedMeteredCalls)
{
    public static PlanTotalsView Of(PlanTotals totals, RunCounts counts) => new(
        totals.Records, totals.Operations, totals.Destructive, totals.ByEntity, totals.Amounts,
        counts.Read, counts.Unchanged, counts.Skipped, counts.Failed, totals.Calls, totals.MeteredCalls);
}
