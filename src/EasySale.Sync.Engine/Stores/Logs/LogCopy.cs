using EasySale.Sync.Engine.Callers;

namespace EasySale.Sync.Engine.Stores.Logs;

/// <summary>A run's log that is to be copied to a connection.</summary>
public sealed record LogCopy
{
    public required TenantId Tenant { get; init; }

    public required string SyncId { get; init; }

    public required string ConnectionId { get; init; }

    /// <summary>When the run was over.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>When it goes on.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>The step that is copied.</summary>
    public int Step { get; init; }

    /// <summary>The group of that step that comes next.</summary>
    public long Part { get; init; }

    /// <summary>Attempts in a row that failed.</summary>
    public int Failures { get; init; }
}
