using EasySale.Sync.Engine.Callers;

namespace EasySale.Sync.Engine.Stores.Locks;

/// <summary>A lease held.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="Key">The lease's row.</param>
/// <param name="Version">The row as this holder wrote it.</param>
public sealed record Lease(TenantId Tenant, string Key, string Version);
