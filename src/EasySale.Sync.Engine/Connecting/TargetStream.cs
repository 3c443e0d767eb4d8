using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Stores.Routes;

namespace EasySale.Sync.Engine.Connecting;

/// <summary>
/// Writes one kind of record to a connection. Planning is pure (records and links in, operations out); only
/// <see cref="Prepare"/>, <see cref="FindCandidates"/>, <see cref="Write"/> and <see cref="Settle"/> talk to the vendor.
/// </summary>
public abstract class TargetStream
{
    public abstract RecordKind Kind { get; }

    /// <summary>Changes when the same record would be planned otherwise; records written with another version are planned anew.</summary>
    public virtual string MappingVersion => "1";

    /// <summary>The tenant's own mapping of this route and kind, such as <c>m3</c>; null without one. Set when a slice opens the stream.</summary>
    internal string? TenantMapping { get; set; }

    /// <summary>What records are written with: this stream's mapping and the tenant's. Another one plans them anew.</summary>
    internal string WholeMappingVersion => TenantMapping is null ? MappingVersion : $"{MappingVersion}+{TenantMapping}";

    /// <summary>Kinds that are brought along first when a record refers to one the target does not have yet.</summary>
    public virtual IReadOnlyList<RecordKind> Needs => [];

    /// <summary>The most operations one <see cref="Write"/> takes.</summary>
    public virtual int BatchSize => 100;

    /// <summary>What sending so many operations takes. By default a call for each full <see cref="BatchSize"/>, not charged.</summary>
    public virtual EstimatedCalls Estimate(int operations) => new((operations + BatchSize - 1) / BatchSize, 0);

    /// <summary>Records this one refers to in the target, of kinds in <see cref="Needs"/>. Pure.</summary>
    public virtual IEnumerable<RecordKey> References(CommerceRecord record) => [];

    /// <summary>
    /// Records whose links the plan looks at besides, where there are any: they need not be in the target, and are not brought along.
    /// Pure.
    /// </summary>
    public virtual IEnumerable<RecordKey> Consults(CommerceRecord record) => [];

    /// <summary>
    /// Records this one holds within itself and that must be in the target first (a guest's customer in an order's address), of
    /// kinds in <see cref="Needs"/>. They are among its <see cref="References"/> and are never asked of the source. Pure.
    /// </summary>
    public virtual IEnumerable<CommerceRecord> Carries(CommerceRecord record) => [];

    /// <summary>
    /// A reference that cannot be had (gone from the source, skipped) is no reason to fail: the record is planned with
    /// <see cref="PlanContext.Without"/> telling why. Pure.
    /// </summary>
    public virtual bool CanDoWithout(RecordKey reference) => false;

    /// <summary>Natural keys <see cref="FindCandidates"/> can look for; none by default: then only links tell what is there.</summary>
    public virtual IReadOnlyList<NaturalKey> FindsBy => [];

    /// <summary>
    /// Called before records are planned, with those no link tells of: the target's records that have the same value of a natural key,
    /// all at once and however they are spelled. A record found alone is linked and planned as an update. Reads only.
    /// </summary>
    /// <param name="unlinked">The records.</param>
    /// <param name="key">One of <see cref="FindsBy"/>.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <returns>Record → what could be it; records without any may be left out.</returns>
    public virtual Task<IReadOnlyDictionary<RecordKey, IReadOnlyList<Candidate>>> FindCandidates(
        IReadOnlyList<CommerceRecord> unlinked, NaturalKey key, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyDictionary<RecordKey, IReadOnlyList<Candidate>>>(new Dictionary<RecordKey, IReadOnlyList<Candidate>>());

    /// <summary>What must be sent for a record, or why nothing is. Pure: same record and links, same plan, byte for byte.</summary>
    /// <exception cref="Failures.SyncException">This record cannot be planned (<see cref="Failures.FailureCause.FixRecord"/>, <see cref="Failures.FailureCause.FixSettings"/>).</exception>
    public abstract RecordPlan Plan(CommerceRecord record, PlanContext context);

    /// <summary>
    /// What must be sent for a record the source no longer has, and that was written: drafts that mark, void or delete what
    /// <see cref="PlanContext.Made"/> knows, or a reason to leave it. Pure. By default a person is asked.
    /// </summary>
    /// <exception cref="Failures.SyncException">A person must decide (<see cref="Failures.FailureCause.FixRecord"/>).</exception>
    public virtual RecordPlan PlanGone(RecordKey record, PlanContext context) => throw GoneRecords.Ask(record);

    /// <summary>
    /// Called once per slice before the first plan: reads or sets up what the stream needs (accounts, the source's row). Where
    /// <see cref="SourceDescription.IsForPlan"/> says so, it reads only.
    /// </summary>
    public virtual Task Prepare(SourceDescription source, CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>
    /// Sends operations, bodies filled, each with its request id; answers in the same order. An operation the vendor
    /// definitively refused has a failed answer and did nothing; one bad operation never fails the others.
    /// </summary>
    /// <exception cref="Failures.SyncException">Unknown what became of the batch, or nothing of it was accepted for a reason that is not its content.</exception>
    public abstract Task<IReadOnlyList<WriteAnswer>> Write(IReadOnlyList<Operation> operations, CancellationToken cancellation);

    /// <summary>
    /// Finds out what became of operations whose answer was lost, and completes those that had no effect; answers in the same
    /// order. By default they are sent again as they are, which is right wherever a repeated write has one effect.
    /// </summary>
    public virtual Task<IReadOnlyList<WriteAnswer>> Settle(IReadOnlyList<Operation> operations, CancellationToken cancellation) =>
        Write(operations, cancellation);
}
