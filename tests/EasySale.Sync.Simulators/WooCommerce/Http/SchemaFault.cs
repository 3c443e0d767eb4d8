using System.Text.Json.Nodes;

namespace EasySale.Sync.Simulators.WooCommerce.Http;

internal sealed record SchemaFault(string Code, string Message, string? Param)
{
    public static SchemaFault Type(string message, string name) => new("rest_invalid_type", message, name);

    public static SchemaFault Enum(string message) => new("rest_not_in_enum", message, null);

    public static SchemaFault Bounds(string message) => new("rest_out_of_bounds", message, null);

    public JsonObject Details() => new()
    {
        ["code"] = Code,
        ["message"] = Message,
        ["data"] = Param is null ? null : new JsonObject { ["param"] = Param },
    };
}
