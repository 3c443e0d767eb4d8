using System.Text.Json;

namespace EasySale.Sync.Local.Worker;

/// <summary>What this host heeds of <c>host.json</c>.</summary>
/// <param name="RoutePrefix"><c>extensions.http.routePrefix</c>, <c>api</c> unless given; may be empty.</param>
/// <param name="MaxActivities"><c>extensions.durableTask.maxConcurrentActivityFunctions</c>, 10 per core unless given.</param>
/// <param name="MaxOrchestrators"><c>extensions.durableTask.maxConcurrentOrchestratorFunctions</c>, 10 per core unless given.</param>
public sealed record HostSettings(string RoutePrefix, int MaxActivities, int MaxOrchestrators)
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public static HostSettings Read(string? file)
    {
        using var json = JsonDocument.Parse(file is not null && File.Exists(file) ? File.ReadAllText(file) : "{}", Lenient);
        return new HostSettings(
            Find(json.RootElement, "extensions", "http", "routePrefix")?.GetString() ?? "api",
            Find(json.RootElement, "extensions", "durableTask", "maxConcurrentActivityFunctions")?.GetInt32() ?? PerCore,
            Find(json.RootElement, "extensions", "durableTask", "maxConcurrentOrchestratorFunctions")?.GetInt32() ?? PerCore);
    }

    private static int PerCore => 10 * Environment.ProcessorCount;

    private static JsonElement? Find(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element)) return null;
        return element;
    }
}
