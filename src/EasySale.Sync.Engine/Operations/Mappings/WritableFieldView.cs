using EasySale.Sync.Engine.Mapping.Fields;
using EasySale.Sync.Engine.Mapping.Values;

namespace EasySale.Sync.Engine.Operations.Mappings;

/// <summary>A field a rule may set.</summary>
public sealed class WritableFieldView(WritableField writable)
{
    public string Path => writable.Path;

    public MappedType Type => writable.Type;

    /// <summary>It must never be empty.</summary>
    public bool Required => writable.Required;
}
