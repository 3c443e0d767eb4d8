using System.Text.Json.Serialization;
using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Engine.Stores.Plans;

/// <summary>A record of a plan: what the source told, what the target's links said then, and the operations made of both.</summary>
public sealed record PlannedItem
{
    public required RecordKind Kind { get; init; }

    public required string Id { get; init; }

    /// <summary>As the source told it; null for one that is gone or could not be read.</summary>
    public KeptRecord? Record { get; init; }

    /// <summary>The source has it no longer.</summary>
    public bool IsGone { get; init; }

    /// <summary>Another record holds it.</summary>
    public bool IsCarried { get; init; }

    /// <summary>It is planned because another record needs it first.</summary>
    public bool IsBroughtAlong { get; init; }

    /// <summary>Records of one number were planned together, lower numbers before; of the group's own no more is said.</summary>
    public int Round { get; init; }

    /// <summary>What its links said (see <c>LinkState</c>); other text means that it was written meanwhile.</summary>
    public required string State { get; init; }

    /// <summary>The mapping it was planned with; null in plans of earlier releases.</summary>
    public string? MappingVersion { get; init; }

    /// <summary>None for a record that is skipped or fails.</summary>
    public IReadOnlyList<PlannedDraft> Drafts { get; init; } = [];

    /// <summary>The operations that will be sent.</summary>
    [JsonIgnore]
    public IEnumerable<PlannedDraft> Sent => Drafts.Where(draft => !draft.WaitsInVain);

    /// <summary>Why nothing is sent of it, in the merchant's words.</summary>
    public string? Reason { get; init; }

    /// <summary>It fails, for <see cref="Reason"/>.</summary>
    public bool Fails { get; init; }

    /// <summary>Nothing is to be done to it; it is kept for what that says of the pair it makes.</summary>
    public bool IsUnchanged { get; init; }
}
