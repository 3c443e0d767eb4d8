namespace EasySale.Sync.Local.Durable.Replaying;

/// <summary>The code starts over.</summary>
/// <param name="Input">Its new input, serialized.</param>
/// <param name="Unprocessed">Events nobody waited for that go along.</param>
internal sealed record ContinuedAsNew(string? Input, IReadOnlyList<HistoryEvent> Unprocessed);
