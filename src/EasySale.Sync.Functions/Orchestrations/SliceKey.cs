namespace EasySale.Sync.Functions.Orchestrations;

/// <summary>Names the work of one activity call.</summary>
public sealed record SliceKey(string Tenant, string SyncId, int Step);
