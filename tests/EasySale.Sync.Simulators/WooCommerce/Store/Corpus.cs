using System.Text.Json.Nodes;

namespace EasySale.Sync.Simulators.WooCommerce.Store;

/// <summary>The recorded store: what a real WooCommerce answered, one file per collection.</summary>
internal static class Corpus
{
    /// <summary>The rows of one recorded collection; each call reads them anew, so that a shop owns its rows.</summary>
    public static IReadOnlyList<JsonObject> Rows(string name) => [.. Read(name).AsArray().Select(row => row!.AsObject())];

    public static JsonNode Read(string name)
    {
        using var stream = typeof(Corpus).Assembly.GetManifestResourceStream($"WooCommerce/{name}.json")
            ?? throw new InvalidOperationException($"The corpus has no {name}.json.");
        return JsonNode.Parse(stream)!;
    }
}
