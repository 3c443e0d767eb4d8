using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.WooCommerce.Http;
using EasySale.Sync.Simulators.WooCommerce.Store;

namespace EasySale.Sync.Simulators.WooCommerce.Endpoints;

/// <summary>What the simulator only shows: categories, attributes, tax classes, gateways, settings and the system status.</summary>
internal sealed class ReadOnlyEndpoints(ShopState shop)
{
    private const string Group = @"(?P<group_id>[\w-]+)";
    private const string Setting = @"(?P<id>[\w-]+)";

    private readonly Dictionary<string, JsonArray> _settings = new[] { "general", "tax", "products" }
        .ToDictionary(group => group, group => Corpus.Read($"settings-{group}").AsArray());

    private readonly JsonNode _systemStatus = Corpus.Read("system-status");

    public void Register(EndpointTable table)
    {
        Collection(table, "products/categories", shop.Categories, "woocommerce_rest_term_invalid", "Resource does not exist.");
        Collection(table, "products/attributes", shop.Attributes, "woocommerce_rest_taxonomy_invalid", "Resource does not exist.");
        table.Get("products/tags", _ => Counted([]));
        table.Get("taxes/classes", _ => Counted(shop.TaxClasses));
        table.Get("payment_gateways", _ => Counted(shop.PaymentGateways));
        table.Get("system_status", _ => RestAnswer.Ok(_systemStatus.DeepClone()));
        table.Get($"settings/{Group}", request => Counted(Settings(request)));
        table.Get($"settings/{Group}/{Setting}", request => RestAnswer.Ok(One(request).DeepClone()));
    }

    private static void Collection(EndpointTable table, string name, Table rows, string missing, string message)
    {
        table.Get(name, request => new Listing { Collection = name }.Page(request, rows.Rows, row => row.Body.DeepClone()));
        table.Get($"{name}/{Patterns.Id}", request => RestAnswer.Ok(
            (rows.Find(request.Id()) ?? throw new RestError(404, missing, message)).Body.DeepClone()));
    }

    private static RestAnswer Counted(IReadOnlyList<JsonObject> rows) =>
        RestAnswer.Ok(new JsonArray([.. rows.Select(r => r.DeepClone())])) with { Total = rows.Count, TotalPages = rows.Count == 0 ? 0 : 1 };

    private JsonObject[] Settings(RestRequest request) =>
        _settings.TryGetValue(request.RouteValues["group_id"], out var settings)
            ? [.. settings.Select(s => s!.AsObject())]
            : throw new RestError(404, "rest_setting_setting_group_invalid", "Invalid setting group.");

    private JsonObject One(RestRequest request) =>
        Settings(request).FirstOrDefault(s => s["id"]!.ToString() == request.RouteValues["id"])
        ?? throw new RestError(404, "rest_setting_setting_invalid", "Invalid setting.");
}
