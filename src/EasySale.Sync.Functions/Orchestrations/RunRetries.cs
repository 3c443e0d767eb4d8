namespace EasySale.Sync.Functions.Orchestrations;

/// <summary>Names records that failed in a run and are tried again.</summary>
public sealed record RunRetries(string Tenant, string SyncId, DateTimeOffset At);
