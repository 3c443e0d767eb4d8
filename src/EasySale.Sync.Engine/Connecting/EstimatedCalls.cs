namespace EasySale.Sync.Engine.Connecting;

/// <summary>What sending some operations takes, about.</summary>
/// <param name="Calls">Calls to the vendor.</param>
/// <param name="Metered">Of those, the ones it charges for.</param>
public readonly record struct EstimatedCalls(long Calls, long Metered);
