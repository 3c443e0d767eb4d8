namespace EasySale.Sync.Functions.Orchestrations;

/// <summary>Names a run; the only thing an orchestration is started with.</summary>
public sealed record RunKey(string Tenant, string SyncId);
