using System.Text.Json;

namespace EasySale.Sync.Connectors.WooCommerce.Wire;

/// <summary>A piece of metadata; its value is any JSON.</summary>
internal sealed record WireMetaDatum
{
    public string? Key { get; init; }

    public JsonElement? Value { get; init; }
}
