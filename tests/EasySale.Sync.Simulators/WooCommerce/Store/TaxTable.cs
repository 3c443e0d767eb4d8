using System.Text.Json.Nodes;

namespace EasySale.Sync.Simulators.WooCommerce.Store;

/// <summary>Finds the rates of an address: one per priority, the most specific first.</summary>
internal sealed class TaxTable(Table rates)
{
    public IReadOnlyList<TaxRate> For(JsonObject address, string taxClass)
    {
        var wanted = taxClass.Length == 0 ? "standard" : taxClass;
        return [.. rates.Rows.Select(r => r.Body)
            .Where(r => r["class"]!.ToString() == wanted && Fits(r, address))
            .GroupBy(r => r["priority"]!.GetValue<int>())
            .OrderBy(g => g.Key)
            .Select(g => TaxRate.Of(g.OrderByDescending(Specificity).ThenBy(r => r["order"]!.GetValue<int>()).First()))];
    }

    public TaxRate? Find(int id) => rates.Find(id) is { } row ? TaxRate.Of(row.Body) : null;

    private static bool Fits(JsonObject rate, JsonObject address) =>
        FitsText(rate["country"], address["country"]) && FitsText(rate["state"], address["state"])
        && FitsList(rate["postcodes"], address["postcode"]) && FitsList(rate["cities"], address["city"]);

    private static bool FitsText(JsonNode? rate, JsonNode? address) =>
        rate!.ToString().Length == 0 || string.Equals(rate.ToString(), address?.ToString(), StringComparison.OrdinalIgnoreCase);

    private static bool FitsList(JsonNode? rate, JsonNode? address) =>
        rate is not JsonArray { Count: > 0 } allowed
        || allowed.Any(a => string.Equals(a!.ToString(), address?.ToString(), StringComparison.OrdinalIgnoreCase));

    private static int Specificity(JsonObject rate) =>
        (rate["postcodes"] is JsonArray { Count: > 0 } ? 4 : 0) + (rate["cities"] is JsonArray { Count: > 0 } ? 2 : 0) + (rate["state"]!.ToString().Length > 0 ? 1 : 0);
}
