using System.Text.Json;
using System.Text.Json.Nodes;

namespace EasySale.Sync.Simulators.QuickBooks.Front.Limits;

/// <summary>How many operations a call holds: the items of a batch, else one.</summary>
internal static class BatchSize
{
    public static int Of(FrontCall call)
    {
        if (!call.IsBatch) return 1;
        try
        {
            return JsonNode.Parse(call.Body.Span) is JsonObject body && body["BatchItemRequest"] is JsonArray items ? Math.Max(1, items.Count) : 1;
        }
        catch (JsonException)
        {
            return 1;
        }
    }
}
