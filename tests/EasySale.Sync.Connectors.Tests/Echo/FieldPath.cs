using System.Globalization;
using System.Text.Json.Nodes;

namespace EasySale.Sync.Connectors.Tests.Echo;

/// <summary>Where a vendor's JSON has a field: its names from the outside in, with a dot between them.</summary>
internal static class FieldPath
{
    /// <summary>What stands there, numbers without needless zeros; null for nothing.</summary>
    public static string? In(JsonObject? row, string path)
    {
        var text = path.Split('.').Aggregate((JsonNode?)row, (node, name) => node?[name])?.ToString();
        return decimal.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number.ToString("0.####", CultureInfo.InvariantCulture) : text;
    }

    /// <summary>A body that says nothing else.</summary>
    public static JsonObject With(string path, JsonNode value) =>
        path.Split('.').Reverse().Aggregate(value, (inner, name) => new JsonObject { [name] = inner }).AsObject();
}
