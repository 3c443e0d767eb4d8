using System.Text.Json;
using System.Text.Json.Nodes;
using EasySale.Sync.Connectors.WooCommerce;
using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Connectors.Tests.WooCommerce.Writing;

public sealed class PaidOrderTests
{
    [Theory]
    [InlineData("on-hold", "processing", "processing")]
    [InlineData("pending", "completed", "completed")]
    [InlineData("cancelled", "processing", "cancelled")]
    [InlineData("completed", "processing", "completed")]
    public async Task An_order_that_waits_for_money_becomes_paid_and_any_other_stays(string before, string setting, string after)
    {
        await using var store = await WrittenStore.Start(("paidOrders", setting));
        var order = store.Shop.AddOrder(new JsonObject { ["status"] = before });
        var answer = Assert.Single(await store.Write(Paid(order)));
        Assert.Null(answer.Failure);
        Assert.Equal(before == "cancelled", answer.SkipReason is not null);
        Assert.Equal((after, before != "cancelled"), (store.Shop.Order(order)["status"]!.ToString(), store.Shop.Order(order)["date_paid"] is not null));
    }

    [Fact]
    public async Task It_keeps_who_told_of_the_money()
    {
        await using var store = await WrittenStore.Start();
        var order = store.Shop.AddOrder(new JsonObject { ["status"] = "on-hold" });
        await store.Write(Paid(order));
        var row = JsonSerializer.SerializeToElement(store.Shop.Order(order));
        Assert.Equal(new RecordOrigin("source", "145"), OrderMap.From(new Row(row)).PaidBy);
        Assert.All(RecordedRow.Orders(), recorded => Assert.Null(OrderMap.From(recorded).PaidBy));
    }

    [Fact]
    public async Task What_is_not_paid_in_full_or_not_for_this_shop_changes_nothing()
    {
        await using var store = await WrittenStore.Start();
        await using var keeping = await WrittenStore.Start(("paidOrders", "keep"));
        Assert.NotNull(store.PlanOnly(Paid(1) with { State = PaymentState.PartlyPaid }).SkipReason);
        Assert.NotNull(store.PlanOnly(Paid(1) with { State = null }).SkipReason);
        Assert.NotNull(store.PlanOnly(Paid(1) with { OrderOrigin = new RecordOrigin("another", "1") }).SkipReason);
        Assert.NotNull(store.PlanOnly(Paid(1) with { OrderOrigin = null }).SkipReason);
        Assert.NotNull(keeping.PlanOnly(Paid(1)).SkipReason);
    }

    [Theory]
    [InlineData(20.01, "processing")]
    [InlineData(20.00, "processing")]
    [InlineData(15.00, "on-hold")]
    public async Task An_order_that_comes_to_more_than_the_sale_that_was_paid_stays(decimal sale, string after)
    {
        await using var store = await WrittenStore.Start();
        var order = store.Shop.AddOrder(new JsonObject { ["status"] = "on-hold", ["fee_lines"] = new JsonArray(new JsonObject { ["name"] = "Gift", ["total"] = "20.00", ["tax_status"] = "none" }) });
        store.Shop.EditOrder(order, row => row["total"] = "20.00");

        var answer = Assert.Single(await store.Write(Paid(order) with { OrderTotal = sale, Amount = sale }));

        // It is tried again, since the payment says nothing new once the order is edited back.
        Assert.Equal(after == "on-hold" ? "woocommerce.order_exceeds_sale" : null, answer.Failure?.Code);
        Assert.Equal((after, "20.00"), (store.Shop.Order(order)["status"]!.ToString(), store.Shop.Order(order)["total"]!.ToString()));
    }

    [Fact]
    public async Task A_payment_whose_answer_was_lost_is_seen_to_be_done()
    {
        await using var store = await WrittenStore.Start();
        var order = store.Shop.AddOrder(new JsonObject { ["status"] = "on-hold" });
        var operations = await store.Plan(Paid(order));
        store.Faults.On("POST", "/orders/batch").CloseAfter();
        await Assert.ThrowsAsync<Engine.Failures.SyncException>(() => store.Send(operations));
        var version = store.Shop.Order(order)["date_modified_gmt"]!.ToString();
        store.Shop.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal($"{order}", Assert.Single(await store.Settle(operations)).TargetId);
        Assert.Equal(version, store.Shop.Order(order)["date_modified_gmt"]!.ToString());
    }

    private static Payment Paid(int order) => new()
    {
        Id = "145",
        OrderId = "145",
        OrderOrigin = new RecordOrigin("woo", $"{order}"),
        Amount = 20m,
        Currency = "CAD",
        State = PaymentState.Paid,
        PaidAt = ConnectedStore.Noon,
    };
}
