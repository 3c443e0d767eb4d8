using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Health;

namespace EasySale.Sync.Engine.Operations.Health;

/// <summary>What a connection's last check and its gate make of its status. Pure.</summary>
internal static class StatusRules
{
    /// <summary>How every connector's code ends for credentials that are not accepted.</summary>
    private const string Reconnect = ".reconnect";

    public static ConnectionStatus Of(Connection connection, HealthCheck? check, GateHealth gate)
    {
        if (!connection.Enabled) return ConnectionStatus.Disabled;
        if (check?.Checks.Any(one => one.Code?.EndsWith(Reconnect, StringComparison.Ordinal) == true) == true) return ConnectionStatus.ReconnectNeeded;
        if (gate.Breaker == BreakerState.Open) return ConnectionStatus.BreakerOpen;
        if (check?.At is null) return ConnectionStatus.Unknown;
        if (check.IsDead && check.Checks.Any(one => !one.Passes)) return ConnectionStatus.Offline;
        var isHeldBack = gate.Breaker == BreakerState.HalfOpen || gate.PausedLanes.Count > 0;
        return isHeldBack || check.Checks.Any(one => !one.Passes) ? ConnectionStatus.Degraded : ConnectionStatus.Online;
    }

    /// <summary>A person must see to it; a pause passes by itself, and what is switched off rests.</summary>
    public static bool NeedsAttention(ConnectionHealth view) => view.Status != ConnectionStatus.Disabled && (
        view.Status is ConnectionStatus.Offline or ConnectionStatus.ReconnectNeeded or ConnectionStatus.BreakerOpen
        || view.Checks.Any(one => !one.Passes) || view.Gate.Breaker != BreakerState.Closed || view.MeteredCalls.IsHigh || view.Webhooks?.SilentSince is not null);
}
