using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Reflection;

namespace EasySale.Sync.Engine.Telemetry;

/// <summary>Where the house's spans and figures come from; a host that exports them names this one source and this one meter. Nothing is made while nobody listens.</summary>
public static class SyncTelemetry
{
    /// <summary>The name of the source and of the meter.</summary>
    public const string Name = "EasySale.Sync";

    private static readonly string? Version = typeof(SyncTelemetry).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;

    internal static readonly ActivitySource Source = new(Name, Version);

    internal static readonly Meter Meter = new(Name, Version);
}
