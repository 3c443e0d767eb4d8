using System.Diagnostics;
using System.Diagnostics.Metrics;
using EasySale.Sync.Engine.Operations.Health;

namespace EasySale.Sync.Engine.Telemetry;

/// <summary>Where the house's spans and figures come from; a host that exports them names this one source and this one meter. Nothing is made while nobody listens.</summary>
public static class SyncTelemetry
{
    /// <summary>The name of the source and of the meter.</summary>
    public const string Name = "EasySale.Sync";

    internal static readonly ActivitySource Source = new(Name, ServiceVersion.Version);

    internal static readonly Meter Meter = new(Name, ServiceVersion.Version);
}
