namespace EasySale.Sync.Engine.Operations.Mappings;

/// <summary>Mappings as a file: edited or not, it can be imported.</summary>
/// <param name="Format">Always <see cref="Name"/>.</param>
/// <param name="ExportedAt">When.</param>
/// <param name="Mappings">All of the tenant's that are not deleted.</param>
public sealed record ExportedMappings(string Format, DateTimeOffset ExportedAt, IReadOnlyList<MappingView> Mappings)
{
    public const string Name = "easysale-sync-mappings/1";
}
