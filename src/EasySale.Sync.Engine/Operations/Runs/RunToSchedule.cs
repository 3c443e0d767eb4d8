using EasySale.Sync.Engine.Callers;

namespace EasySale.Sync.Engine.Operations.Runs;

/// <summary>A run that has its turn: its orchestration must be alive.</summary>
public sealed record RunToSchedule(TenantId Tenant, string SyncId);
