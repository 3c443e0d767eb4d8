namespace EasySale.Sync.Engine.Connecting;

/// <summary>An operation as a target plans it, before the engine gives it a key and announces it.</summary>
/// <param name="Action">Create, update, …</param>
/// <param name="Body">The exact JSON body, placeholders in it.</param>
public sealed record Draft(OperationAction Action, ReadOnlyMemory<byte> Body)
{
    /// <summary>What it is for; one record has at most one operation of a purpose.</summary>
    public string Purpose { get; init; } = Purposes.Record;

    /// <summary>The target's entity or table, for the journal.</summary>
    public required string Entity { get; init; }

    /// <summary>The target's id, for anything but a creation.</summary>
    public string? TargetId { get; init; }

    /// <summary>The version it was planned against, where the target has versions.</summary>
    public string? ExpectedVersion { get; init; }
}
