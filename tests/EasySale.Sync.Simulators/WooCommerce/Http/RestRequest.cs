using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EasySale.Sync.Simulators.WooCommerce.Http;

/// <summary>One call after routing: its parameters are validated against the recorded route index and have their declared types.</summary>
internal sealed class RestRequest
{
    public required string Method { get; init; }

    public required string Path { get; init; }

    public required JsonObject Query { get; init; }

    public JsonObject Body { get; init; } = [];

    public IReadOnlyDictionary<string, string> RouteValues { get; set; } = new Dictionary<string, string>();

    public JsonObject Defaults { get; set; } = [];

    public JsonNode? Param(string name) => Body.TryGetPropertyValue(name, out var sent) || Query.TryGetPropertyValue(name, out sent)
        ? sent
        : Defaults[name];

    public bool Has(string name) => Param(name) is not null;

    public string? Text(string name) => Param(name)?.ToString();

    public int? Int(string name) => int.TryParse(Text(name), CultureInfo.InvariantCulture, out var number) ? number : null;

    public bool Flag(string name) => Truthy(Param(name));

    public IReadOnlyList<string> List(string name) => Param(name) switch
    {
        null => [],
        JsonArray items => [.. items.Select(i => i?.ToString() ?? "")],
        var single => single.ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
    };

    public IReadOnlyList<int> Ids(string name) => [.. List(name).Select(i => int.TryParse(i, CultureInfo.InvariantCulture, out var id) ? id : 0)];

    public int Id(string name = "id") => int.Parse(RouteValues[name], CultureInfo.InvariantCulture);

    private static bool Truthy(JsonNode? node) => node switch
    {
        null => false,
        _ when node.GetValueKind() == JsonValueKind.True => true,
        _ => node.ToString() is "1" or "true",
    };
}
