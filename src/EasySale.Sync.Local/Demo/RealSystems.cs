using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EasySale.Sync.Local.Demo;

/// <summary>The real systems a file of connections names (docs/connections.sample.json).</summary>
internal sealed class RealSystems(JsonObject file)
{
    /// <exception cref="InvalidOperationException">The file is not understood.</exception>
    public static async Task<RealSystems> Read(string? file, CancellationToken cancellation)
    {
        if (file is null) return new RealSystems([]);
        try
        {
            return JsonNode.Parse(await File.ReadAllTextAsync(file, cancellation)) is JsonObject entries
                ? new RealSystems(entries)
                : throw new InvalidOperationException($"{file} holds no JSON object.");
        }
        catch (JsonException fault)
        {
            throw new InvalidOperationException($"{file} is no JSON (line {fault.LineNumber + 1}). docs/connections.sample.json is a pattern.");
        }
    }

    // A real system keeps its connection id from start to start: its links hang on it.
    public DemoSystem? Find(string platform)
    {
        if (file[platform] is not JsonObject entry) return null;
        var settings = entry["settings"] as JsonObject ?? [];
        var address = string.Join(' ', settings.Where(IsAddress).Select(field => field.Value?.ToString()));
        var id = $"{platform}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address)).AsSpan(0, 5))}";
        return new DemoSystem(id, platform, entry["name"]?.ToString() ?? platform, settings, entry["secrets"] as JsonObject ?? [], true);
    }

    private static bool IsAddress(KeyValuePair<string, JsonNode?> field) =>
        field.Key.EndsWith("Url", StringComparison.Ordinal) || field.Key == "realmId";
}
