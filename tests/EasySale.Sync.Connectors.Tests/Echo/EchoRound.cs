namespace EasySale.Sync.Connectors.Tests.Echo;

/// <summary>What was told at one moment, and what followed.</summary>
/// <param name="Deliveries">Requests the vendors sent.</param>
/// <param name="Runs">Runs that were made of them.</param>
/// <param name="Writes">Calls of those runs that changed something outside.</param>
internal sealed record EchoRound(int Deliveries, int Runs, int Writes);
