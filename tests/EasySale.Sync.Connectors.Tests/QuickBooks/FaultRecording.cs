using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using EasySale.Sync.Engine.Http;

namespace EasySale.Sync.Connectors.Tests.QuickBooks;

/// <summary>One example exchange with the books.</summary>
internal static class FaultRecording
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "QuickBooks", "Recordings");

    public static (VendorRequest Request, VendorAnswer Answer) Read(string name)
    {
        var exchange = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, name + ".json")))!;
        var (request, response) = (exchange["request"]!, exchange["response"]!);
        var body = response["bodyText"]?.ToString() ?? response["body"]!.ToJsonString();
        var address = request["url"]?.ToString() ?? "https://quickbooks.api.intuit.com" + request["path"];
        return (
            new VendorRequest(new HttpMethod(request["method"]!.ToString()), new Uri(address)),
            new VendorAnswer(
                (HttpStatusCode)response["status"]!.GetValue<int>(),
                new Dictionary<string, string>(response["headers"]!.AsObject().ToDictionary(header => header.Key, header => header.Value!.ToString()), StringComparer.OrdinalIgnoreCase),
                Encoding.UTF8.GetBytes(body)));
    }

    /// <summary>Every exchange that was refused; batches, whose faults ride inside, are not made.</summary>
    public static IEnumerable<string> Faults() => Directory.EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Folder, path)[..^".json".Length].Replace('\\', '/'))
        .Where(name => !name.StartsWith("batch/", StringComparison.Ordinal))
        .Where(name => $"-{Path.GetFileName(name)}".Contains("-fault-", StringComparison.Ordinal) || name.StartsWith("http/", StringComparison.Ordinal));
}
