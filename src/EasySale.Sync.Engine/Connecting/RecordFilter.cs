namespace EasySale.Sync.Engine.Connecting;

/// <summary>Which records a run is about. Empty parts do not filter. A filtered run moves no watermark.</summary>
public sealed record RecordFilter
{
    public static readonly RecordFilter None = new();

    /// <summary>The source's statuses.</summary>
    public IReadOnlyList<string> Statuses { get; init; } = [];

    /// <summary>Orders: paid or unpaid only.</summary>
    public bool? Paid { get; init; }

    /// <summary>Created at or after.</summary>
    public DateTimeOffset? CreatedFrom { get; init; }

    /// <summary>Created before.</summary>
    public DateTimeOffset? CreatedTo { get; init; }

    public bool IsEmpty => Statuses.Count == 0 && Paid is null && CreatedFrom is null && CreatedTo is null;
}
