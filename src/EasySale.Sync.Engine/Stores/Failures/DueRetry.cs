using EasySale.Sync.Engine.Callers;

namespace EasySale.Sync.Engine.Stores.Failures;

/// <summary>An entry of the due index: the run whose failures are tried again, and when.</summary>
public sealed record DueRetry(TenantId Tenant, string SyncId, DateTimeOffset At);
