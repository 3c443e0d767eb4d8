using System.Globalization;
using System.Text.Json;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Http;

namespace EasySale.Sync.Engine.Tests.Fakes;

/// <summary>Walks the shop by time of change; the watermark is the newest change seen.</summary>
public sealed class FakeShopStream(FakeShop shop, RecordKind kind, VendorHttp http) : SourceStream
{
    public override RecordKind Kind => kind;

    public override IReadOnlyList<string> MappedProperties => shop.Mapped;

    public override string FormOf(CommerceRecord record) => record is Order order ? order.Status : "";

    public override Task<Page> Read(ReadScope scope, Cursor? cursor, CancellationToken cancellation)
    {
        var from = Ticks(cursor?.Text) ?? (scope.Mode == SyncMode.Incremental ? Ticks(scope.Watermark) : null) ?? 0;
        var page = shop.All(kind).Where(record => record.ModifiedAt!.Value.Ticks > from && Passes(record, scope.Filter)).Take(shop.PageSize).ToList();
        shop.Walked.AddRange(page.Select(record => record.Key));
        var last = page.LastOrDefault()?.ModifiedAt!.Value.Ticks.ToString(CultureInfo.InvariantCulture);
        return Task.FromResult(new Page([.. page.Select(Item)], page.Count < shop.PageSize ? null : new Cursor(last!), last));
    }

    public override async Task<ListedPage> List(Cursor? cursor, CancellationToken cancellation)
    {
        for (var call = 0; call < shop.CallsPerPage; call++)
            await http.Send(new VendorRequest(HttpMethod.Get, new Uri("https://shop.example/ids")), cancellation);
        var from = Ticks(cursor?.Text) ?? 0;
        var page = shop.All(kind).Where(record => record.ModifiedAt!.Value.Ticks > from).Take(shop.PageSize).ToList();
        var next = page.Count < shop.PageSize ? null : new Cursor(page[^1].ModifiedAt!.Value.Ticks.ToString(CultureInfo.InvariantCulture));
        return new ListedPage(
            [.. page.Where(record => !shop.Unlisted.Contains(record.Id)).Select(record => new ListedRecord(record.Id, record.ModifiedAt))], next);
    }

    public override Task<IReadOnlyList<SourceItem>> ReadByIds(IReadOnlyList<string> ids, CancellationToken cancellation)
    {
        var asked = ids.Select(id => new RecordKey(kind, id)).ToList();
        shop.Asked.AddRange(asked);
        return Task.FromResult<IReadOnlyList<SourceItem>>([.. asked.Select(shop.Find).OfType<CommerceRecord>().Select(Item)]);
    }

    private SourceItem Item(CommerceRecord record) => shop.Unreadable.Contains(record.Key)
        ? SourceItem.Unreadable(record.Id, new SyncException(FailureCause.FixRecord, "shop.unreadable", "The shop's record has no total."))
        : SourceItem.Of(shop.Tells(record) is { } json ? record with { Raw = JsonElement.Parse(json) } : record);

    private static bool Passes(CommerceRecord record, RecordFilter filter) =>
        filter.Statuses.Count == 0 || (record is Order order && filter.Statuses.Contains(order.Status));

    private static long? Ticks(string? text) => text is null ? null : long.Parse(text, CultureInfo.InvariantCulture);
}
