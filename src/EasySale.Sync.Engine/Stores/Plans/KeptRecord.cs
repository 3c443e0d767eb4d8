using System.Text.Json;
using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Engine.Stores.Plans;

/// <summary>A record kept whole, so that the same is planned of it when it is read again: its source's own JSON and what it carries included.</summary>
/// <param name="Kind">Which type it is of.</param>
/// <param name="Json">All its properties.</param>
public sealed record KeptRecord(RecordKind Kind, ExactJson Json)
{
    public static KeptRecord Of(CommerceRecord record) =>
        new(record.Kind, new ExactJson(JsonSerializer.SerializeToUtf8Bytes(record, record.GetType(), WholeJson.Options)));

    public CommerceRecord Read() => (CommerceRecord)JsonSerializer.Deserialize(Json.Bytes.Span, TypeOf(Kind), WholeJson.Options)!;

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
