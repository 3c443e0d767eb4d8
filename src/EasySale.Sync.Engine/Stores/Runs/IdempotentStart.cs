namespace EasySale.Sync.Engine.Stores.Runs;

/// <summary>What an idempotency key stands for.</summary>
/// <param name="SyncId">The run it started.</param>
/// <param name="RequestHash">Hash of what was asked.</param>
/// <param name="At">When.</param>
public sealed record IdempotentStart(string SyncId, string RequestHash, DateTimeOffset At);
