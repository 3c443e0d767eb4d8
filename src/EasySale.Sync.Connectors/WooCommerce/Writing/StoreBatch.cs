using System.Net;
using System.Text.Json;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.WooCommerce.Writing;

/// <summary>One call that creates and updates up to a hundred resources. Its answer is 200 even when all of them were refused.</summary>
internal sealed class StoreBatch(WooCommerceClient client)
{
    /// <summary>The most items of a call.</summary>
    public const int Most = 100;

    private const string Create = "create";
    private const string Update = "update";

    /// <summary>Sends them; answers in the order given, updates and creations alike.</summary>
    /// <param name="path">The collection's.</param>
    /// <param name="operations">Creations carry their marker, updates their id.</param>
    /// <param name="write">The properties of an operation's item.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <exception cref="SyncException">No answer, or none that can be read: what was done is not known.</exception>
    public async Task<IReadOnlyList<BatchItem>> Send(
        string path, IReadOnlyList<Operation> operations, Action<Operation, Utf8JsonWriter> write, CancellationToken cancellation)
    {
        var creations = operations.Where(operation => operation.Action == OperationAction.Create).ToList();
        var updates = operations.Where(operation => operation.Action != OperationAction.Create).ToList();
        var body = BodyJson.Object(json =>
        {
            Items(json, Create, creations, write);
            Items(json, Update, updates, write);
        });
        var answer = await client.Change(HttpMethod.Post, $"{path}/batch", body, cancellation);
        var (created, updated) = (Answered(answer, path, Create, creations.Count), Answered(answer, path, Update, updates.Count));
        return [.. operations.Select(operation => operation.Action == OperationAction.Create ? created.Dequeue() : updated.Dequeue())];
    }

    private static void Items(Utf8JsonWriter json, string list, List<Operation> operations, Action<Operation, Utf8JsonWriter> write)
    {
        if (operations.Count == 0) return;
        json.WriteStartArray(list);
        foreach (var operation in operations)
        {
            json.WriteStartObject();
            write(operation, json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    // Items are known by their place: a refused creation has the id 0.
    private Queue<BatchItem> Answered(JsonElement answer, string path, string list, int count)
    {
        var items = answer.ValueKind == JsonValueKind.Object ? answer.Parts(list).ToList() : [];
        if (items.Count != count) throw WooCommerceErrors.IncompleteBatch(path, count, items.Count);
        return new Queue<BatchItem>(items.Select(item => Item(item, path)));
    }

    private BatchItem Item(JsonElement item, string path)
    {
        if (item.ValueKind == JsonValueKind.Object && item.TryGetProperty("error", out var error))
            return new BatchItem(default, client.Refusal(path, StatusOf(error), error)) { HolderId = Data(error, "resource_id") };
        return new Row(item).Id is > 0 ? new BatchItem(item, null) : throw WooCommerceErrors.IncompleteBatch(path, 1, 0);
    }

    private static HttpStatusCode StatusOf(JsonElement error) =>
        int.TryParse(Data(error, "status"), out var status) && status is >= 400 and < 600 ? (HttpStatusCode)status : HttpStatusCode.BadRequest;

    private static string? Data(JsonElement error, string name) =>
        error.ValueKind == JsonValueKind.Object && error.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object
        && data.TryGetProperty(name, out var value) ? value.ToString() : null;
}
