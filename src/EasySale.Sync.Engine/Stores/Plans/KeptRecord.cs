using System.Runtime.InteropServices;
using System.Text.Json;
using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Engine.Stores.Plans;

/// <summary>A record kept so that it means the same when it is read again, its source's own JSON included.</summary>
/// <param name="Kind">Which type it is of.</param>
/// <param name="Json">Its properties.</param>
/// <param name="Raw">The source's JSON; null where there is none.</param>
/// <param name="Mark">See <see cref="CommerceRecord.Mark"/>.</param>
public sealed record KeptRecord(RecordKind Kind, ExactJson Json, ExactJson? Raw, string? Mark)
{
    public static KeptRecord Of(CommerceRecord record) => new(
        record.Kind,
        new ExactJson(JsonSerializer.SerializeToUtf8Bytes(record, record.GetType(), StoredJson.Options)),
        record.Raw is { } raw ? new ExactJson(JsonMarshal.GetRawUtf8Value(raw).ToArray()) : null,
        record.Mark);

    public CommerceRecord Read() => (CommerceRecord)JsonSerializer.Deserialize(Json.Bytes.Span, TypeOf(Kind), StoredJson.Options)! with
    {
        Raw = Raw is { } raw ? JsonElement.Parse(raw.Bytes.Span) : null,
        Mark = Mark,
    };

    private static Type TypeOf(RecordKind kind) => kind switch
    {
        RecordKind.Customers => typeof(Customer),
        RecordKind.Products => typeof(Product),
        RecordKind.Inventory => typeof(InventoryLevel),
        RecordKind.Orders => typeof(Order),
        RecordKind.Payments => typeof(Payment),
        RecordKind.Refunds => typeof(Refund),
        _ => throw new InvalidOperationException($"Records of the kind {kind} cannot be kept."),
    };
}
