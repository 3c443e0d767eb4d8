namespace EasySale.Sync.Engine.Operations.Older;

/// <summary>The answer to <c>start</c>.</summary>
/// <param name="SyncId">The run.</param>
/// <param name="Status">Always <c>queued</c>: it goes on by itself.</param>
public sealed record OlderStarted(string SyncId, string Status);
