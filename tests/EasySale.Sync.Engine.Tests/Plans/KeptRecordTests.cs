using System.Text.Json;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Runs;
using EasySale.Sync.Engine.Stores;
using EasySale.Sync.Engine.Stores.Plans;

namespace EasySale.Sync.Engine.Tests.Plans;

public sealed class KeptRecordTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 21, 8, 0, 0, 123, TimeSpan.Zero);

    private static readonly Order Order = new()
    {
        Id = "1042",
        Number = "W-1042",
        Status = "completed",
        Currency = "EUR",
        GrandTotal = 10.50m,
        CreatedAt = At,
        ModifiedAt = At,
        Mark = "moved",
        Billing = new Address { FirstName = "Zoë", Email = "zoe@x.test" },
        Lines =
        [
            new OrderLine { Id = "7", Kind = default, Name = "Tea \"green\"", Total = 10.500m, UnitPrice = 10m, Taxes = [new LineTax("3", 1.10m, 1.1m)], Raw = Json("""{ "name":"Tea \"gr\u00fcn\"", "total" : "10.500"}""") },
        ],
        Taxes = [new OrderTax { Id = "9", RateId = "3", Label = "VAT", Total = 1.10m, Raw = Json("""{"rate": 1e1}""") }],
        Coupons = [new OrderCoupon { Id = "5", Code = "X", Raw = Json("[1.0, null]") }],
        Refunds = [new OrderRefund("8", 2.00m, null)],
        Raw = Json("""{ "id":1042, "billing":{"first_name":"Zoë"} }"""),
    };

    public static TheoryData<CommerceRecord> Records =>
    [
        Order,
        new Refund { Id = "8", OrderId = "1042", Amount = 2.00m, Currency = "EUR", Order = Order, Lines = Order.Lines, Raw = Json("""{"id":8}""") },
        new Customer { Id = "17", FirstName = "Zoë", Billing = Order.Billing, CreatedAt = At, IsDeleted = true, Raw = Json("{}") },
        new Product { Id = "3", Type = "simple", Name = "Tea", Status = "publish", Price = 1.230m, StockQuantity = 4 },
        new Payment { Id = "p", OrderId = "1042", Amount = 1, Currency = "EUR", PaidAt = At },
        new InventoryLevel { Id = "i", ProductId = "3", Quantity = 4.5m },
    ];

    [Theory]
    [MemberData(nameof(Records))]
    public void A_kept_record_is_the_same_again_down_to_the_json_inside_it(CommerceRecord record)
    {
        var kept = StoredJson.Read<KeptRecord>(StoredJson.Write(KeptRecord.Of(record)));

        var again = kept.Read();

        Assert.Equal(record.Key, again.Key);
        Assert.Equal((record.ModifiedAt, record.Mark, record.IsDeleted), (again.ModifiedAt, again.Mark, again.IsDeleted));
        Assert.Equal(ContentHash.Of(record, []), ContentHash.Of(again, []));
        Assert.Equal(Raws(record), Raws(again));
        Assert.Equal(KeptRecord.Of(record).Json.Bytes.ToArray(), KeptRecord.Of(again).Json.Bytes.ToArray());
    }

    // Every piece of JSON that a target may write down as it is.
    private static IReadOnlyList<string?> Raws(CommerceRecord record) => record switch
    {
        Order order => [order.Raw?.GetRawText(), .. order.Lines.Select(line => line.Raw?.GetRawText()), .. order.Taxes.Select(tax => tax.Raw?.GetRawText()), .. order.Coupons.Select(coupon => coupon.Raw?.GetRawText())],
        Refund refund => [refund.Raw?.GetRawText(), .. refund.Lines.Select(line => line.Raw?.GetRawText()), .. refund.Order is { } order ? Raws(order) : []],
        _ => [record.Raw?.GetRawText()],
    };

    private static JsonElement Json(string text) => JsonElement.Parse(text);
}
