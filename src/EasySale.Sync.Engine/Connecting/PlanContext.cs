using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Engine.Connecting;

/// <summary>What a plan may know besides its record: the source connection, and links.</summary>
/// <param name="sourceConnectionId">Where the record comes from.</param>
/// <param name="link">(record, purpose) → its link, or null. Only the record itself, its references and what it consults are known.</param>
/// <param name="without">A reference → why it cannot be had, in the merchant's words; null when it is not known to be missing.</param>
public sealed class PlanContext(
    string sourceConnectionId, Func<RecordKey, string, TargetReference?> link, Func<RecordKey, string?>? without = null)
{
    public string SourceConnectionId { get; } = sourceConnectionId;

    /// <summary>
    /// The record was merged with what the target itself says, so all of it is meant, also what is otherwise given once and left to people
    /// there.
    /// </summary>
    public bool IsMerged { get; init; }

    /// <summary>What this record's operation of a purpose made in the target, or null when it has not been made.</summary>
    public TargetReference? Made(RecordKey record, string purpose = Purposes.Record) => link(record, purpose);

    /// <summary>The target's id of a referred record, or a placeholder such as <c>{{customers/17}}</c> that is filled when sent.</summary>
    public string Reference(RecordKey record, string purpose = Purposes.Record) =>
        link(record, purpose)?.Id ?? Placeholder.For(record, purpose);

    /// <summary>Why a reference the stream can do without cannot be had; null while nothing speaks against it.</summary>
    public string? Without(RecordKey reference) => without?.Invoke(reference);
}
