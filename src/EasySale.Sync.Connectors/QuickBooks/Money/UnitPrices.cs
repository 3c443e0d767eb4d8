using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Connectors.QuickBooks.Money;

internal static class UnitPrices
{
    private const int Decimals = 7;

    /// <summary>The price that times the quantity rounds to the amount, with up to 7 decimals; null where there is none.</summary>
    public static decimal? Of(decimal amount, decimal quantity, int decimals)
    {
        if (quantity <= 0) return null;
        var price = Trimmed(Math.Round(amount / quantity, Decimals, MidpointRounding.AwayFromZero));
        return Currencies.Round(price * quantity, decimals) == amount ? price : null;
    }

    /// <summary>The number without zeros at its end, so that equal prices have equal texts.</summary>
    private static decimal Trimmed(decimal number) => number / 1.0000000000000000000000000000m;
}
