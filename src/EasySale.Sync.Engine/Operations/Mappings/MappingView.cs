using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Mapping;
using EasySale.Sync.Engine.Stores.Mappings;

namespace EasySale.Sync.Engine.Operations.Mappings;

/// <summary>A mapping as the API shows it.</summary>
public class MappingView(SavedMapping mapping)
{
    /// <summary>Fields of a mapping that are told and not taken; sent back they are passed over.</summary>
    internal static readonly IReadOnlyList<string> Shown =
        ["id", "source", "target", "entity", "version", "mappingVersion", "savedBy", "savedAt", "fields", "customFields", "isDeleted"];

    public string Id => mapping.Id;

    /// <summary>Source connection.</summary>
    public string Source => mapping.Source;

    /// <summary>Target connection.</summary>
    public string Target => mapping.Target;

    public string Entity => mapping.Kind.Name();

    public int Version => mapping.Version;

    /// <summary>How links and journals name it, behind the target's own mapping version.</summary>
    public string MappingVersion => mapping.Name;

    public IReadOnlyList<MappingRule> Rules => mapping.Rules;

    /// <summary>This version took the mapping away.</summary>
    public bool IsDeleted => mapping.IsDeleted;

    public string? Note => mapping.Note;

    public string SavedBy => mapping.SavedBy;

    public DateTimeOffset SavedAt => mapping.SavedAt;
}
