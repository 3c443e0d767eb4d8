using System.Text.Json;

namespace EasySale.Sync.Connectors.WooCommerce.Wire;

/// <summary>An error body. Its data is an object, a bare number or missing.</summary>
internal sealed record WireError
{
    public string? Code { get; init; }

    public string? Message { get; init; }

    public JsonElement? Data { get; init; }
}
