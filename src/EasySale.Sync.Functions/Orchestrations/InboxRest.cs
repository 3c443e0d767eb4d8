namespace EasySale.Sync.Functions.Orchestrations;

/// <summary>What one round found.</summary>
/// <param name="IsEmpty">Nothing lay there.</param>
/// <param name="IsWaiting">Hints stay because their routes are busy.</param>
public sealed record InboxRest(bool IsEmpty, bool IsWaiting);
