namespace EasySale.Sync.Engine.Stores.Schedules;

/// <summary>An occurrence somebody has begun to start; stored before the first run is, so that it is finished whoever dies.</summary>
/// <param name="Occurrence">Which.</param>
/// <param name="ClaimedAt">When; the ids of its runs follow from it.</param>
public sealed record ScheduledStart(DateTimeOffset Occurrence, DateTimeOffset ClaimedAt);
