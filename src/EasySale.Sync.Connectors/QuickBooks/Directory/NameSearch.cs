using System.Text.Json;
using EasySale.Sync.Connectors.QuickBooks.Wire;

namespace EasySale.Sync.Connectors.QuickBooks.Directory;

/// <summary>Finds entries by their unique name, inactive ones too, many with one call.</summary>
internal sealed class NameSearch(QuickBooksClient client, string entity, string property)
{
    private const int AtOnce = 50;

    /// <summary>Name, whatever its case → row.</summary>
    public async Task<IReadOnlyDictionary<string, JsonElement>> Find(IEnumerable<string> names, CancellationToken cancellation)
    {
        var found = new Dictionary<string, JsonElement>(StringComparer.OrdinalIgnoreCase);
        var plain = names.ToLookup(Literal.IsPlain);
        foreach (var some in plain[true].Distinct().Chunk(AtOnce))
            await Add(found, $"{property} in ({string.Join(", ", some.Select(Literal.Of))})", cancellation);
        foreach (var awkward in plain[false].Distinct())
            await Add(found, $"{property} like {Literal.Pattern(awkward)}", cancellation);
        return found;
    }

    private async Task Add(Dictionary<string, JsonElement> found, string condition, CancellationToken cancellation)
    {
        foreach (var row in await client.Rows(entity, $"select * from {entity} where {condition} and Active in (true, false) maxresults 1000", cancellation))
            if (row.Text(property) is { } name) found[name] = row;
    }
}
