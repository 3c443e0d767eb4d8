using System.Text.Json.Nodes;

namespace EasySale.Sync.Simulators.WooCommerce.Http;

/// <summary>What WordPress calls a WP_Error: it ends the handling and becomes <c>{code, message, data}</c>.</summary>
internal sealed class RestError(int status, string code, string message, JsonNode? data = null) : Exception(message)
{
    public int Status => status;

    public string Code => code;

    public static RestError NoRoute => new(404, "rest_no_route", "No route was found matching the URL and request method.");

    public JsonObject Body() => new()
    {
        ["code"] = code,
        ["message"] = Message,
        ["data"] = data?.DeepClone() ?? new JsonObject { ["status"] = status },
    };
}
