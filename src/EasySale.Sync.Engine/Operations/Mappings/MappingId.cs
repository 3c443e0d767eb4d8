using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Mappings;

namespace EasySale.Sync.Engine.Operations.Mappings;

/// <summary>Which mapping: its route and kind, as the id in the address says.</summary>
/// <param name="Source">Source connection.</param>
/// <param name="Target">Target connection.</param>
/// <param name="Kind">The kind.</param>
public sealed record MappingId(string Source, string Target, RecordKind Kind)
{
    /// <exception cref="ProblemException">The text is no such id (404).</exception>
    public static MappingId Read(string text) => text.Split('.') is [{ Length: > 0 } source, { Length: > 0 } target, var entity] && RecordKinds.TryParse(entity, out var kind)
        ? new MappingId(source, target, kind)
        : throw new ProblemException(Unknown(text));

    public override string ToString() => SavedMapping.IdOf(Source, Target, Kind);

    internal static Problem Unknown(string id) => KnownProblems.NotFound(
        $"There is no mapping \"{id}\"; its id is source.target.entity, such as shop-1.books-1.orders. The built-in mapping holds there; GET /api/sync/mappings lists the others.");
}
