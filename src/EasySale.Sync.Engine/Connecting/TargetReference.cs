namespace EasySale.Sync.Engine.Connecting;

/// <summary>A record in the target.</summary>
/// <param name="Id">The target's id.</param>
/// <param name="Version">The version last seen there (a sync token, a write date), where the target has one.</param>
public sealed record TargetReference(string Id, string? Version)
{
    /// <summary>The target's entity it is of, for records that become one entity or another.</summary>
    public string? Entity { get; init; }

    /// <summary>The amount the target has, in the record's currency; null for records without one.</summary>
    public decimal? Amount { get; init; }

    /// <summary>It was voided on the source's behalf: it is still there, and counts for nothing.</summary>
    public bool IsVoided { get; init; }
}
