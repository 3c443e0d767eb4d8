using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Stores.Failures;

namespace EasySale.Sync.Engine.Operations.Failures;

/// <summary>An open failure: which record, why, and who must do what.</summary>
/// <param name="failure">The failure.</param>
/// <param name="isMasked">The caller only looks: ids that tell of people are masked.</param>
public class FailureView(FailedRecord failure, bool isMasked)
{
    public string Id { get; } = failure.Id;

    public string Entity { get; } = failure.Kind.Name();

    /// <summary>The record's id in the source.</summary>
    public string SourceId { get; } = PersonalData.Id(failure.SourceId, isMasked);

    /// <summary>Source connection.</summary>
    public string Source { get; } = failure.Source;

    /// <summary>Target connection.</summary>
    public string Target { get; } = failure.Target;

    /// <summary>Who must act.</summary>
    public FailureCause Cause { get; } = failure.Cause;

    public string Code { get; } = failure.Code;

    /// <summary>What happened and what to do.</summary>
    public string Message { get; } = failure.Message;

    /// <summary>Codes and ids for support.</summary>
    public string? Detail { get; } = failure.Detail;

    public int Attempts { get; } = failure.Attempts;

    /// <summary>When it is tried again by itself; null when it waits for a person.</summary>
    public DateTimeOffset? NextTryAt { get; } = failure.NextTryAt;

    public DateTimeOffset FirstAt { get; } = failure.FirstAt;

    public DateTimeOffset LastAt { get; } = failure.LastAt;

    /// <summary>The run that failed last.</summary>
    public string SyncId { get; } = failure.SyncId;
}
