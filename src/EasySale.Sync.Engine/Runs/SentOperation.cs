using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Links;

namespace EasySale.Sync.Engine.Runs;

/// <summary>An announced operation and the answer to it; no answer while it is in doubt.</summary>
/// <param name="Link">The link as announced.</param>
/// <param name="Operation">As it was sent; before that, placeholders unfilled.</param>
/// <param name="Answer">What became of it; null while unknown.</param>
internal sealed record SentOperation(Link Link, Operation Operation, WriteAnswer? Answer)
{
    /// <summary>It was never handed to the target: what it waited for was refused.</summary>
    public bool IsHeldBack { get; init; }

    public (RecordKey Record, string Purpose) Key => (Operation.Record, Operation.Purpose);

    /// <summary>It was written, and something about it must be seen to.</summary>
    public bool IsQuestioned => Answer is { TargetId: not null, Failure: not null };
}
