using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.QuickBooks.Books.State;

namespace EasySale.Sync.Simulators.QuickBooks.Books.Schema;

/// <summary>The schema files: which members an entity has, how long they may be, what they may say.</summary>
internal sealed class SchemaBook
{
    private static readonly string[] CommonFilters =
        ["Id", "Name", "DisplayName", "Code", "Active", "FullyQualifiedName", "TxnDate", "DocNumber"];

    private readonly JsonObject _enums = Read("enums")["enums"]!.AsObject();

    private SchemaBook()
    {
        Types = Read("types")["types"]!.AsObject().ToDictionary(pair => pair.Key, pair => Fields(pair.Value!.AsObject()), StringComparer.Ordinal);
        Entities = Read("entities")["entities"]!.AsObject().Concat(Read("additions")["entities"]!.AsObject())
            .ToDictionary(pair => pair.Key, pair => Entity(pair.Key, pair.Value!.AsObject()), StringComparer.Ordinal);
        ByEndpoint = Entities.Values.ToDictionary(entity => entity.Endpoint, StringComparer.Ordinal);
    }

    public static SchemaBook Instance { get; } = new();

    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, FieldShape>> Types { get; }

    public IReadOnlyDictionary<string, EntityShape> Entities { get; }

    public IReadOnlyDictionary<string, EntityShape> ByEndpoint { get; }

    public EntityShape? Named(string name) => Entities.Values.FirstOrDefault(entity => entity.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private EntityShape Entity(string name, JsonObject entity)
    {
        var fields = Fields(entity);
        IEnumerable<string> filters = entity.Part("query")?["filterable"] is JsonArray named
            ? named.Select(filter => (string)filter!)
            : [.. CommonFilters.Where(fields.ContainsKey), "MetaData.CreateTime", "MetaData.LastUpdatedTime"];
        return new EntityShape(
            name, entity.Text("endpoint")!, entity.Text("kind") == "transaction", entity.Flag("cdc") ?? false,
            entity["operations"]!.AsArray().Select(operation => (string)operation!).ToHashSet(StringComparer.Ordinal),
            filters.ToHashSet(StringComparer.OrdinalIgnoreCase), fields);
    }

    private IReadOnlyDictionary<string, FieldShape> Fields(JsonObject owner) =>
        owner.Rows("fields").Select(Field).ToDictionary(field => field.Name, StringComparer.Ordinal);

    private FieldShape Field(JsonObject field) => new(
        field.Text("name")!, field.Text("type")!, field.Flag("array") ?? false, field.Flag("readOnly") ?? false,
        field.Text("required") == "create", (int?)field.Number("maxLength"), field["forbiddenChars"] is not null, Values(field));

    private string[]? Values(JsonObject field) =>
        (field["values"] ?? (field.Text("enum") is { } name ? _enums[name] : null)) is JsonArray values ? [.. values.Select(value => (string)value!)] : null;

    private static JsonObject Read(string name)
    {
        using var stream = typeof(SchemaBook).Assembly.GetManifestResourceStream($"QuickBooks/Schema/{name}.json")
            ?? throw new InvalidOperationException($"The schema has no {name}.json.");
        return JsonNode.Parse(stream)!.AsObject();
    }
}
