using System.Text.Json.Nodes;

namespace EasySale.Sync.Simulators.QuickBooks.Front.Limits;

/// <summary>How many operations a call holds: the items of a batch, else one.</summary>
internal static class BatchSize
{
    public static int Of(FrontCall call) =>
        call.IsBatch && JsonBody.Read(call.Body)?[JsonBody.BatchItems] is JsonArray { Count: > 0 } items ? items.Count : 1;
}
