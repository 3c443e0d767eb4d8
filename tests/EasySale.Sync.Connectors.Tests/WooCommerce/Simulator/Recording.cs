using System.Text.Json.Nodes;

namespace EasySale.Sync.Connectors.Tests.WooCommerce.Simulator;

/// <summary>One recorded request of a real store and what it answered.</summary>
internal sealed record Recording(string Name, JsonObject Request, JsonObject Response)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "WooCommerce", "Recordings");

    public string Method => Request["method"]!.ToString();

    public string PathAndQuery => Request["query"]!.ToString() is { Length: > 0 } query ? $"{Request["path"]}?{query}" : Request["path"]!.ToString();

    public bool IsHttps => Request["scheme"]!.ToString() == "https";

    public string? Authorization => Request["headers"]![nameof(Authorization)]?.ToString();

    public JsonNode? Body => Response["body"];

    public int Status => Response["status"]!.GetValue<int>();

    public DateTimeOffset Date => DateTimeOffset.Parse(Header("Date")!, null);

    public string? Header(string name) => Response["headers"]!.AsArray()
        .FirstOrDefault(h => string.Equals(h![0]!.ToString(), name, StringComparison.OrdinalIgnoreCase))?[1]!.ToString();

    public static Recording Read(string name)
    {
        var root = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, name + ".json")))!;
        return new Recording(name, root["request"]!.AsObject(), root["response"]!.AsObject());
    }

    public static IEnumerable<string> In(string folder) => Directory.EnumerateFiles(Path.Combine(Folder, folder), "*.json")
        .Select(path => $"{folder}/{Path.GetFileNameWithoutExtension(path)}").Order(StringComparer.Ordinal);
}
