using System.Text.Json.Serialization;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Mappings;

namespace EasySale.Sync.Engine.Operations.Mappings;

/// <summary>A mapping together with the built-in one it changes.</summary>
public sealed class MappingDetails(SavedMapping mapping, TargetFields target) : MappingView(mapping)
{
    /// <summary>What goes where in the end, built-in lines first.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyList<FieldView> Fields { get; } = FieldView.Of(mapping.Rules, target);

    /// <summary>The custom fields the target has; null for none.</summary>
    [JsonPropertyOrder(1)]
    public CustomFieldLimit? CustomFields { get; } = target.Custom;
}
