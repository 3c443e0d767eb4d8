using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using EasySale.Sync.Connectors.QuickBooks.Wire;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Http;

namespace EasySale.Sync.Connectors.QuickBooks;

/// <summary>Creates and updates as one call. Its request id is made of theirs: the same writes are the same batch.</summary>
/// <param name="Calls">At most <see cref="Lanes.ItemsPerBatch"/>.</param>
internal sealed record BatchCall(IReadOnlyList<PostCall> Calls)
{
    // Request id and item id share 50 characters.
    private const int RequestIdBytes = 16;
    private const string ItemId = "bId";

    public string RequestId { get; } = Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Calls.Select(call => call.RequestId)))).AsSpan(0, RequestIdBytes));

    public ReadOnlyMemory<byte> Body => BodyJson.Object(body =>
    {
        body.WriteStartArray("BatchItemRequest");
        for (var position = 0; position < Calls.Count; position++) Write(body, position, Calls[position]);
        body.WriteEndArray();
    });

    /// <summary>The answers, which come in any order, in the order of the calls. An item's fault, or its silence, is thrown by its task.</summary>
    /// <exception cref="Engine.Failures.SyncException">It is no answer to a batch.</exception>
    public IReadOnlyList<Task<PostAnswer>> Read(JsonElement root, VendorRequest request, VendorAnswer answer)
    {
        if (!root.TryGetProperty("BatchItemResponse", out var items) || items.ValueKind != JsonValueKind.Array) throw QuickBooksErrors.Unreadable(request, answer);
        var answers = items.EnumerateArray().ToLookup(item => item.Text(ItemId));
        return [.. Calls.Select((call, position) => Of(call, answers[Id(position)].FirstOrDefault(), request, answer))];
    }

    private static Task<PostAnswer> Of(PostCall call, JsonElement item, VendorRequest request, VendorAnswer answer) =>
        FaultReader.Of(item) is { } fault ? Task.FromException<PostAnswer>(QuickBooksErrors.OfItem(request, answer, fault))
        : item.Part(call.Entity) is { ValueKind: JsonValueKind.Object } entity ? Task.FromResult(new PostAnswer(entity) { Trace = answer.Header(QuickBooksErrors.TraceHeader) })
        : Task.FromException<PostAnswer>(QuickBooksErrors.Unreadable(request, answer));

    private static string Id(int position) => position.ToString(CultureInfo.InvariantCulture);

    private static void Write(Utf8JsonWriter body, int position, PostCall call)
    {
        body.WriteStartObject();
        body.WriteString(ItemId, Id(position));
        body.WriteString("operation", call.IsUpdate ? "update" : "create");
        body.WritePropertyName(call.Entity);
        body.WriteRawValue(call.Body.Span, skipInputValidation: true);
        body.WriteEndObject();
    }
}
