using System.Text.Json;
using EasySale.Sync.Connectors.QuickBooks.Wire;
using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Connectors.QuickBooks.Documents;

/// <summary>
/// The line that tells whose a document is: the last of its private note, such as <c>EasySale.Sync order shop-1/1042</c>. By it a
/// document whose making was not answered is found again.
/// </summary>
internal static class Marker
{
    private const string Product = "EasySale.Sync";

    /// <param name="record">An order or a refund.</param>
    /// <param name="sourceConnectionId">Where it comes from.</param>
    /// <param name="purpose">Null for the record's own document.</param>
    public static string Of(RecordKey record, string sourceConnectionId, string? purpose = null)
    {
        var kind = record.Kind == RecordKind.Refunds ? "refund" : "order";
        return $"{Product} {kind} {sourceConnectionId}/{record.Id}{(purpose is null ? "" : $" {purpose}")}";
    }

    /// <summary>The marker a body or a document carries, or null.</summary>
    public static string? In(JsonElement document) =>
        document.Text("PrivateNote")?.Split('\n').Select(line => line.Trim()).LastOrDefault(line => line.StartsWith($"{Product} ", StringComparison.Ordinal));
}
