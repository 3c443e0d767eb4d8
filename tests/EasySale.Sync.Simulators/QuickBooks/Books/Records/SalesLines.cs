using System.Globalization;
using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.QuickBooks.Books.Faults;
using EasySale.Sync.Simulators.QuickBooks.Books.State;
using EasySale.Sync.Simulators.QuickBooks.Books.Tax;

namespace EasySale.Sync.Simulators.QuickBooks.Books.Records;

/// <summary>The lines of a sales document: amounts, ids and order.</summary>
internal sealed class SalesLines(Office office)
{
    private const string Item = "SalesItemLineDetail";
    private const string Discount = "DiscountLineDetail";
    private const string SubTotalType = "SubTotalLineDetail";
    private const string Shipping = "SHIPPING_ITEM_ID";

    /// <summary>Checks and completes the lines in place; the subtotal line a client sent back is dropped. The lines that carry money.</summary>
    public IReadOnlyList<TaxedLine> Complete(JsonObject row, JsonObject? before)
    {
        var lines = row.Rows("Line").Where(line => line.Text("DetailType") != SubTotalType).Select(line => line.Copy()).ToList();
        Number(lines, before);
        var money = lines.Select(Carrier).OfType<TaxedLine>().ToList();
        Discounts(money);
        row["Line"] = new JsonArray([.. lines]);
        return money;
    }

    /// <summary>Adds the subtotal line behind the product lines, or behind all.</summary>
    public static void SubTotal(JsonObject row, IReadOnlyList<TaxedLine> taxed, bool beforeOthers)
    {
        var lines = row.Rows("Line").Where(line => line.Text("DetailType") != SubTotalType).ToList();
        var others = lines.Where(IsExtra).ToList();
        var subTotal = new JsonObject
        {
            ["Amount"] = Money.Json(taxed.Where(line => line.InSubTotal).Sum(line => line.Line.Number("Amount") ?? 0m)),
            ["DetailType"] = SubTotalType,
            [SubTotalType] = new JsonObject(),
        };
        row.Remove("Line");
        foreach (var line in lines) (line.Parent as JsonArray)?.Remove(line);
        IEnumerable<JsonObject> products = lines.Except(others);
        row["Line"] = beforeOthers ? new JsonArray([.. products, subTotal, .. others]) : new JsonArray([.. products, .. others, subTotal]);
    }

    private static bool IsExtra(JsonObject line) => line.Text("DetailType") == Discount || line.Part(Item)?.Ref("ItemRef") == Shipping;

    private static void Number(IReadOnlyList<JsonObject> lines, JsonObject? before)
    {
        var known = (before?.Rows("Line") ?? []).Select(line => line.Text("Id")).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var last = known.Select(id => int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).DefaultIfEmpty().Max();
        var place = 0;
        foreach (var line in lines)
        {
            if (IsExtra(line)) { line.Remove("Id"); line.Remove("LineNum"); continue; }
            if (line.Text("Id") is not { } id || !known.Contains(id)) line["Id"] = (++last).ToString(CultureInfo.InvariantCulture);
            line["LineNum"] = ++place;
        }
    }

    private TaxedLine? Carrier(JsonObject line) => line.Text("DetailType") switch
    {
        Item => Product(line),
        Discount => Reduction(line),
        "DescriptionOnly" => null,
        "GroupLineDetail" => throw Fault.Business("Bundles are not sold through this simulator's API."),
        null => throw Fault.Missing("DetailType"),
        var other => throw Fault.Enumeration(other),
    };

    private TaxedLine? Product(JsonObject line)
    {
        var detail = line.Part(Item) ?? throw Fault.Missing(Item);
        if (detail.Ref("ItemRef") is not { } item) return null;
        if (item == Shipping && office.Preference("SalesFormsPrefs").Flag("AllowShipping") != true) throw Fault.Business("Shipping is not turned on in this company.");
        var amount = line.Number("Amount") ?? throw Fault.Missing("Amount");
        if (amount < 0m) throw Fault.Negative();
        line["Amount"] = Money.Json(Agreed(Money.Cents(amount), detail));
        if (office.Ledger.Find("Item", item) is { } record && record.Text("Type") == "Inventory" && detail["Qty"] is null) throw Fault.Missing("Qty");
        return new TaxedLine(line, detail, 1, item != Shipping);
    }

    private decimal Agreed(decimal amount, JsonObject detail)
    {
        if (detail.Number("Qty") is not { } quantity || detail.Number("UnitPrice") is not { } price) return amount;
        var product = Money.Cents(quantity * Money.UnitPrice(price));
        if (product == amount) return amount;
        return office.Switches.RefuseAmountMismatch ? throw Fault.AmountMismatch(amount) : product;
    }

    private TaxedLine Reduction(JsonObject line)
    {
        var detail = line.Part(Discount) ?? throw Fault.Discount();
        if (office.Preference("SalesFormsPrefs").Flag("AllowDiscount") != true) throw Fault.Business("Discounts are not turned on in this company.");
        detail["PercentBased"] ??= false;
        if (detail.Ref("DiscountAccountRef") is null && office.Preference("SalesFormsPrefs").Text("DefaultDiscountAccount") is { } account)
            detail["DiscountAccountRef"] = new JsonObject { ["value"] = account, ["name"] = office.Ledger.Find("Account", account)?.Text("Name") };
        return new TaxedLine(line, detail, -1, false);
    }

    private static void Discounts(IReadOnlyList<TaxedLine> money)
    {
        var discounts = money.Where(line => line.Sign < 0).ToList();
        if (discounts.Count > 1) throw Fault.Business("A transaction can have one discount line.");
        if (discounts.Count == 0) return;
        var (line, detail) = (discounts[0].Line, discounts[0].Detail);
        var subTotal = money.Where(other => other.InSubTotal).Sum(other => other.Line.Number("Amount") ?? 0m);
        var amount = detail.Flag("PercentBased") == true ? subTotal * (detail.Number("DiscountPercent") ?? throw Fault.Discount()) / 100m : line.Number("Amount");
        if (amount is null) throw Fault.Missing("Amount");
        if (amount < 0m) throw Fault.Negative();
        line["Amount"] = Money.Json(Money.Cents(amount.Value));
    }
}
