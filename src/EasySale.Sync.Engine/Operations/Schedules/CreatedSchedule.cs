namespace EasySale.Sync.Engine.Operations.Schedules;

/// <summary>What making a schedule answers.</summary>
/// <param name="Id">The schedule.</param>
/// <param name="Message">What will happen, in a sentence.</param>
public sealed record CreatedSchedule(string Id, string Message);
