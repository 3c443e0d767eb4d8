using System.Text;
using System.Text.Json.Nodes;
using EasySale.Sync.Connectors.WooCommerce;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.Tests.WooCommerce;

/// <summary>Genuine deliveries of a store, read as they came.</summary>
public sealed class WebhookTests
{
    private static readonly Uri Here = new("https://sync.example.com/api/webhooks/woocommerce/woo");
    private readonly WooCommerceWebhooks _reader = new();

    [Fact]
    public void Every_recorded_delivery_whose_secret_is_known_proves_itself_and_the_others_do_not()
    {
        var signed = RecordedDelivery.All.Where(one => one.Topic != "ping").ToList();

        Assert.True(signed.Count > 90);
        Assert.All(signed.Where(one => one.Secret is not null), one => Assert.True(_reader.Proves(one.Delivery, one.Secret!), one.Scenario));
        Assert.All(signed.Where(one => one.Secret is null), one => Assert.False(_reader.Proves(one.Delivery, new Secret("guess"))));
        Assert.Contains(signed, one => one.Secret?.Reveal().Contains("&amp;", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void One_changed_byte_another_secret_or_no_signature_proves_nothing()
    {
        foreach (var one in RecordedDelivery.Of("order.updated").Take(5))
        {
            for (var at = 0; at < one.Delivery.Body.Length; at += 97) Assert.False(_reader.Proves(Tampered(one.Delivery, at), one.Secret!));
            Assert.False(_reader.Proves(one.Delivery, new Secret(one.Secret!.Reveal() + " ")));
            Assert.False(_reader.Proves(one.Delivery, new Secret("")));
            Assert.False(_reader.Proves(one.Delivery with { Headers = new Dictionary<string, string>() }, one.Secret));
        }
    }

    [Fact]
    public void Pings_and_nothing_else_are_pings()
    {
        Assert.NotEmpty(RecordedDelivery.Of("ping"));
        Assert.All(RecordedDelivery.All, one => Assert.Equal(one.Topic == "ping", _reader.IsPing(one.Delivery)));
        Assert.False(_reader.IsPing(new WebhookDelivery("webhook_id=1&x=2"u8.ToArray(), new Dictionary<string, string>())));
    }

    [Theory]
    [InlineData("order.created", RecordKind.Orders, false)]
    [InlineData("order.restored", RecordKind.Orders, false)]
    [InlineData("order.deleted", RecordKind.Orders, true)]
    [InlineData("product.updated", RecordKind.Products, false)]
    [InlineData("product.deleted", RecordKind.Products, true)]
    [InlineData("customer.updated", RecordKind.Customers, false)]
    [InlineData("customer.deleted", RecordKind.Customers, true)]
    public void A_delivery_names_its_record(string topic, RecordKind kind, bool isDeletion)
    {
        var told = RecordedDelivery.Of(topic).Select(one => (Body: JsonNode.Parse(one.Delivery.Body.Span)!, News: _reader.Read(one.Delivery)))
            .Where(pair => pair.Body["id"] is not null).ToList();

        Assert.NotEmpty(told);
        Assert.All(told, pair =>
        {
            var hint = pair.News.Hints[0];
            Assert.Equal((kind, pair.Body["id"]!.ToString(), isDeletion), (hint.Kind, hint.Id, hint.IsDeletion));
        });
    }

    [Fact]
    public void Topics_that_are_no_records_say_nothing() => Assert.All(
        RecordedDelivery.All.Where(one => one.Topic.StartsWith("coupon", StringComparison.Ordinal) || one.Topic.StartsWith("action", StringComparison.Ordinal)),
        one => Assert.Empty(_reader.Read(one.Delivery).Hints));

    [Fact]
    public void An_order_tells_of_its_refunds()
    {
        var refunded = RecordedDelivery.Of("order.updated").First(one => JsonNode.Parse(one.Delivery.Body.Span)!["refunds"] is JsonArray { Count: > 0 });
        var ids = JsonNode.Parse(refunded.Delivery.Body.Span)!["refunds"]!.AsArray().Select(refund => refund!["id"]!.ToString());

        Assert.Equal(ids, _reader.Read(refunded.Delivery).Hints.Where(hint => hint.Kind == RecordKind.Refunds).Select(hint => hint.Id));
    }

    [Fact]
    public void An_error_in_place_of_the_record_is_no_hint_and_lost_rights_are_told()
    {
        var errors = RecordedDelivery.All.Where(one => JsonText(one) is { } body && body.Contains("\"code\"", StringComparison.Ordinal) && !body.Contains("\"id\"", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(errors);
        Assert.All(errors, one => Assert.Empty(_reader.Read(one.Delivery).Hints));
        Assert.All(errors, one => Assert.Equal(JsonText(one)!.Contains("_cannot_view", StringComparison.Ordinal), _reader.Read(one.Delivery).Trouble is not null));
        Assert.Contains(errors, one => _reader.Read(one.Delivery).Trouble is not null);
    }

    [Fact]
    public void Events_that_share_a_delivery_id_are_told_apart()
    {
        var hints = RecordedDelivery.All.Where(one => one.Topic == "order.updated").SelectMany(one => _reader.Read(one.Delivery).Hints).ToList();
        var deliveryIds = RecordedDelivery.Of("order.updated").Select(one => one.Delivery.Header("X-WC-Webhook-Delivery-ID")).Distinct().Count();

        Assert.True(hints.DistinctBy(hint => (hint.Id, hint.Key)).Count() > deliveryIds);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[1]")]
    [InlineData("null")]
    [InlineData("{\"id\":-4}")]
    [InlineData("{\"id\":\"7\"}")]
    [InlineData("{\"id\":99999999999999999999}")]
    public void Nonsense_says_nothing_and_does_no_harm(string body) => Assert.Empty(_reader.Read(new WebhookDelivery(
        Encoding.UTF8.GetBytes(body), new Dictionary<string, string> { ["X-WC-Webhook-Topic"] = "order.updated" })).Hints);

    [Fact]
    public async Task Webhooks_are_made_once_enabled_again_and_taken_away()
    {
        await using var store = await ConnectedStore.Start();
        var there = store.System.Webhooks!;

        await there.Ensure(Here, new Secret("first"), TestContext.Current.CancellationToken);
        await there.Ensure(Here, new Secret("first"), TestContext.Current.CancellationToken);
        Assert.Equal(there.Topics.Order(), (await List(there)).Where(one => one.IsActive).Select(one => one.Topic).Order());

        using var http = new HttpClient();
        var order = store.Shop.AddOrder([]);
        var delivery = store.Simulator.Deliveries.Take().First(one => one.Topic == "order.created") with { Address = new Uri("http://127.0.0.1:9/nobody") };
        for (var failure = 0; failure < 7; failure++) await store.Simulator.Deliveries.Send(http, delivery, TestContext.Current.CancellationToken);
        Assert.Contains(await List(there), one => one is { Topic: "order.created", IsActive: false });

        await there.Ensure(Here, new Secret("second"), TestContext.Current.CancellationToken);
        Assert.All(await List(there), one => Assert.True(one.IsActive));
        var again = store.Simulator.Deliveries.For("order.created", order).Single();
        Assert.True(_reader.Proves(new WebhookDelivery(again.Body, new Dictionary<string, string> { ["X-WC-Webhook-Signature"] = again.Signature }), new Secret("second")));

        await there.Remove(Here, TestContext.Current.CancellationToken);
        Assert.Empty(await List(there));
    }

    [Fact]
    public async Task A_key_that_may_only_read_cannot_make_webhooks_and_says_what_to_do()
    {
        await using var store = await ConnectedStore.Start(key: EasySale.Sync.Simulators.WooCommerce.ApiKey.DemoRead);

        var failure = await Assert.ThrowsAsync<EasySale.Sync.Engine.Failures.SyncException>(
            () => store.System.Webhooks!.Ensure(Here, new Secret("s"), TestContext.Current.CancellationToken));

        Assert.Equal(EasySale.Sync.Engine.Failures.FailureCause.FixSettings, failure.Cause);
    }

    private static Task<IReadOnlyList<WebhookSubscription>> List(WebhookSubscriptions there) => there.List(Here, TestContext.Current.CancellationToken);

    private static string? JsonText(RecordedDelivery one) => one.Topic == "ping" ? null : Encoding.UTF8.GetString(one.Delivery.Body.Span);

    private static WebhookDelivery Tampered(WebhookDelivery delivery, int at)
    {
        var body = delivery.Body.ToArray();
        body[at] ^= 1;
        return delivery with { Body = body };
    }
}
