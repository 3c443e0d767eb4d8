using System.Text.Json.Nodes;

namespace EasySale.Sync.Simulators.QuickBooks.Books.State;

internal static class Money
{
    private const int UnitPriceDecimals = 7;
    private const decimal WithoutTrailingZeros = 1.0000000000000000000000000000m;

    public static decimal Cents(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero);

    public static decimal UnitPrice(decimal price) => Math.Round(price, UnitPriceDecimals, MidpointRounding.AwayFromZero);

    public static JsonValue Json(decimal amount) => JsonValue.Create(amount / WithoutTrailingZeros);
}
