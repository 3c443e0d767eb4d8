namespace EasySale.Sync.Local.Durable;

/// <summary>One activity call that is due.</summary>
/// <param name="InstanceId">Who asked.</param>
/// <param name="Scheduled">What for.</param>
/// <param name="Answer">Takes what came of it.</param>
internal sealed record ActivityWork(string InstanceId, HistoryEvent Scheduled, Action<HistoryEvent> Answer);
