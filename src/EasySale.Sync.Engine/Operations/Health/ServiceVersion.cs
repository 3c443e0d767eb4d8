using System.Reflection;

namespace EasySale.Sync.Engine.Operations.Health;

/// <summary>What this service is called, and its version.</summary>
public static class ServiceVersion
{
    public const string Service = "EasySale.Sync";

    public static readonly string Version =
        typeof(ServiceVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown";
}
