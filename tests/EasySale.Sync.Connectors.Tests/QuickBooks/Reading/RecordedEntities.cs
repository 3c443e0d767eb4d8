using System.Text.Json;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.Reading;

/// <summary>Every entity in the answers of the example exchanges.</summary>
internal static class RecordedEntities
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "QuickBooks", "Recordings");

    /// <summary>Entities of a name, wherever an answer holds them.</summary>
    public static IReadOnlyList<JsonElement> All(string entity) =>
        [.. Directory.EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).SelectMany(file => In(Read(file), entity))];

    /// <summary>The answer's body of one exchange.</summary>
    public static JsonElement Body(string name) => Read(Path.Combine(Folder, name + ".json")).GetProperty("response").GetProperty("body");

    private static JsonElement Read(string file) => JsonElement.Parse(File.ReadAllText(file));

    private static IEnumerable<JsonElement> In(JsonElement exchange, string entity) =>
        exchange.ValueKind == JsonValueKind.Object && exchange.TryGetProperty("response", out var response) && response.TryGetProperty("body", out var body) ? Within(body, entity) : [];

    private static IEnumerable<JsonElement> Within(JsonElement json, string entity) => json.ValueKind switch
    {
        JsonValueKind.Array => json.EnumerateArray().SelectMany(part => Within(part, entity)),
        JsonValueKind.Object => json.EnumerateObject().SelectMany(property => property.Name == entity ? Rows(property.Value) : Within(property.Value, entity)),
        _ => [],
    };

    private static IEnumerable<JsonElement> Rows(JsonElement value) =>
        (value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : new[] { value }).Where(row => row.ValueKind == JsonValueKind.Object && row.TryGetProperty("MetaData", out _) && !row.TryGetProperty("status", out _));
}
