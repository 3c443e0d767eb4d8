using System.Globalization;
using System.Text.Json.Nodes;

namespace EasySale.Sync.Simulators.WooCommerce.Store;

internal sealed record TaxRate(int Id, string Code, string Label, decimal Percent, bool Compound, bool Shipping)
{
    public static TaxRate Of(JsonObject rate)
    {
        string[] parts = [rate["country"]!.ToString(), rate["state"]!.ToString(), rate["name"]!.ToString(), rate["priority"]!.ToString()];
        return new(
            rate["id"]!.GetValue<int>(),
            string.Join('-', parts.Where(p => p.Length > 0)).ToUpperInvariant(),
            rate["name"]!.ToString(),
            decimal.Parse(rate["rate"]!.ToString(), CultureInfo.InvariantCulture),
            rate["compound"]!.GetValue<bool>(),
            rate["shipping"]!.GetValue<bool>());
    }

    /// <summary>The tax of an amount by rate, each rounded to the cent; a compound rate taxes the other taxes too.</summary>
    public static IReadOnlyList<(TaxRate Rate, decimal Tax)> Compute(decimal amount, IReadOnlyList<TaxRate> rates)
    {
        var simple = rates.Where(r => !r.Compound).Select(r => (r, Money.Round(amount * r.Percent / 100m))).ToList();
        var taxed = amount + simple.Sum(t => t.Item2);
        return [.. simple, .. rates.Where(r => r.Compound).Select(r => (r, Money.Round(taxed * r.Percent / 100m)))];
    }
}
