using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores;
using EasySale.Sync.Engine.Stores.Links;
using EasySale.Sync.Engine.Stores.Plans;

namespace EasySale.Sync.Engine.Runs.Plans;

/// <summary>Planned records as they are kept, and back. Pure.</summary>
internal static class PlannedItems
{
    /// <param name="record">As it was planned.</param>
    /// <param name="links">Its links.</param>
    /// <param name="inDoubt">Operations of it that are settled first; nothing else can be told before that.</param>
    public static PlannedItem Of(PlannedRecord record, LinkSheet links, IReadOnlyList<PlannedDraft> inDoubt) => new()
    {
        Kind = record.Key.Kind,
        Id = record.Key.Id,
        Record = record.AsRead is { } told ? KeptRecord.Of(told) : null,
        IsGone = record is { AsRead: null, Failure: null },
        IsCarried = record.IsCarried,
        State = LinkState.Of(links, record.Key.Id),
        Drafts = inDoubt.Count > 0 ? inDoubt : [.. record.Drafts.Select(draft => Of(record, draft))],
        Reason = record.SkipReason ?? record.Failure?.MerchantMessage,
        Fails = record.Decided == OutcomeKind.Failed,
        IsUnchanged = record.Decided == OutcomeKind.Unchanged,
    };

    /// <summary>The item as its source would tell it; null where it must be asked.</summary>
    public static SourceItem? Item(PlannedItem item)
    {
        if (item.Record is null) return item.IsGone ? SourceItem.Gone(item.Id) : null;
        var record = item.Record.Read();
        return item.IsCarried ? SourceItem.Carried(record) : SourceItem.Of(record);
    }

    public static PlanTotals Totals(PlannedItem item, Money? total) => new()
    {
        Records = 1,
        Operations = item.Sent.Count(),
        Destructive = item.Sent.Count(draft => draft.IsDestructive),
        ByEntity = new Dictionary<string, IReadOnlyDictionary<string, long>>
        {
            [item.Kind.Name()] = item.Sent.CountBy(draft => draft.Action).ToDictionary(action => NameOf(action.Key), action => (long)action.Value),
        },
        Amounts = total is { } money ? new Dictionary<string, decimal> { [money.Currency] = money.Amount } : PlanTotals.None.Amounts,
    };

    private static PlannedDraft Of(PlannedRecord record, Draft draft) => new(
        draft.Purpose, draft.Action, draft.Entity, new ExactJson(draft.Body), draft.TargetId, draft.ExpectedVersion)
    { IsDestructive = record.Destroys(draft) };

    private static string NameOf(OperationAction action) => action.ToString().ToLowerInvariant();
}
