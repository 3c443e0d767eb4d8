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
    public const string OrderWord = "order";
    public const string CustomerWord = "customer";
    private const string Product = "EasySale.Sync";

    /// <param name="record">An order or a refund.</param>
    /// <param name="sourceConnectionId">Where it comes from.</param>
    /// <param name="purpose">Null for the record's own document.</param>
    public static string Of(RecordKey record, string sourceConnectionId, string? purpose = null)
    {
        var kind = record.Kind == RecordKind.Refunds ? "refund" : OrderWord;
        return $"{Product} {kind} {sourceConnectionId}/{record.Id}{(purpose is null ? "" : $" {purpose}")}";
    }

    /// <summary>The mark on a customer made by a sync.</summary>
    public static string OfCustomer(string sourceConnectionId, string id) => $"{Product} {CustomerWord} {sourceConnectionId}/{id}";

    /// <summary>
    /// What a text marked so says its owner was made from, wherever the mark stands in it: a void puts a word before it, people write
    /// around it. Null where there is no mark of that kind.
    /// </summary>
    /// <param name="text">A private note, or a customer's notes.</param>
    /// <param name="word"><see cref="OrderWord"/> or <see cref="CustomerWord"/>.</param>
    public static RecordOrigin? OriginIn(string? text, string word)
    {
        var start = $"{Product} {word} ";
        var mark = text?.Split('\n').LastOrDefault(line => line.Contains(start, StringComparison.Ordinal));
        var parts = mark?[(mark.IndexOf(start, StringComparison.Ordinal) + start.Length)..].Split(' ')[0].Trim().Split('/', 2);
        return parts is [{ Length: > 0 } connection, { Length: > 0 } id] ? new RecordOrigin(connection, id) : null;
    }

    /// <summary>The marker a body or a document carries, or null.</summary>
    public static string? In(JsonElement document) =>
        document.Text("PrivateNote")?.Split('\n').Select(line => line.Trim()).LastOrDefault(line => line.StartsWith($"{Product} ", StringComparison.Ordinal));
}
