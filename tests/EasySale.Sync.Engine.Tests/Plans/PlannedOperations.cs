using System.Text;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Links;
using EasySale.Sync.Engine.Stores.Plans;
using EasySale.Sync.Engine.Tests.Runs;

namespace EasySale.Sync.Engine.Tests.Plans;

/// <summary>Operations as texts: of plans, their placeholders filled from what a run has written since, and of what the ledger was sent.</summary>
internal static class PlannedOperations
{
    public static async Task<IReadOnlyList<PlannedItem>> Items(SyncHouse house, string planId)
    {
        var items = new List<PlannedItem>();
        foreach (var step in (await house.Report(planId)).Steps.Where(step => step.Plan is not null))
            for (var group = 0; group < step.Groups; group++)
                items.AddRange((await house.Plans.Get(SyncHouse.Tenant, planId, step.Index, group, SyncHouse.Cancellation))!.Items);
        return items;
    }

    /// <summary>What a plan sends; taking something over sends nothing.</summary>
    public static async Task<IReadOnlyList<string>> Of(SyncHouse house, string planId)
    {
        var texts = new List<string>();
        foreach (var item in await Items(house, planId))
            foreach (var draft in item.Sent.Where(draft => draft.Action != OperationAction.Adopt))
                texts.Add(await Text(house, item, draft));
        return [.. texts.Order(StringComparer.Ordinal)];
    }

    public static IReadOnlyList<string> Sent(IEnumerable<Operation> operations) =>
        [.. operations.Where(one => one.Action != OperationAction.Adopt)
            .Select(one => Text(one.Record, one.Purpose, one.Action, one.TargetId, Encoding.UTF8.GetString(one.Body.Span))).Order(StringComparer.Ordinal)];

    private static async Task<string> Text(SyncHouse house, PlannedItem item, PlannedDraft draft)
    {
        var body = Encoding.UTF8.GetString(draft.Body.Bytes.Span);
        foreach (var (record, purpose) in Placeholder.In(draft.Body.Bytes))
            if (await Find(house, record, purpose) is { TargetId: { } id }) body = body.Replace(Placeholder.For(record, purpose), id, StringComparison.Ordinal);
        return Text(new RecordKey(item.Kind, item.Id), draft.Purpose, draft.Action, draft.TargetId, body);
    }

    private static string Text(RecordKey record, string purpose, OperationAction action, string? target, string body) =>
        $"{record} {purpose} {action} {target} {body}";

    private static Task<Link?> Find(SyncHouse house, RecordKey record, string purpose) => house.Link(record.Kind, record.Id, purpose);
}
