using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.WooCommerce.Http;
using EasySale.Sync.Simulators.WooCommerce.Store;

namespace EasySale.Sync.Simulators.WooCommerce;

/// <summary>
/// The store's webhook queue, worked through when a test says so: what changed since the last look, for each active webhook whose
/// topic fits, with the record as it is now. Tried once; the seventh failure in a row disables the webhook.
/// </summary>
public sealed class Deliveries
{
    private const int FailuresThatDisable = 7;

    private readonly Shop _shop;
    private readonly Dictionary<int, int> _failures = [];
    private Dictionary<(string Resource, int Id), (DateTime Modified, string Status)> _seen;

    internal Deliveries(Shop shop)
    {
        _shop = shop;
        _seen = shop.Do(Snapshot);
    }

    /// <summary>What is to be delivered now; each change is told once.</summary>
    public IReadOnlyList<Delivery> Take() => _shop.Do<IReadOnlyList<Delivery>>(() =>
    {
        var now = Snapshot();
        var topics = Topics(now).ToList();
        _seen = now;
        return [.. topics.SelectMany(change => Of(change.Topic, change.Id))];
    });

    /// <summary>A topic of a record for every active webhook that has it, whether or not anything changed.</summary>
    public IReadOnlyList<Delivery> For(string topic, int id) => _shop.Do<IReadOnlyList<Delivery>>(() => [.. Of(topic, id)]);

    /// <summary>The unsigned calls a store makes when webhooks are made.</summary>
    public IReadOnlyList<Delivery> Pings() => _shop.Do<IReadOnlyList<Delivery>>(() =>
        [.. _shop.State.Webhooks.Rows.Select(hook => new Delivery(hook.Id, Address(hook), "", Encoding.ASCII.GetBytes($"webhook_id={hook.Id}"), ""))]);

    /// <summary>Sends one, once, and counts how it went. The receiver's status; null when there was none.</summary>
    public async Task<HttpStatusCode?> Send(HttpClient http, Delivery delivery, CancellationToken cancellation)
    {
        using var request = delivery.Request();
        try
        {
            using var response = await http.SendAsync(request, cancellation);
            _shop.Do(() => Count(delivery.WebhookId, (int)response.StatusCode is >= 200 and < 303));
            return response.StatusCode;
        }
        catch (HttpRequestException)
        {
            _shop.Do(() => Count(delivery.WebhookId, succeeded: false));
            return null;
        }
    }

    private bool Count(int webhook, bool succeeded)
    {
        _failures[webhook] = succeeded ? 0 : _failures.GetValueOrDefault(webhook) + 1;
        if (_failures[webhook] >= FailuresThatDisable && _shop.State.Webhooks.Find(webhook) is { } hook)
            _shop.State.Webhooks.Change(hook, body => body["status"] = "disabled");
        return succeeded;
    }

    private IEnumerable<(string Topic, int Id)> Topics(Dictionary<(string Resource, int Id), (DateTime Modified, string Status)> now)
    {
        foreach (var (key, state) in now)
        {
            var isKnown = _seen.TryGetValue(key, out var before);
            if (!isKnown) yield return ($"{key.Resource}.created", key.Id);
            else if (state.Status == "trash" && before.Status != "trash") yield return ($"{key.Resource}.deleted", key.Id);
            else if (state != before) yield return ($"{key.Resource}.updated", key.Id);
        }

        // Deleting for good is told of customers only.
        foreach (var gone in _seen.Keys.Except(now.Keys).Where(key => key.Resource == "customer")) yield return ("customer.deleted", gone.Id);
    }

    private Dictionary<(string Resource, int Id), (DateTime Modified, string Status)> Snapshot() => new[]
    {
        ("order", _shop.State.Orders), ("product", _shop.State.Products), ("product", _shop.State.Variations), ("customer", _shop.State.Customers),
    }.SelectMany(table => table.Item2.Rows.Select(row => ((table.Item1, row.Id), (row.Modified, row.Status)))).ToDictionary();

    private IEnumerable<Delivery> Of(string topic, int id)
    {
        var hooks = _shop.State.Webhooks.Rows.Where(hook => hook.Status == "active" && hook.Body["topic"]!.ToString() == topic).ToList();
        if (hooks.Count == 0) yield break;
        var body = Encoding.UTF8.GetBytes(PhpJson.Write(Body(topic, id)));
        foreach (var hook in hooks)
            yield return new Delivery(hook.Id, Address(hook), topic, body, Sign(body, _shop.Webhooks.Secrets[hook.Id]));
    }

    private JsonNode Body(string topic, int id)
    {
        if (topic.EndsWith(".deleted", StringComparison.Ordinal)) return new JsonObject { ["id"] = id };
        var row = topic.Split('.')[0] switch
        {
            "order" => _shop.State.Orders.Find(id),
            "product" => _shop.State.Products.Find(id) ?? _shop.State.Variations.Find(id),
            _ => _shop.State.Customers.Find(id),
        };
        return row?.Copy() ?? new JsonObject
        {
            ["code"] = "woocommerce_rest_invalid_id",
            ["message"] = "Invalid ID.",
            ["data"] = new JsonObject { ["status"] = 404 },
        };
    }

    private static Uri Address(Row hook) => new(hook.Body["delivery_url"]!.ToString());

    // The store decodes HTML's special characters in its secrets before it signs.
    private static string Sign(byte[] body, string secret) =>
        Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(WebUtility.HtmlDecode(secret)), body));
}
