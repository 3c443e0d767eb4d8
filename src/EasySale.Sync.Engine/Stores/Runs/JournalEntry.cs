using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Engine.Stores.Runs;

/// <summary>One line of the journal: what was done for a record, or why nothing was.</summary>
public sealed record JournalEntry
{
    /// <summary>The result of what a comparison found; what was done about it is told apart.</summary>
    public const string Found = "found";

    /// <summary>The result of a record that a plan could not be kept for; what was sent instead is told apart.</summary>
    public const string Replanned = "replanned";

    /// <summary>Nothing was written, for the reason told.</summary>
    public const string Skipped = "skipped";

    public required DateTimeOffset At { get; init; }

    public required RecordKind Kind { get; init; }

    public required string SourceId { get; init; }

    /// <summary>written, skipped, failed, found, replanned, or moved: nothing was done because the target's record had another version.</summary>
    public required string Result { get; init; }

    public string? Purpose { get; init; }

    public OperationAction? Action { get; init; }

    /// <summary>The target's entity or table.</summary>
    public string? Entity { get; init; }

    /// <summary>The vendor's request id: operation key and generation.</summary>
    public string? RequestId { get; init; }

    /// <summary>The vendor's own id of the exchange, where it gives one.</summary>
    public string? VendorTrace { get; init; }

    public string? MappingVersion { get; init; }

    public string? TargetId { get; init; }

    public string? TargetVersion { get; init; }

    /// <summary>The amount the target answered.</summary>
    public decimal? TargetAmount { get; init; }

    /// <summary>Exactly what was sent; null when nothing was.</summary>
    public ExactJson? Sent { get; init; }

    /// <summary>The journal position that announced it, where that is not this one: it was found in doubt and settled here.</summary>
    public string? AnnouncedBy { get; init; }

    /// <summary>Why it was skipped or failed, or what is wrong with what was written.</summary>
    public string? Reason { get; init; }

    /// <summary>The failure's code.</summary>
    public string? Code { get; init; }
}
