using System.Text.Json;
using EasySale.Sync.Connectors.QuickBooks.Directory;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.QuickBooks.Reading;

/// <summary>Reads chosen entities, inactive ones too, hundreds with one metered call.</summary>
/// <param name="client">Asks.</param>
/// <param name="entity">What is asked for.</param>
/// <param name="hasInactive">It is a list, whose entries can be made inactive.</param>
internal sealed class IdSearch(QuickBooksClient client, string entity, bool hasInactive)
{
    private const int IdsPerQuery = 300;
    private const int LongestId = 19;

    /// <summary>Those there are, and failures by id of those the books themselves stumble over.</summary>
    public async Task<(IReadOnlyList<JsonElement> Rows, IReadOnlyDictionary<string, SyncException> Failures)> Find(IEnumerable<string> ids, CancellationToken cancellation)
    {
        var (rows, failures) = (new List<JsonElement>(), new Dictionary<string, SyncException>());
        foreach (var some in ids.Where(IsId).Distinct().Chunk(IdsPerQuery)) await Add(some, rows, failures, cancellation);
        return (rows, failures);
    }

    public static bool IsId(string text) => text.Length is > 0 and <= LongestId && text.All(char.IsAsciiDigit);

    private async Task Add(string[] ids, List<JsonElement> rows, Dictionary<string, SyncException> failures, CancellationToken cancellation)
    {
        try
        {
            rows.AddRange(await client.Rows(entity, Statement(ids), cancellation));
        }
        catch (SyncException failure) when (QuickBooksErrors.IsPoisoned(failure))
        {
            if (ids.Length == 1) failures[ids[0]] = Unreadable.Poisoned(entity, ids[0], failure);
            else foreach (var half in ids.Chunk((ids.Length + 1) / 2)) await Add(half, rows, failures, cancellation);
        }
    }

    private string Statement(string[] ids)
    {
        var active = hasInactive ? " and Active in (true, false)" : "";
        return $"select * from {entity} where Id in ({string.Join(", ", ids.Select(Literal.Of))}){active} maxresults {QueryWalk.PageSize}";
    }
}
