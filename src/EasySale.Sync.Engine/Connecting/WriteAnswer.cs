using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Engine.Connecting;

/// <summary>What became of one operation.</summary>
public sealed record WriteAnswer
{
    /// <summary>The record's id in the target; null when it was not written.</summary>
    public string? TargetId { get; private init; }

    /// <summary>Its version after the write, where the target has one.</summary>
    public string? TargetVersion { get; private init; }

    /// <summary>The amount as the target has it now, for the sums of the run.</summary>
    public Money? Total { get; private init; }

    /// <summary>Why the target rightly kept what it has (it was newer); null otherwise.</summary>
    public string? SkipReason { get; private init; }

    /// <summary>Why the target definitively refused; null otherwise.</summary>
    public SyncException? Failure { get; private init; }

    public static WriteAnswer Written(string targetId, string? version = null, Money? total = null) =>
        new() { TargetId = targetId, TargetVersion = version, Total = total };

    /// <summary>The target has a newer version already: nothing was done and nothing needs to be.</summary>
    public static WriteAnswer Superseded(string targetId, string reason) => new() { TargetId = targetId, SkipReason = reason };

    public static WriteAnswer Refused(SyncException failure) => new() { Failure = failure };
}
