using System.Globalization;
using System.Text.Json;
using EasySale.Sync.Connectors.QuickBooks.Directory;
using EasySale.Sync.Connectors.QuickBooks.Wire;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.QuickBooks.Documents;

/// <summary>
/// Finds documents whose making was not answered, many with one query: by number where numbers are ours, otherwise among what was
/// made since they were announced; and among those by marker.
/// </summary>
internal sealed class DocumentSearch(QuickBooksClient client)
{
    private const int RowsPerQuery = 1000;
    private const int NumbersPerQuery = 100;

    /// <summary>How far the company's clock may be behind ours.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(15);

    /// <summary>What was found, by the operations' markers; of several with one marker the first that was made: the others are copies of it.</summary>
    public async Task<IReadOnlyDictionary<string, PostAnswer>> Find(IEnumerable<Operation> creations, CancellationToken cancellation)
    {
        var found = new Dictionary<string, PostAnswer>();
        foreach (var entity in creations.Select(creation => new Sought(creation)).GroupBy(sought => sought.Operation.Entity))
        {
            var numbered = entity.Where(sought => sought.Number is not null).Select(sought => sought.Number!).ToList();
            foreach (var numbers in numbered.Distinct().Chunk(NumbersPerQuery)) await ByNumber(entity.Key, numbers, found, cancellation);
            if (entity.Where(sought => sought.Number is null).ToList() is { Count: > 0 } others)
                await Since(entity.Key, others.Min(sought => sought.Operation.AnnouncedAt) - Skew, found, cancellation);
        }

        return found;
    }

    /// <summary>The marker of an operation's body.</summary>
    public static string MarkerOf(Operation operation) => new Sought(operation).Marker;

    private async Task ByNumber(string entity, IEnumerable<string> numbers, Dictionary<string, PostAnswer> found, CancellationToken cancellation)
    {
        var list = string.Join(',', numbers.Select(Literal.Of));
        Keep(await client.Rows(entity, $"SELECT * FROM {entity} WHERE DocNumber IN ({list}) MAXRESULTS {RowsPerQuery}", cancellation), found);
    }

    private async Task Since(string entity, DateTimeOffset instant, Dictionary<string, PostAnswer> found, CancellationToken cancellation)
    {
        var since = instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        for (var start = 1; ; start += RowsPerQuery)
        {
            var statement = $"SELECT * FROM {entity} WHERE MetaData.CreateTime >= '{since}' ORDERBY Id STARTPOSITION {start} MAXRESULTS {RowsPerQuery}";
            var rows = await client.Rows(entity, statement, cancellation);
            Keep(rows, found);
            if (rows.Count < RowsPerQuery) return;
        }
    }

    private static void Keep(IEnumerable<JsonElement> rows, Dictionary<string, PostAnswer> found)
    {
        foreach (var row in rows)
            if (Marker.In(row) is { } marker && (!found.TryGetValue(marker, out var other) || IsBefore(row, other.Entity))) found[marker] = new PostAnswer(row);
    }

    private static bool IsBefore(JsonElement one, JsonElement other) =>
        (one.CreatedAt() ?? DateTimeOffset.MaxValue, one.Number("Id")).CompareTo((other.CreatedAt() ?? DateTimeOffset.MaxValue, other.Number("Id"))) < 0;

    private sealed record Sought(Operation Operation)
    {
        private readonly JsonElement _body = JsonSerializer.Deserialize<JsonElement>(Operation.Body.Span);

        // The query language stumbles over some characters: documents with such a number are found by when they were made.
        public string? Number => _body.Text("DocNumber") is { } number && Literal.IsPlain(number) ? number : null;

        public string Marker => Documents.Marker.In(_body)!;
    }
}
