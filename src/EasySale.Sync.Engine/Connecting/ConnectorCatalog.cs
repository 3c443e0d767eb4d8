using System.Reflection;

namespace EasySale.Sync.Engine.Connecting;

/// <summary>The connectors of this installation. They are found, not listed: a new one is a new folder and nothing else.</summary>
public sealed class ConnectorCatalog(IEnumerable<Connector> connectors)
{
    public IReadOnlyList<Connector> All { get; } = [.. connectors.OrderBy(connector => connector.Platform, StringComparer.Ordinal)];

    /// <summary>Every concrete <see cref="Connector"/> of these assemblies.</summary>
    public static ConnectorCatalog Scan(params ReadOnlySpan<Assembly> assemblies)
    {
        var found = new List<Connector>();
        foreach (var assembly in assemblies)
            found.AddRange(assembly.GetTypes()
                .Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(Connector)))
                .Select(type => (Connector)Activator.CreateInstance(type)!));
        return new ConnectorCatalog(found);
    }

    public Connector? Find(string platform) => All.FirstOrDefault(connector => connector.Platform == platform);
}
