using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.WooCommerce.Store;

namespace EasySale.Sync.Simulators.WooCommerce.Http;

/// <summary>
/// <c>POST /{resource}/batch</c>: create, update, delete, one after the other and without validation; a failed item takes
/// its place in the answer, which is 200 all the same.
/// </summary>
internal sealed class Batch(Func<JsonObject, JsonNode> create, Func<int, JsonObject, JsonNode> update, Func<int, JsonNode> delete)
{
    private const int Limit = 100;

    public RestAnswer Run(RestRequest request)
    {
        JsonArray creates = Items(request, "create"), updates = Items(request, "update"), deletes = Items(request, "delete");
        if (creates.Count + updates.Count + deletes.Count > Limit)
            throw new RestError(413, "woocommerce_rest_request_entity_too_large", $"Unable to accept more than {Limit} items for this request.");
        var results = new JsonObject();
        Collect(results, "create", creates, item => create(item!.AsObject()), _ => 0);
        Collect(results, "update", updates, item => update((int)Money.Read(item!["id"]), item.AsObject()), item => item!["id"]?.DeepClone());
        Collect(results, "delete", deletes, item => delete((int)Money.Read(item)), item => (int)Money.Read(item));
        return RestAnswer.Ok(results.Count == 0 ? new JsonArray() : results);
    }

    private static void Collect(JsonObject results, string name, JsonArray items, Func<JsonNode?, JsonNode> handle, Func<JsonNode?, JsonNode?> idOf)
    {
        if (items.Count > 0) results[name] = new JsonArray([.. items.Select(item => Attempt(item, handle, idOf))]);
    }

    private static JsonNode Attempt(JsonNode? item, Func<JsonNode?, JsonNode> handle, Func<JsonNode?, JsonNode?> idOf)
    {
        try
        {
            return handle(item);
        }
        catch (RestError error)
        {
            return new JsonObject { ["id"] = idOf(item), ["error"] = error.Body() };
        }
    }

    private static JsonArray Items(RestRequest request, string name) => request.Body[name] as JsonArray ?? [];
}
