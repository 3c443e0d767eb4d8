using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Engine.Operations.Connections;

/// <summary>One field of a connection's settings or secrets.</summary>
public sealed class FieldView(SettingField field)
{
    public string Name { get; } = field.Name;

    public string Description { get; } = field.Description;

    /// <summary>It must be sent.</summary>
    public bool Required { get; } = field.Required && field.Default is null;

    /// <summary>It goes to the secret store and is never shown again.</summary>
    public bool Secret { get; } = field.IsSecret;

    /// <summary>Its value is an object or array.</summary>
    public bool Json { get; } = field.IsJson;

    public string? Default { get; } = field.Default;

    public IReadOnlyList<string>? Allowed { get; } = field.Allowed;

    public string? Example { get; } = field.Example;
}
