using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Stores;
using EasySale.Sync.Engine.Stores.Conflicts;
using EasySale.Sync.Engine.Stores.Links;

namespace EasySale.Sync.Engine.Runs;

/// <summary>A record of a group and what planning decided: an outcome that needs no write, or operations to send.</summary>
/// <param name="Key">Which record.</param>
internal sealed record PlannedRecord(RecordKey Key)
{
    private static readonly Dictionary<string, ExactJson> NoEdits = [];

    /// <summary>What is written of it; on two-way routes with what the other side changed.</summary>
    public CommerceRecord? Record { get; init; }

    /// <summary>The record as its source told it.</summary>
    public CommerceRecord? AsRead { get; init; }

    public string? ContentHash { get; init; }

    /// <summary>Another record holds it.</summary>
    public bool IsCarried { get; init; }

    /// <summary>Set when nothing is to be sent.</summary>
    public OutcomeKind? Decided { get; init; }

    public string? SkipReason { get; init; }

    /// <summary>It is skipped for want of another record: when that one is there, the same content makes something.</summary>
    public bool SkipsForNow { get; init; }

    public SyncException? Failure { get; init; }

    public IReadOnlyList<Draft> Drafts { get; init; } = [];

    /// <summary>Purpose → the body a person put in place of the planned one.</summary>
    public IReadOnlyDictionary<string, ExactJson> Edits { get; init; } = NoEdits;

    /// <summary>Records it refers to that the target does not have yet.</summary>
    public IReadOnlyList<RecordKey> Missing { get; init; } = [];

    /// <summary>Of those, the ones it carries itself.</summary>
    public IReadOnlyList<CommerceRecord> Carried { get; init; } = [];

    /// <summary>This group has written something of it already that a person must see to; its failure is stored.</summary>
    public bool StaysFailed { get; init; }

    /// <summary>Its route goes both ways: what it wrote last says nothing about what the target has now.</summary>
    public bool IsTwoWay { get; init; }

    /// <summary>Its target is the side that is right and has it: writing it overwrites what is there.</summary>
    public bool OverwritesTruth { get; init; }

    /// <summary>What its target says of it now, where that is the side that is right.</summary>
    public CommerceRecord? Overwritten { get; init; }

    /// <summary>What both sides agree on once this is done; null where that does not change.</summary>
    public Agreement? Agreed { get; init; }

    /// <summary>The target's record that is gone and that this one takes the place of.</summary>
    public string? Replaced { get; init; }

    /// <summary>What is to be told of a collision: open, or resolved by what is planned.</summary>
    public Conflict? Conflict { get; init; }

    /// <summary>It is left as it is, and so is what is known of it: another run looks at it.</summary>
    public bool IsLeft { get; private init; }

    public bool IsUndecided => Conflict is { State: not ConflictState.Resolved };

    /// <summary>It was found in the target and is linked with what is there; nothing of it is written.</summary>
    public bool IsAdopted { get; init; }

    /// <summary>What is to be done is another run's, which closes the conflict: the way back's where the other side is right.</summary>
    public bool AwaitsWayBack { get; init; }

    /// <summary>It is skipped with the same content and for the same reason as last time: nothing new is known of it.</summary>
    public bool IsSkippedAs(Link before) => SkipReason is not null && SkipReason == before.SkipReason && ContentHash == before.ContentHash;

    public Draft Edited(Draft draft) => Edits.TryGetValue(draft.Purpose, out var body) ? draft with { Body = body.Bytes } : draft;

    /// <summary>It deletes, voids, or overwrites the side that is right.</summary>
    public bool Destroys(Draft draft) => draft.Action is OperationAction.Delete or OperationAction.Void || Overwrites(draft);

    public PlannedRecord Fail(SyncException failure) =>
        this with { Decided = OutcomeKind.Failed, Failure = failure, Drafts = [], Missing = [] };

    public PlannedRecord Left() => new PlannedRecord(Key) { Decided = OutcomeKind.Unchanged, IsLeft = true };

    // An upsert finds what is there by itself and names no id.
    private bool Overwrites(Draft draft) => OverwritesTruth && draft is { Action: OperationAction.Upsert } or { Action: OperationAction.Update, TargetId: not null };
}
