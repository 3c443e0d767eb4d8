using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Stores.Failures;

namespace EasySale.Sync.Engine.Operations.Failures;

/// <summary>Which failures; null parts do not filter.</summary>
public sealed record FailureFilter
{
    public static readonly IReadOnlyList<string> Entities = [.. RecordKinds.ParentsFirst.Select(kind => kind.Name())];

    public string? Entity { get; init; }

    public FailureCause? Cause { get; init; }

    public string? Source { get; init; }

    public string? Target { get; init; }

    public string? SyncId { get; init; }

    public IReadOnlyList<string>? Ids { get; init; }

    public bool Matches(FailedRecord failure) =>
        (Entity is null || failure.Kind.Name() == Entity)
        && (Cause is null || failure.Cause == Cause)
        && (Source is null || failure.Source == Source)
        && (Target is null || failure.Target == Target)
        && (SyncId is null || failure.SyncId == SyncId)
        && (Ids is null || Ids.Contains(failure.Id));
}
