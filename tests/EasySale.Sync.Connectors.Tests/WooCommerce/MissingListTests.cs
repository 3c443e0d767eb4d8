using System.Text.Json.Nodes;
using EasySale.Sync.Connectors.WooCommerce;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.Tests.WooCommerce;

/// <summary>Lists that a plugin or an older release leaves out, or tells as null, are empty.</summary>
public sealed class MissingListTests
{
    /// <summary>Without these nobody knows what was sold: only null is taken for none.</summary>
    private static readonly string[] Needed = ["line_items", "shipping_lines", "fee_lines"];

    [Fact]
    public void Of_an_order() => All(RecordedRow.One("single/order-partially-refunded"), row => OrderMap.From(row), Needed);

    [Fact]
    public void Of_a_refund() => All(RecordedRow.Many("corpus/refunds-all").First(row => row.Json.GetRawText().Contains("\"taxes\"", StringComparison.Ordinal)), row => RefundMap.From(row, "1", null), []);

    private static void All(Row row, Func<Row, CommerceRecord> map, string[] needed)
    {
        var names = Lists(row.Json.GetRawText()).ToHashSet();
        Assert.Contains("meta_data", names);
        Assert.Contains("taxes", names);
        foreach (var name in names)
            foreach (var isNull in needed.Contains(name) ? [true] : new[] { true, false })
                Assert.Null(Read(Without(JsonNode.Parse(row.Json.GetRawText())!, name, isNull).ToJsonString(), map).Failure);
    }

    private static SourceItem Read(string json, Func<Row, CommerceRecord> map) => RowReading.Read(RecordedRow.Of(json), 0, "Order", map);

    private static IEnumerable<string> Lists(string json) => Objects(JsonNode.Parse(json)!).SelectMany(each => each).Where(each => each.Value is JsonArray).Select(each => each.Key);

    private static JsonNode Without(JsonNode root, string name, bool isNull)
    {
        foreach (var each in Objects(root).ToList())
            if (each[name] is JsonArray && each.Remove(name) && isNull) each[name] = null;
        return root;
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject each => each.SelectMany(property => Objects(property.Value)).Prepend(each),
        JsonArray list => list.SelectMany(Objects),
        _ => [],
    };
}
