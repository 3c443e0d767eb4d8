using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Engine.Operations.Connections;

/// <summary>A kind of system that can be connected.</summary>
public sealed class ConnectorView(Connector connector)
{
    public string Platform { get; } = connector.Platform;

    /// <summary>Its word in connector ids such as <c>a_to_b</c>.</summary>
    public string ShortName { get; } = connector.ShortName;

    public string Name { get; } = connector.DisplayName;

    /// <summary>Entities that can be read from it.</summary>
    public IReadOnlyList<string> Reads { get; } = [.. connector.Reads.Select(kind => kind.Name())];

    /// <summary>Entities that can be written to it.</summary>
    public IReadOnlyList<string> Writes { get; } = [.. connector.Writes.Select(kind => kind.Name())];

    public IReadOnlyList<FieldView> Fields { get; } = [.. connector.Settings.Select(field => new FieldView(field))];
}
