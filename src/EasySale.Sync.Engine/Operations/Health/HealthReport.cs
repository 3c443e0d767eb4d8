namespace EasySale.Sync.Engine.Operations.Health;

/// <summary>How the service and a tenant's connections are.</summary>
/// <param name="Status"><c>ok</c>, or <c>attention</c> when a connection fails or is held back by its breaker, its metered calls run high, its webhooks have fallen silent, or failures are open.</param>
/// <param name="Service">The service's name.</param>
/// <param name="Version">Its version.</param>
/// <param name="At">When this was put together.</param>
/// <param name="Connections">Each with its last check.</param>
/// <param name="OpenFailures">Open failures, counted up to a thousand.</param>
public sealed record HealthReport(
    string Status, string Service, string Version, DateTimeOffset At, IReadOnlyList<ConnectionHealth> Connections, OpenFailureCount OpenFailures);
