namespace EasySale.Sync.Engine.Operations.Older;

/// <summary>What an action came to.</summary>
/// <param name="Body">The answer's body.</param>
/// <param name="MustStart">Runs whose orchestrations are to be started.</param>
/// <param name="MustTell">The run whose orchestration is to be told that somebody wants it otherwise; null for none.</param>
public sealed record OlderAnswer(object Body, IReadOnlyList<string> MustStart, string? MustTell = null);
