using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Engine.Operations.Health;

/// <summary>How a connection is.</summary>
/// <param name="Id">The connection.</param>
/// <param name="Platform">Its platform.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Status">By the last real check.</param>
/// <param name="CheckedAt">When that was.</param>
/// <param name="AgeSeconds">How long ago.</param>
/// <param name="Checks">Capability by capability.</param>
/// <param name="LastRun">The newest of the recent runs with it, or null.</param>
/// <param name="LastSyncAt">When the newest of the recent runs with it that was more than a dry run ended well, or null.</param>
/// <param name="OpenFailures">Open failures of records on its routes, counted up to a thousand of the tenant.</param>
/// <param name="Backlog">What waits for it.</param>
/// <param name="Gate">What holds it back.</param>
/// <param name="MeteredCalls">What its calls cost this month.</param>
/// <param name="Webhooks">How its webhooks are doing; null when none are registered.</param>
public sealed record ConnectionHealth(
    string Id,
    string Platform,
    string Name,
    ConnectionStatus Status,
    DateTimeOffset? CheckedAt,
    double? AgeSeconds,
    IReadOnlyList<ProbeCheck> Checks,
    Runs.RunView? LastRun,
    DateTimeOffset? LastSyncAt,
    OpenFailureCount OpenFailures,
    BacklogHealth Backlog,
    GateHealth Gate,
    MeteredHealth MeteredCalls,
    WebhookHealth? Webhooks);
