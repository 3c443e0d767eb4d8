using EasySale.Sync.Engine.Callers;

namespace EasySale.Sync.Engine.Stores.Runs;

/// <summary>A tenant whose runs the watchdog looks after, with the version of its entry.</summary>
public sealed record ActiveTenant(TenantId Tenant, string Version);
