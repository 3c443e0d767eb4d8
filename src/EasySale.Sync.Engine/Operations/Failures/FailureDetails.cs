using System.Text.Json.Serialization;
using EasySale.Sync.Engine.Stores.Failures;

namespace EasySale.Sync.Engine.Operations.Failures;

/// <summary>A failure with the operations that were refused, as they would be planned next.</summary>
public sealed class FailureDetails(FailedRecord failure, PlannedPayload? planned, PayloadEdit? edit, bool isMasked) : FailureView(failure, isMasked)
{
    /// <summary>None where nothing could be planned.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyList<PlannedOperationView> Operations { get; } =
        planned is null ? [] : [.. planned.Operations.Select(operation => PlannedOperationView.Of(planned, edit, operation, isMasked))];

    /// <summary>Who corrected something last; null when nobody did.</summary>
    [JsonPropertyOrder(1)]
    public string? EditedBy { get; } = edit?.By;

    [JsonPropertyOrder(1)]
    public DateTimeOffset? EditedAt { get; } = edit?.At;

    /// <summary>Texts are masked because the caller only looks.</summary>
    [JsonPropertyOrder(1)]
    public bool IsMasked { get; } = isMasked;
}
