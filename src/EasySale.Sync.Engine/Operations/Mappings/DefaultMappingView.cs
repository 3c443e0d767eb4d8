using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Mapping.Fields;
using EasySale.Sync.Engine.Mapping.Paths;

namespace EasySale.Sync.Engine.Operations.Mappings;

/// <summary>The built-in mapping of a kind to a platform, and what can be changed of it.</summary>
public sealed class DefaultMappingView(Connector connector, RecordKind kind)
{
    /// <summary>The target's platform.</summary>
    public string Platform => connector.Platform;

    public string Entity => kind.Name();

    /// <summary>What goes where without any rules.</summary>
    public IReadOnlyList<BuiltInField> Fields => connector.FieldsOf(kind).BuiltIn;

    /// <summary>The custom fields the target has; null for none.</summary>
    public CustomFieldLimit? CustomFields => connector.FieldsOf(kind).Custom;

    /// <summary>What rules may set.</summary>
    public IReadOnlyList<WritableFieldView> Targets => [.. WritableFields.Of(kind).Select(writable => new WritableFieldView(writable))];

    /// <summary>What rules may read, besides <c>raw.…</c>.</summary>
    public IReadOnlyList<string> Sources => CanonicalPaths.Of(kind);
}
