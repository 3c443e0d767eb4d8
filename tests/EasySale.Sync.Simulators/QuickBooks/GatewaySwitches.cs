namespace EasySale.Sync.Simulators.QuickBooks;

/// <summary>The points in front of the books on which Intuit's papers are silent or at odds with reports.</summary>
public sealed record GatewaySwitches
{
    /// <summary>What a throttled call is answered with.</summary>
    public ThrottleShape ThrottleShape { get; init; } = ThrottleShape.Json;

    /// <summary>Seconds sent as <c>Retry-After</c> with 429; documented is none.</summary>
    public int? RetryAfterSeconds { get; init; }

    /// <summary>Each item of a batch is metered, or the batch as one call.</summary>
    public bool MeterEachBatchItem { get; init; }

    /// <summary>Each item of a batch counts against the company's 500 a minute, or the batch as one request.</summary>
    public bool ThrottleEachBatchItem { get; init; }

    /// <summary>How long a requestid is remembered.</summary>
    public TimeSpan RequestIdLife { get; init; } = TimeSpan.MaxValue;

    /// <summary>A remembered requestid with another body is refused with 600, or answered like the first one.</summary>
    public bool CompareRequestBodies { get; init; }

    /// <summary>A requestid whose call was refused is answered with the same refusal again, or tried anew.</summary>
    public bool RememberFailures { get; init; } = true;

    /// <summary>The word in a CloudEvents type for a void: <c>void</c> or <c>voided</c>.</summary>
    public string VoidEvent { get; init; } = "voided";
}
