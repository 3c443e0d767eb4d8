using EasySale.Sync.Engine.Callers;

namespace EasySale.Sync.Engine.Stores.Schedules;

/// <summary>An entry of the due index: whose schedule is due, and when.</summary>
public sealed record DueSchedule(TenantId Tenant, string Id, DateTimeOffset At);
