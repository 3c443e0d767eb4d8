using System.Text;
using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.QuickBooks.Books;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.Simulator;

/// <summary>One sample exchange: what is asked and what is answered.</summary>
internal sealed record Exchange(BookCall Call, string Seed, int Status, JsonObject? Answer)
{
    public static Exchange Read(string name)
    {
        var file = Path.Combine(AppContext.BaseDirectory, "QuickBooks", "Recordings", name + ".json");
        var document = JsonNode.Parse(File.ReadAllText(file))!;
        var (request, response) = (document["request"]!, document["response"]!);
        var segments = ((string)request["path"]!).Split('/', StringSplitOptions.RemoveEmptyEntries)[2..];
        var query = request["query"]?.AsObject().ToDictionary(pair => pair.Key, pair => (string)pair.Value!) ?? [];
        var body = request["body"]?.ToJsonString() ?? (string?)request["bodyText"] ?? "";
        var call = new BookCall((string)request["method"]!, segments[1..], query, Encoding.UTF8.GetBytes(body), null);
        return new Exchange(call, segments[0].EndsWith('2') ? "uk" : "us", (int)response["status"]!, response["body"] as JsonObject);
    }
}
