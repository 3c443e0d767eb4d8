using System.Text.Json;
using System.Text.Json.Nodes;

namespace EasySale.Sync.Simulators.QuickBooks.Front;

/// <summary>A body that may be a JSON object.</summary>
internal static class JsonBody
{
    public const string BatchItems = "BatchItemRequest";

    /// <summary>Null if it is something else, or no JSON at all.</summary>
    public static JsonObject? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonNode.Parse(body.Span) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
