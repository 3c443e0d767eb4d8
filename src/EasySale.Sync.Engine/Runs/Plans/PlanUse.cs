using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Links;
using EasySale.Sync.Engine.Stores.Plans;

namespace EasySale.Sync.Engine.Runs.Plans;

/// <summary>What a group does with its plan once it is made. This one sends it.</summary>
internal class PlanUse
{
    public static readonly PlanUse Send = new();

    private static readonly Dictionary<RecordKey, Outcome> Nothing = [];

    /// <summary>What is in doubt is settled and what is planned is sent; otherwise nothing leaves the house.</summary>
    public virtual bool Sends => true;

    /// <summary>What was planned; null where no plan is kept.</summary>
    public virtual PlanTotals? Totals => null;

    /// <summary>What was not sent as it had been planned; null where no plan is followed.</summary>
    public virtual ReplannedRecords? Replanned => null;

    /// <summary>What became of records that were brought along before the group's own.</summary>
    public virtual IReadOnlyDictionary<RecordKey, Outcome> Brought => Nothing;

    /// <summary>Called before the group's own records.</summary>
    public virtual Task Begin(GroupWork work, CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>Called with links just read, before anything is planned on them.</summary>
    public virtual Task See(LinkSheet sheet, IReadOnlyCollection<string> ids, CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>The plan as it is sent; or, where some of it does not hold any more, the items to plan anew with.</summary>
    public virtual Task<(IReadOnlyList<PlannedRecord> Planned, IReadOnlyList<SourceItem>? Anew)> Check(
        TargetStream target, IReadOnlyList<PlannedRecord> planned, IReadOnlyList<SourceItem> items, LinkSheets links, CancellationToken cancellation) =>
        Task.FromResult<(IReadOnlyList<PlannedRecord>, IReadOnlyList<SourceItem>?)>((planned, null));

    /// <summary>Takes a plan that is not sent; one outcome each, as if it had been.</summary>
    public virtual Task<IReadOnlyList<Outcome>> Take(
        TargetStream target, IReadOnlyList<PlannedRecord> planned, LinkSheets links, CancellationToken cancellation) =>
        throw new InvalidOperationException("This plan is sent.");

    /// <summary>The group is done.</summary>
    public virtual Task End(CancellationToken cancellation) => Task.CompletedTask;
}
