namespace EasySale.Sync.Engine.Operations.Schedules;

/// <summary>When a schedule comes: the instant, and what the clock on the wall then says.</summary>
public sealed record Occurrence(DateTimeOffset At, DateTimeOffset Local);
