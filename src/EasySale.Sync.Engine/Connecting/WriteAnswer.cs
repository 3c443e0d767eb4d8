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

    /// <summary>Why nothing of the source's record counts in the target (it was newer there, or voided); null otherwise.</summary>
    public string? SkipReason { get; private init; }

    /// <summary>Why the target definitively refused, or what is wrong with what was written; null otherwise.</summary>
    public SyncException? Failure { get; private init; }

    /// <summary>The vendor's own id of the exchange, for its support; null where it gives none.</summary>
    public string? Trace { get; init; }

    /// <summary>The tax in the amount as the target has it now; null where it does not say.</summary>
    public decimal? Tax { get; init; }

    public static WriteAnswer Written(string targetId, string? version = null, Money? total = null) =>
        new() { TargetId = targetId, TargetVersion = version, Total = total };

    /// <summary>The target has a newer version already: nothing was done and nothing needs to be.</summary>
    public static WriteAnswer Superseded(string targetId, string reason) => new() { TargetId = targetId, SkipReason = reason };

    /// <summary>The target's record was voided as planned: nothing of the source's counts there any more, for this reason.</summary>
    public static WriteAnswer Voided(string targetId, string reason, string? version = null) =>
        new() { TargetId = targetId, TargetVersion = version, SkipReason = reason, IsVoided = true };

    /// <summary>What was planned was done, and left nothing that counts.</summary>
    public bool IsVoided { get; private init; }

    /// <summary>Nothing was done because the target's record has moved on since it was planned.</summary>
    public bool HasMoved { get; private init; }

    /// <summary>Nobody knows yet whether it was done; it stays announced and is settled later.</summary>
    public bool IsInDoubt { get; private init; }

    public static WriteAnswer Refused(SyncException failure) => new() { Failure = failure };

    /// <summary>It was written, and something about it must be seen to by a person.</summary>
    public static WriteAnswer WrittenBut(SyncException failure, string targetId, string? version = null, Money? total = null) =>
        new() { TargetId = targetId, TargetVersion = version, Total = total, Failure = failure };

    /// <summary>Nothing was done: the target's record has another version than the one planned against. The record is planned anew against this one.</summary>
    public static WriteAnswer Moved(string targetId, string version) => new() { TargetId = targetId, TargetVersion = version, HasMoved = true };

    /// <summary>Not known, or not sent any more, because of this; the slice ends with it once the answers known are stored.</summary>
    public static WriteAnswer InDoubt(SyncException failure) => new() { Failure = failure, IsInDoubt = true };
}
