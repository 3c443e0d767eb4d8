using System.Globalization;
using System.Text.Json;
using EasySale.Sync.Connectors.QuickBooks.Wire;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.QuickBooks.Reading;

/// <summary>Products and services, bundles as groups. Categories share the list and are none.</summary>
internal sealed class ItemSource(QuickBooksClient client, TimeProvider time) : BookStream(client, QuickBooks.Items.Entity, [], hasInactive: true, time)
{
    public override RecordKind Kind => RecordKind.Products;

    public override IReadOnlyList<string> VolatileProperties { get; } = [.. Stamps, "AvgCost"];

    public override IReadOnlyList<string> MappedProperties => ItemMap.AlwaysTold;

    // A description is written with a new item only, and stock never: what the shop changes there has not come to the books.
    public override IReadOnlyList<string> FieldGroups => ["name", "sku", "price"];

    public override CommerceRecord Plain(CommerceRecord record, string otherId, CommerceRecord? other) =>
        record is Product item ? item with { Name = ItemMap.PlainName(item.Name, otherId, other as Product) } : record;

    public override CommerceRecord Held(CommerceRecord told, CommerceRecord? before) => told is Product product ? ItemMap.Held(product, before as Product) : told;

    public override string FormOf(CommerceRecord record) => record.Raw?.Text("Type") ?? "";

    /// <summary>Reports disagree whether a sale moves an item's stamp.</summary>
    public static string MarkOf(JsonElement row) =>
        $"{row.Text("SyncToken")} {row.Number(ItemMap.Quantity)?.ToString(CultureInfo.InvariantCulture)}".TrimEnd();

    protected override string Mark(JsonElement row) => MarkOf(row);

    protected override bool IsTold(JsonElement row) => !ItemMap.IsCategory(row);

    protected override Task<IReadOnlyList<SourceItem>> Items(IReadOnlyList<JsonElement> rows, ChangeAnswer? feed, CancellationToken cancellation) =>
        Task.FromResult(Each(rows, ItemMap.From));
}
