using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.WooCommerce;

namespace EasySale.Sync.Connectors.Tests.WooCommerce.Simulator;

/// <summary>The recorded life of an order, replayed in its sequence: amounts, statuses, lines and refunds have to come out alike.</summary>
public sealed class CrudReplayTests
{
    private static readonly string[] OrderLife =
    [
        "crud/order-create", "crud/order-create-same-body-again", "crud/order-update-status", "crud/order-update-noop-same-status",
        "crud/order-update-empty-body", "crud/order-note-create", "crud/order-update-line-quantity", "crud/order-add-line-by-missing-id",
        "crud/order-remove-line-quantity-0", "crud/order-remove-line-product_id-null", "crud/order-update-line-of-other-order",
        "crud/order-update-meta", "crud/order-get", "crud/refund-create-line", "crud/refund-create-amount-only", "crud/order-after-refunds",
        "crud/refund-delete-force", "crud/order-after-refund-delete", "crud/refund-full-amount", "crud/order-after-full-refund",
        "crud/order-delete-to-trash", "crud/order-get-trashed", "crud/order-untrash-by-status", "crud/order-delete-force",
        "crud/order-get-after-force-delete", "crud/refunds-after-order-force-delete", "crud/refund-delete-without-force",
        "crud/order-create-minimal", "crud/order-create-guest-pending", "crud/order-create-usd", "crud/order-create-variation",
        "crud/order-create-bad-coupon", "crud/order-create-over-stock", "crud/order-create-with-readonly-fields",
        "crud/order-create-bad-currency", "batch/orders",
    ];

    private static readonly string[] ProductLife =
    [
        "crud/product-create", "crud/product-update-price", "crud/product-update-stock", "crud/product-update-noop",
        "crud/product-update-empty-body", "crud/product-update-meta", "crud/product-clear-sale", "crud/product-update-post-method", "crud/product-create-minimal",
        "crud/product-create-empty-body", "crud/product-delete-to-trash", "crud/product-get-trashed", "crud/product-list-does-not-show-trashed",
        "crud/product-create-sku-of-trashed", "crud/product-restore-by-status", "crud/product-delete-force",
        "crud/product-get-after-force-delete", "batch/products-empty", "batch/batch-100",
    ];

    private static readonly string[] VariableLife =
    [
        "crud/product-create-variable", "crud/variation-create", "batch/variations", "crud/variation-delete", "crud/product-parent-after-variations",
    ];

    private static readonly string[] CustomerLife =
    [
        "crud/customer-create", "crud/customer-create-again-same-email", "crud/customer-update", "crud/customer-update-noop",
        "crud/customer-update-email-taken", "batch/customers", "crud/customer-delete-force", "crud/customer-get-after-delete",
    ];

    [Fact]
    public Task An_order_lives_as_recorded() => ReplayAsync(406, OrderLife);

    [Fact]
    public Task A_product_lives_as_recorded() => ReplayAsync(395, ProductLife);

    [Fact]
    public Task A_variable_product_lives_as_recorded() => ReplayAsync(399, VariableLife);

    [Fact]
    public Task A_customer_lives_as_recorded() => ReplayAsync(395, CustomerLife);

    [Fact]
    public Task A_tax_rate_is_made_as_recorded() => ReplayAsync(395, ["crud/tax-create"]);

    [Fact]
    public Task Webhooks_are_made_as_recorded() =>
        ReplayAsync(395, ["crud/webhook-create-order.created", "crud/webhook-create-order.updated"]);

    private static async Task ReplayAsync(int lastId, string[] names)
    {
        await using var store = await WooCommerceSimulator.StartAsync(cancellation: TestContext.Current.CancellationToken);
        using var caller = new RecordedCaller(store);

        // The real store had given away these ids before.
        while (store.Shop.AddOrder([]) < lastId) { }
        var ids = new RecordedIds();
        var differences = new List<string>();
        foreach (var name in names) await CompareAsync(caller, store, Recording.Read(name), ids, differences);
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    private static async Task CompareAsync(
        RecordedCaller caller, WooCommerceSimulator store, Recording recording, RecordedIds ids, List<string> differences)
    {
        store.Shop.Clock.Set(recording.Date);
        using var answer = await caller.SendAsync(ids.Translate(recording));
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        if ((int)answer.StatusCode != recording.Status) differences.Add($"{recording.Name}: {(int)answer.StatusCode} instead of {recording.Status}: {body?["message"]}");
        else if (JsonEquality.Difference(ids.Comparable(recording.Body), ids.Comparable(body), "$") is { } difference) differences.Add($"{recording.Name} {difference}");
        ids.Learn(recording.Body, body);
    }
}
