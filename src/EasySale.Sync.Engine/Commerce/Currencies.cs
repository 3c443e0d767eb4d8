namespace EasySale.Sync.Engine.Commerce;

/// <summary>Amounts in the smallest unit of their currency.</summary>
public static class Currencies
{
    private const int Usual = 2;

    /// <summary>Currencies without a hundredth, by ISO 4217.</summary>
    private static readonly HashSet<string> Whole =
        ["BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"];

    /// <summary>Currencies with a thousandth, by ISO 4217.</summary>
    private static readonly HashSet<string> Thousandths = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"];

    /// <summary>Digits after the point: 2 for most, 0 for yen, 3 for some dinars.</summary>
    public static int Decimals(string currency) => Whole.Contains(currency) ? 0 : Thousandths.Contains(currency) ? 3 : Usual;

    /// <summary>Nothing, with the digits of its currency: sums that begin with it are written 9.60 and not 9.6.</summary>
    public static decimal Nothing(string currency) => new(0, 0, 0, false, (byte)Decimals(currency));

    /// <summary>Half up, away from zero.</summary>
    public static decimal Round(decimal amount, int decimals) => Math.Round(amount, decimals, MidpointRounding.AwayFromZero);

    /// <summary>The smallest amount: 0.01 for 2 decimals.</summary>
    public static decimal Unit(int decimals) => new(1, 0, 0, false, (byte)decimals);
}
