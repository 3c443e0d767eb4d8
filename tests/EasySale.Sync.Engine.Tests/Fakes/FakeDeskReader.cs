using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Engine.Tests.Fakes;

/// <summary>Walks a desk by time of change.</summary>
public sealed class FakeDeskReader(FakeDesk desk, Lifeline life) : SourceStream
{
    private const int PageSize = 4;
    private static readonly JsonTypeInfo<long> Number = (JsonTypeInfo<long>)JsonSerializerOptions.Web.GetTypeInfo(typeof(long));

    public override RecordKind Kind => RecordKind.Customers;

    public override IReadOnlyList<string> FieldGroups => [.. base.FieldGroups.Except(desk.CannotSay)];

    public override CommerceRecord Held(CommerceRecord told, CommerceRecord? before) => desk.Holds((Customer)told);

    public override async Task<Page> Read(ReadScope scope, Cursor? cursor, CancellationToken cancellation)
    {
        await life.Observe();
        var from = cursor?.Read(Number, "desk.") ?? (scope.Mode == SyncMode.Incremental ? Ticks(scope.Watermark) : null) ?? 0;
        var page = desk.Customers.Where(customer => customer.ModifiedAt!.Value.Ticks > from).Take(PageSize).ToList();
        var last = page.LastOrDefault()?.ModifiedAt!.Value.Ticks.ToString(CultureInfo.InvariantCulture);
        return new Page([.. page.Select(SourceItem.Of)], page.Count < PageSize ? null : new Cursor(last!), last);
    }

    public override async Task<IReadOnlyList<SourceItem>> ReadByIds(IReadOnlyList<string> ids, CancellationToken cancellation)
    {
        await life.Observe();
        desk.Asked.AddRange(ids);
        return [.. ids.Select(desk.Find).OfType<Customer>().Select(SourceItem.Of)];
    }

    private static long? Ticks(string? text) => text is null ? null : long.Parse(text, CultureInfo.InvariantCulture);
}
