namespace EasySale.Sync.Local.Durable;

/// <summary>An event for another instance that may not have reached it yet.</summary>
/// <param name="Generation">Of the sender.</param>
/// <param name="ActionId">Number of the sender's action.</param>
/// <param name="InstanceId">Whom it is for.</param>
/// <param name="Event">What is raised there.</param>
public sealed record OutgoingEvent(long Generation, int ActionId, string InstanceId, HistoryEvent Event);
