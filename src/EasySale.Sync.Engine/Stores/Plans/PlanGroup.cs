namespace EasySale.Sync.Engine.Stores.Plans;

/// <summary>What was planned for one group of records; those that are unchanged are left out.</summary>
public sealed record PlanGroup(IReadOnlyList<PlannedItem> Items)
{
    public static readonly PlanGroup Empty = new([]);
}
