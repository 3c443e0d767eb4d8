using System.Globalization;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.QuickBooks.Money;

/// <summary>Why an order or refund cannot be put on a form.</summary>
internal static class MoneyFailures
{
    public const string Difference = QuickBooksErrors.Prefix + "difference";
    public const string TaxAlone = QuickBooksErrors.Prefix + "tax_alone";
    public const string MissingItem = QuickBooksErrors.Prefix + "item_not_chosen";
    public const string MissingTaxCode = QuickBooksErrors.Prefix + "tax_code_not_chosen";
    public const string TaxIsOff = QuickBooksErrors.Prefix + "tax_is_off";
    public const string DiscountsAreOff = QuickBooksErrors.Prefix + "discounts_are_off";
    public const string OneCurrency = QuickBooksErrors.Prefix + "one_currency";

    public static SyncException Differs(Sale sale, decimal books) => IsTaxAlone(sale) ? OnlyTax(sale) : new(
        FailureCause.FixRecord, Difference,
        $"QuickBooks would compute {Text(books)} for {sale.Name}, the shop says {Text(sale.Total)} {sale.Currency}. That is more than rounding explains. Check the tax rates of the order against those in QuickBooks and the mapping in taxCodes, then send it again.");

    public static SyncException NoItem(string setting, string what, Sale sale) => new(
        FailureCause.FixSettings, MissingItem,
        $"{Started(sale)} has {what}, and no item of QuickBooks was chosen for that. Enter the id of an item in {setting}.");

    public static SyncException NoShipping(Sale sale) => new(
        FailureCause.FixSettings, MissingItem,
        $"{Started(sale)} has shipping. Turn shipping on in QuickBooks (Account and settings, Sales), or enter the id of an item in shippingItem; several shippings taxed differently need the item.");

    public static SyncException NoTaxCode(string rates, string candidates) => new(
        FailureCause.FixSettings, MissingTaxCode,
        $"No tax code of QuickBooks is known for {rates}. {candidates}");

    public static SyncException NoTax(Sale sale) => new(
        FailureCause.FixSettings, TaxIsOff,
        $"{Started(sale)} has tax ({Text(sale.TotalTax)} {sale.Currency}), but sales tax is off in QuickBooks. Turn it on in QuickBooks under Taxes.");

    public static SyncException NoDiscount(Sale sale) => new(
        FailureCause.FixSettings, DiscountsAreOff,
        $"{Started(sale)} needs a discount line, for a negative fee or for rounding, but discounts are off in QuickBooks. Turn them on in QuickBooks (Account and settings, Sales).");

    public static SyncException Foreign(Sale sale, string home) => new(
        FailureCause.FixSettings, OneCurrency,
        $"{Started(sale)} is in {sale.Currency}, but the company in QuickBooks keeps {home} only. Turn on Multicurrency in QuickBooks (Account and settings, Advanced).");

    private static SyncException OnlyTax(Sale sale) => new(
        FailureCause.FixRecord, TaxAlone,
        $"{Started(sale)} is nothing but tax ({Text(sale.TotalTax)} {sale.Currency}). QuickBooks computes tax from amounts and takes none without them. Enter it by hand in QuickBooks, as an adjustment of the sales tax, then dismiss this.");

    private static bool IsTaxAlone(Sale sale) => sale.TotalTax != 0 && sale.Parts.All(part => part.Amount == 0);

    private static string Started(Sale sale) => char.ToUpperInvariant(sale.Name[0]) + sale.Name[1..];

    private static string Text(decimal amount) => amount.ToString("0.00##", CultureInfo.InvariantCulture);
}
