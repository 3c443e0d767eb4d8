using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.WooCommerce.Http;
using EasySale.Sync.Simulators.WooCommerce.Store;

namespace EasySale.Sync.Simulators.WooCommerce.Resources;

/// <summary>The webhooks as data: who wants to hear what. Secrets are kept apart, because no API shows them.</summary>
internal sealed class Webhooks(ShopState shop)
{
    private static readonly Dictionary<string, string[]> Events = new()
    {
        ["coupon"] = ["created", "updated", "deleted", "restored"],
        ["customer"] = ["created", "updated", "deleted"],
        ["order"] = ["created", "updated", "deleted", "restored"],
        ["product"] = ["created", "updated", "deleted", "restored", "published"],
    };

    public Dictionary<int, string> Secrets { get; } = [];

    public Row Find(int id, int notFound = 404) =>
        shop.Webhooks.Find(id) ?? throw new RestError(notFound, "woocommerce_rest_shop_webhook_invalid_id", "ID is invalid.");

    public Row Create(JsonObject sent)
    {
        var topic = sent["topic"]?.ToString() ?? "";
        if (!IsTopic(topic)) throw new RestError(400, "woocommerce_rest_shop_webhook_invalid_topic", "Webhook topic is required and must be valid.");
        RequireAddress(sent["delivery_url"]?.ToString());
        var id = shop.Webhooks.LastId + 1;
        var hook = new JsonObject { ["id"] = id, ["name"] = sent["name"]?.ToString() ?? $"Webhook created on {SiteTime.Text(shop.Time.NowUtc)}" };
        hook["status"] = sent["status"]?.ToString() ?? "active";
        Describe(hook, topic);
        hook["delivery_url"] = sent["delivery_url"]!.ToString();
        shop.Time.Stamp(hook, "date_created", shop.Time.NowUtc);
        shop.Time.Stamp(hook, "date_modified", null);
        hook["_links"] = SiteLinks.Links("webhooks", id);
        Secrets[id] = sent["secret"]?.ToString() ?? "";
        return shop.Webhooks.Add(hook);
    }

    public Row Update(int id, JsonObject sent)
    {
        var row = Find(id, notFound: 400);
        if (sent["topic"]?.ToString() is { } topic && !IsTopic(topic))
            throw new RestError(400, "woocommerce_rest_shop_webhook_invalid_topic", "Webhook topic must be valid.");
        if (sent["delivery_url"] is { } address) RequireAddress(address.ToString());
        if (sent["secret"] is { } secret) Secrets[id] = secret.ToString();
        shop.Webhooks.Change(row, body =>
        {
            foreach (var name in new[] { "name", "status", "delivery_url" })
                if (sent[name] is { } value) body[name] = value.ToString();
            if (sent["topic"] is { } wanted) Describe(body, wanted.ToString());
            shop.Time.Stamp(body, "date_modified", shop.Time.NowUtc);
        });
        return row;
    }

    public JsonObject Delete(int id, bool force)
    {
        var row = Find(id);
        if (!force) throw new RestError(501, "woocommerce_rest_trash_not_supported", "Webhooks do not support trashing.");
        shop.Webhooks.Remove(id);
        Secrets.Remove(id);
        return row.Body;
    }

    private static bool IsTopic(string topic)
    {
        var parts = topic.Split('.', 2);
        return parts.Length == 2 && (parts[0] == "action" ? parts[1].StartsWith("woocommerce_", StringComparison.Ordinal)
            : Events.TryGetValue(parts[0], out var events) && events.Contains(parts[1]));
    }

    private static void RequireAddress(string? address)
    {
        if (address is null || !(address.StartsWith("http://", StringComparison.Ordinal) || address.StartsWith("https://", StringComparison.Ordinal)))
            throw new RestError(400, "woocommerce_rest_shop_webhook_invalid_delivery_url",
                "Webhook delivery URL must be a valid URL starting with http:// or https://.");
    }

    private static void Describe(JsonObject hook, string topic)
    {
        var parts = topic.Split('.', 2);
        hook["topic"] = topic;
        hook["resource"] = parts[0];
        hook["event"] = parts[1];
        hook["hooks"] = new JsonArray([.. Hooks(topic).Select(h => (JsonNode)h)]);
    }

    private static string[] Hooks(string topic) => topic switch
    {
        "coupon.created" => ["woocommerce_process_shop_coupon_meta", "woocommerce_new_coupon"],
        "coupon.updated" => ["woocommerce_process_shop_coupon_meta", "woocommerce_update_coupon"],
        "customer.created" => ["user_register", "woocommerce_created_customer", "woocommerce_new_customer"],
        "customer.updated" => ["profile_update", "woocommerce_update_customer"],
        "customer.deleted" => ["delete_user"],
        "order.created" => ["woocommerce_new_order"],
        "order.updated" => ["woocommerce_update_order", "woocommerce_order_refunded"],
        "order.deleted" => ["wp_trash_post", "woocommerce_trash_order"],
        "order.restored" => ["untrashed_post", "woocommerce_untrash_order"],
        "product.created" => ["woocommerce_process_product_meta", "woocommerce_new_product", "woocommerce_new_product_variation"],
        "product.updated" => ["woocommerce_process_product_meta", "woocommerce_update_product", "woocommerce_update_product_variation"],
        "product.published" => ["woocommerce_product_published"],
        "coupon.deleted" or "product.deleted" => ["wp_trash_post"],
        "coupon.restored" or "product.restored" => ["untrashed_post"],
        _ => [topic["action.".Length..]],
    };
}
