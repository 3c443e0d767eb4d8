using System.Text.Json;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.WooCommerce.Writing;

/// <summary>
/// What tells a product's new variations apart for its buyers: the store takes only options its product offers, so they are offered
/// first. Offering one again changes nothing.
/// </summary>
internal sealed class VariationOptions(WooCommerceClient client)
{
    private const string Attribute = "Option";

    /// <summary>Products' names by id.</summary>
    private readonly Dictionary<string, string> _names = [];

    /// <summary>The item of a body: its option becomes an attribute, its parent is in the address.</summary>
    public void Write(JsonElement body, Utf8JsonWriter item)
    {
        foreach (var property in body.EnumerateObject())
            if (property.Name is not ("option" or "parent_id")) property.WriteTo(item);
        if (body.TryGetProperty("option", out _) && Option(body) is { } option) WriteAttribute(item, option);
    }

    /// <summary>Has the product offer what its new variations need; those it cannot have are answered.</summary>
    /// <returns>The operations that can be sent.</returns>
    public async Task<IReadOnlyList<Operation>> Offer(
        string path, IReadOnlyList<Operation> operations, StoreAnswers answers, CancellationToken cancellation)
    {
        var creations = operations.Where(operation => operation.Action == OperationAction.Create).ToList();
        if (path == ProductTarget.Products || creations.Count == 0) return operations;
        var parent = await client.Find(path[..path.LastIndexOf('/')], RestQuery.None, cancellation);
        if (parent?.Text("type") is not { } type || !type.StartsWith(ProductBody.Variable, StringComparison.Ordinal))
        {
            foreach (var creation in creations) answers.Keep(creation, WriteAnswer.Refused(NotVariable(creation)));
            return [.. operations.Except(creations)];
        }

        _names[parent.RequiredId] = parent.Text("name") ?? "";
        var offered = Offered(parent.Json);
        var wanted = creations.Select(creation => Option(JsonElement.Parse(creation.Body.Span))).OfType<string>().Except(offered).ToList();
        if (wanted.Count > 0) await client.Change(HttpMethod.Put, path[..path.LastIndexOf('/')], WithOptions(parent.Json, [.. offered, .. wanted]), cancellation);
        return operations;
    }

    // A variation's name holds its product's, which the store puts before it by itself. The bar separates options in the store's database.
    private string? Option(JsonElement body)
    {
        var (name, product) = (body.GetProperty("option").GetString()!, _names[ProductTarget.ParentIn(body)!]);
        if (name == product) return null;
        var start = product + " - ";
        return (name.StartsWith(start, StringComparison.Ordinal) ? name[start.Length..] : name).Replace('|', '/');
    }

    private static List<string> Offered(JsonElement parent) =>
        [.. parent.Parts("attributes").Where(IsOurs).SelectMany(attribute => attribute.Parts("options")).Select(option => option.ToString())];

    private static bool IsOurs(JsonElement attribute) => attribute.TryGetProperty("name", out var name) && name.ValueEquals(Attribute);

    // All attributes are sent: the store forgets those it is not told.
    private static ReadOnlyMemory<byte> WithOptions(JsonElement parent, IReadOnlyList<string> options) => BodyJson.Object(json =>
    {
        json.WriteStartArray("attributes");
        foreach (var attribute in parent.Parts("attributes").Where(attribute => !IsOurs(attribute))) attribute.WriteTo(json);
        json.WriteStartObject();
        json.WriteString("name", Attribute);
        json.WriteBoolean("visible", true);
        json.WriteBoolean("variation", true);
        json.WriteStartArray("options");
        foreach (var option in options) json.WriteStringValue(option);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    });

    private static void WriteAttribute(Utf8JsonWriter item, string option)
    {
        item.WriteStartArray("attributes");
        item.WriteStartObject();
        item.WriteString("name", Attribute);
        item.WriteString("option", option);
        item.WriteEndObject();
        item.WriteEndArray();
    }

    private static Engine.Failures.SyncException NotVariable(Operation creation) => WriteFailures.Record(
        "not_variable", $"{creation.Record} is a variation of a product that has none in the shop. Make that product a variable one in WooCommerce.");
}
