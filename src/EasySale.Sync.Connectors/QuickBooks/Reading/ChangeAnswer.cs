using System.Text.Json;
using EasySale.Sync.Connectors.QuickBooks.Wire;

namespace EasySale.Sync.Connectors.QuickBooks.Reading;

/// <summary>What the feed of changes (CDC) answered: whole entities as they are now, and ids of deleted ones.</summary>
/// <param name="Rows">Entity → its rows, those of deleted ones included.</param>
/// <param name="Time">When, on the books' clock.</param>
internal sealed record ChangeAnswer(ILookup<string, JsonElement> Rows, DateTimeOffset? Time)
{
    /// <summary>The most objects an answer holds. Whether of all entities together or of each is not documented.</summary>
    private const int Most = 1000;

    /// <summary>It holds as much as it can: there may be more, and nothing says so.</summary>
    public bool IsFull => Rows.Sum(entity => entity.Count()) >= Most;

    public IReadOnlyList<JsonElement> Live(string entity) => [.. Rows[entity].Where(row => !IsDeleted(row))];

    public IReadOnlyList<string> Deleted(string entity) => [.. Rows[entity].Where(IsDeleted).Select(row => row.Text("Id")).OfType<string>().Distinct()];

    /// <summary>The answer, or null for one of another form.</summary>
    public static ChangeAnswer? Of(JsonElement root)
    {
        if (root.Part("CDCResponse") is not { ValueKind: JsonValueKind.Array } answers) return null;
        var parts = answers.EnumerateArray().ToList();
        if (parts.Count == 0 || parts.Any(part => part.Part("QueryResponse").ValueKind != JsonValueKind.Array)) return null;
        var rows = from part in parts
                   from block in part.Rows("QueryResponse")
                   from entity in block.EnumerateObject()
                   where entity.Value.ValueKind == JsonValueKind.Array
                   from row in entity.Value.EnumerateArray()
                   select (Entity: entity.Name, Row: row);
        return new ChangeAnswer(
            rows.ToLookup(pair => pair.Entity, pair => pair.Row), root.Part("time") is { ValueKind: JsonValueKind.String } time && time.TryGetDateTimeOffset(out var at) ? at : null);
    }

    private static bool IsDeleted(JsonElement row) => row.Text("status") == "Deleted";
}
