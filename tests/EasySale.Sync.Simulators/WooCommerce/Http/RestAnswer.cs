using System.Text.Json.Nodes;

namespace EasySale.Sync.Simulators.WooCommerce.Http;

/// <summary>What a resource answers, before paging headers and fields are written.</summary>
internal sealed record RestAnswer(int Status, JsonNode Body)
{
    public string? Location { get; init; }

    public int? Total { get; init; }

    public int? TotalPages { get; init; }

    public string? Link { get; init; }

    /// <summary>True where WordPress offers no method on the resource any more and leaves the Allow header out.</summary>
    public bool WithoutAllow { get; init; }

    public static RestAnswer Ok(JsonNode body) => new(200, body);

    public static RestAnswer Created(JsonNode body, string location) => new(201, body) { Location = location };
}
