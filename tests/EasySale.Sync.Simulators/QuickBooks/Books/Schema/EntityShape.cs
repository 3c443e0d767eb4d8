namespace EasySale.Sync.Simulators.QuickBooks.Books.Schema;

/// <param name="Operations">Such as <c>create</c>, <c>sparseUpdate</c>, <c>void</c>.</param>
/// <param name="Filterable">Properties a query may ask by, compared without case.</param>
internal sealed record EntityShape(
    string Name, string Endpoint, bool IsTransaction, bool InChanges, IReadOnlySet<string> Operations, IReadOnlySet<string> Filterable,
    IReadOnlyDictionary<string, FieldShape> Fields)
{
    public bool IsList => Fields.ContainsKey("Active");
}
