namespace EasySale.Sync.Connectors.WooCommerce.Walks;

/// <summary>Rows that an older release only lists parent by parent. A change of a row moves its parent's stamp.</summary>
/// <param name="Parents">The parents' list.</param>
/// <param name="Fields">What is needed of a parent; null for all of it.</param>
/// <param name="ChildIds">The parent's property that lists its children.</param>
/// <param name="Children">The last part of the children's path.</param>
internal sealed record NestedCollection(Collection Parents, string? Fields, string ChildIds, string Children)
{
    /// <summary>Each parent is a call of its own, so fewer are taken at a time.</summary>
    public const int ParentsPerPage = 20;

    public bool HasChildren(Row parent) => parent.Json.Parts(ChildIds).Any();

    public string PathOf(Row parent) => $"{Parents.Path}/{parent.RequiredId}/{Children}";
}
