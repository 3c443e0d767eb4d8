using System.Text.Json.Nodes;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.Tests.WooCommerce;

/// <summary>One request a real store sent to a webhook address.</summary>
/// <param name="Topic">The recording's name.</param>
/// <param name="Scenario">What was done in the store.</param>
/// <param name="Secret">The webhook's; null where nobody knows it.</param>
/// <param name="Delivery">The request.</param>
internal sealed record RecordedDelivery(string Topic, string Scenario, Secret? Secret, WebhookDelivery Delivery)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "WooCommerce", "Recordings", "webhooks");

    public static IReadOnlyList<RecordedDelivery> All { get; } =
        [.. Directory.EnumerateFiles(Folder, "*.json").Order(StringComparer.Ordinal).SelectMany(Read)];

    public static IEnumerable<RecordedDelivery> Of(string topic) => All.Where(delivery => delivery.Topic == topic);

    private static IEnumerable<RecordedDelivery> Read(string path) => JsonNode.Parse(File.ReadAllText(path)) is JsonArray recorded
        ? recorded.Select(one => Of(Path.GetFileNameWithoutExtension(path), one!))
        : [];

    private static RecordedDelivery Of(string topic, JsonNode one)
    {
        var request = one["request"]!;
        var headers = request["headers"]!.AsArray().ToDictionary(header => header![0]!.ToString(), header => header![1]!.ToString(), StringComparer.OrdinalIgnoreCase);
        var secret = one["webhook"]?["secret"]?.ToString();
        return new RecordedDelivery(
            topic, one["scenario"]!.ToString(), secret is null ? null : new Secret(secret),
            new WebhookDelivery(Convert.FromBase64String(request["body_base64"]!.ToString()), headers));
    }
}
