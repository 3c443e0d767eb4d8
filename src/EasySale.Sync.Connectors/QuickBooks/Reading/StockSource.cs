using System.Text.Json;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.QuickBooks.Reading;

/// <summary>How many there are of each inventory item; its id is the item's.</summary>
internal sealed class StockSource(QuickBooksClient client, TimeProvider time) : BookStream(client, QuickBooks.Items.Entity, [], hasInactive: true, time)
{
    public override RecordKind Kind => RecordKind.Inventory;

    // Whatever else changes of an item is no change of its stock.
    public override IReadOnlyList<string> VolatileProperties => ItemMap.BesideStock;

    public override IReadOnlyList<string> MappedProperties { get; } = [ItemMap.Quantity];

    protected override string Mark(JsonElement row) => ItemSource.MarkOf(row);

    protected override bool IsTold(JsonElement row) => ItemMap.IsCounted(row);

    protected override Task<IReadOnlyList<SourceItem>> Items(IReadOnlyList<JsonElement> rows, ChangeAnswer? feed, CancellationToken cancellation) =>
        Task.FromResult(Each(rows, ItemMap.Stock));
}
