using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Engine.Runs;

/// <summary>A record of a group and what planning decided: an outcome that needs no write, or operations to send.</summary>
/// <param name="Key">Which record.</param>
internal sealed record PlannedRecord(RecordKey Key)
{
    public CommerceRecord? Record { get; init; }

    public string? ContentHash { get; init; }

    /// <summary>Another record holds it.</summary>
    public bool IsCarried { get; init; }

    /// <summary>Set when nothing is to be sent.</summary>
    public OutcomeKind? Decided { get; init; }

    public string? SkipReason { get; init; }

    public SyncException? Failure { get; init; }

    public IReadOnlyList<Draft> Drafts { get; init; } = [];

    /// <summary>Records it refers to that the target does not have yet.</summary>
    public IReadOnlyList<RecordKey> Missing { get; init; } = [];

    /// <summary>Of those, the ones it carries itself.</summary>
    public IReadOnlyList<CommerceRecord> Carried { get; init; } = [];

    /// <summary>This group has written something of it already that a person must see to; its failure is stored.</summary>
    public bool StaysFailed { get; init; }

    public PlannedRecord Fail(SyncException failure) =>
        this with { Decided = OutcomeKind.Failed, Failure = failure, Drafts = [], Missing = [] };
}
