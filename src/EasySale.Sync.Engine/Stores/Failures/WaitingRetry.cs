namespace EasySale.Sync.Engine.Stores.Failures;

/// <summary>A failure that is tried again by itself.</summary>
/// <param name="Id">The failure.</param>
/// <param name="At">When.</param>
public sealed record WaitingRetry(string Id, DateTimeOffset At);
