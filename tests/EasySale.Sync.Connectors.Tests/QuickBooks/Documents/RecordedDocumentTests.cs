using System.Text.Json.Nodes;
using EasySale.Sync.Connectors.QuickBooks.Settings;
using EasySale.Sync.Connectors.Tests.WooCommerce.Simulator;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.Documents;

/// <summary>Plans held against the bodies of sample exchanges; what differs by choice (notes, the shop's own texts) is left out.</summary>
public sealed class RecordedDocumentTests
{
    private static readonly string[] Ours = ["PrivateNote", "EmailStatus", "BillAddr", "ShipAddr", "BillEmail", "CustomerMemo", "ShipMethodRef", "Description"];

    private readonly Books _books = new();

    [Fact]
    public void A_paid_order_with_a_coupon_is_the_sample_s_sales_receipt() =>
        AssertSample("salesreceipt/create-woo-paid-order", _books.Plan(WithCoupon).Drafts[0], AsOurs);

    [Fact]
    public void A_partial_refund_is_the_sample_s_refund_receipt() =>
        AssertSample("refundreceipt/create-partial", _books.Plan(Sold.Refund).Drafts[0], "PaymentRefNum");

    [Fact]
    public void The_payment_of_an_invoice_is_the_sample_s()
    {
        var order = Sold.Order with { Id = "1042", Number = "1042", TransactionId = "ch_3PXw2eLkdIwHu7ix0" };
        _books.Made(order.Key, Purposes.Record, "130", "Invoice");
        AssertSample("payment/create-applied", _books.Plan(order).Drafts[1], "TotalAmt", "Amount");
    }

    [Fact]
    public void A_credit_memo_is_set_off_as_in_the_sample()
    {
        _books.Made(Sold.Order.Key, Purposes.Record, "130", "Invoice");
        _books.Made(Sold.Refund.Key, Purposes.Record, "160", "CreditMemo");
        AssertSample("creditmemo/apply-through-zero-payment", _books.Plan(Sold.Refund with { Order = Sold.Unpaid }).Drafts[1], "TxnDate");
    }

    /// <summary>Ten off the goods before tax: 8 % on 78.98.</summary>
    private Order WithCoupon
    {
        get
        {
            _books.Settings = _books.Settings with { Discounts = Discounts.DiscountLine };
            var lines = Sold.Order.Lines.ToList();
            lines[1] = lines[1] with { Total = 35.50m, TotalTax = 2.84m, Taxes = [new LineTax("3", 2.84m, 3.64m)] };
            return Sold.Order with
            {
                GrandTotal = 93.25m,
                TotalTax = 6.32m,
                DiscountTotal = 10,
                TransactionId = "ch_3PXw2eLkdIwHu7ix0",
                Lines = lines,
                Taxes = [Sold.Order.Taxes[0] with { Total = 6.32m }],
                Coupons = [new OrderCoupon { Id = "8", Code = "ten", Discount = 10 }],
            };
        }
    }

    /// <summary>Fees have no quantity, and the discount stands last: where it stands means nothing.</summary>
    private static void AsOurs(JsonNode sample)
    {
        var lines = sample["Line"]!.AsArray();
        var fee = lines[2]!["SalesItemLineDetail"]!.AsObject();
        fee.Remove("Qty");
        fee.Remove("UnitPrice");
        var discount = lines[3]!;
        lines.RemoveAt(3);
        lines.Add(discount);
    }

    private static void AssertSample(string name, Draft draft, params string[] except) => AssertSample(name, draft, _ => { }, except);

    private static void AssertSample(string name, Draft draft, Action<JsonNode> change, params string[] except)
    {
        var sample = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "QuickBooks", "Recordings", $"{name}.json")))!["request"]!["body"]!;
        change(sample);
        Assert.Null(JsonEquality.Difference(Without(sample, [.. Ours, .. except]), Without(Books.Body(draft), [.. Ours, .. except]), "$"));
    }

    private static JsonNode? Without(JsonNode? node, IReadOnlyList<string> names) => node switch
    {
        JsonObject known => new JsonObject(known.Where(member => !names.Contains(member.Key)).Select(member => KeyValuePair.Create(member.Key, Without(member.Value, names)))),
        JsonArray list => new JsonArray([.. list.Select(item => Without(item, names))]),
        JsonValue value when value.TryGetValue<decimal>(out var number) => JsonValue.Create(number / 1.000000000000m),
        _ => node?.DeepClone(),
    };
}
