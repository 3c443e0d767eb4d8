using EasySale.Sync.Engine.Callers;

namespace EasySale.Sync.Engine.Stores.Health;

/// <summary>An entry of the index of connections to be checked.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="ConnectionId">Which.</param>
/// <param name="At">When.</param>
public sealed record DueProbe(TenantId Tenant, string ConnectionId, DateTimeOffset At);
