using System.Text.Json.Nodes;

namespace EasySale.Sync.Benchmarks.House;

/// <summary>Deliveries a real store sent for one webhook (order.updated), byte for byte, with their signatures.</summary>
internal sealed class RecordedWebhooks
{
    private const int Webhook = 2;
    private readonly List<(int Id, byte[] Body, Dictionary<string, string> Headers)> _deliveries = [];

    public RecordedWebhooks()
    {
        var recorded = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Recorded", "order.updated.json")))!.AsArray();
        foreach (var one in recorded.Where(one => one!["webhook"]?["id"]?.GetValue<int>() == Webhook)) Add(one!);
    }

    public string Secret { get; private set; } = "";

    public int Count => _deliveries.Count;

    /// <summary>The orders they are about.</summary>
    public IReadOnlyList<int> Orders => [.. _deliveries.Select(delivery => delivery.Id).Distinct()];

    public HttpRequestMessage Request(Uri receiver, int index) => Request(receiver, _deliveries[index % _deliveries.Count]);

    public HttpRequestMessage RequestFor(Uri receiver, int order) => Request(receiver, _deliveries.First(delivery => delivery.Id == order));

    private void Add(JsonNode one)
    {
        var request = one["request"]!;
        var body = Convert.FromBase64String(request["body_base64"]!.ToString());
        if (JsonNode.Parse(body)!["id"] is not { } id) return;
        var headers = request["headers"]!.AsArray().Where(header => header![0]!.ToString().StartsWith("X-WC-", StringComparison.OrdinalIgnoreCase))
            .ToDictionary(header => header![0]!.ToString(), header => header![1]!.ToString());
        Secret = one["webhook"]!["secret"]!.ToString();
        _deliveries.Add((id.GetValue<int>(), body, headers));
    }

    private static HttpRequestMessage Request(Uri receiver, (int Id, byte[] Body, Dictionary<string, string> Headers) delivery)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, receiver) { Content = new ByteArrayContent(delivery.Body) };
        foreach (var (name, value) in delivery.Headers) request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }
}
