using System.Text.Json;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.WooCommerce;

/// <summary>The webhooks of a store, through its REST API. The key needs the right to write.</summary>
internal sealed class StoreWebhooks(WooCommerceClient client) : WebhookSubscriptions
{
    private const string Path = "webhooks";
    private const string Active = "active";
    private static readonly RestQuery All = RestQuery.None.With("status", "all");

    public override IReadOnlyList<string> Topics { get; } =
    [
        "order.created", "order.updated", "order.deleted", "order.restored",
        "product.created", "product.updated", "product.deleted", "product.restored",
        "customer.created", "customer.updated", "customer.deleted",
    ];

    public override async Task<IReadOnlyList<WebhookSubscription>> List(Uri address, CancellationToken cancellation) =>
        [.. (await Own(address, cancellation)).Select(row => new WebhookSubscription(row.Text("topic") ?? "", row.Text("status") == Active))];

    public override async Task Ensure(Uri address, Secret secret, CancellationToken cancellation)
    {
        var own = await Own(address, cancellation);
        foreach (var row in own)
            await client.Write(HttpMethod.Put, $"{Path}/{row.RequiredId}", RestQuery.None, Body(("status", Active), ("secret", secret.Reveal())), cancellation);
        foreach (var topic in Topics.Except(own.Select(row => row.Text("topic"))).OfType<string>())
            await client.Write(HttpMethod.Post, Path, RestQuery.None, Body(
                ("name", $"EasySale.Sync {topic}"), ("topic", topic), ("delivery_url", address.AbsoluteUri), ("secret", secret.Reveal())), cancellation);
    }

    public override async Task Remove(Uri address, CancellationToken cancellation)
    {
        foreach (var row in await Own(address, cancellation))
            await client.Write(HttpMethod.Delete, $"{Path}/{row.RequiredId}", RestQuery.None.With("force", "true"), default, cancellation);
    }

    private async Task<IReadOnlyList<Row>> Own(Uri address, CancellationToken cancellation) =>
        [.. (await client.ShortList(Path, All, cancellation)).Where(row => row.Text("delivery_url") == address.AbsoluteUri)];

    private static byte[] Body(params (string Name, string Value)[] fields)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            foreach (var (name, value) in fields) json.WriteString(name, value);
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }
}
