using System.Text.Json;
using EasySale.Sync.Connectors.QuickBooks.Wire;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.QuickBooks.Reading;

/// <summary>Records made of one entity of the books.</summary>
/// <param name="client">Asks.</param>
/// <param name="entity">The entity.</param>
/// <param name="companions">Entities whose changes are asked for with the same call.</param>
/// <param name="hasInactive">It is a list, whose entries can be made inactive.</param>
/// <param name="time">Our clock.</param>
internal abstract class BookStream(QuickBooksClient client, string entity, IReadOnlyList<string> companions, bool hasInactive, TimeProvider time) : SourceStream
{
    /// <summary>What every entity has and what changes without meaning.</summary>
    protected static readonly IReadOnlyList<string> Stamps = ["domain", "sparse", "SyncToken", "MetaData"];

    private readonly BookWalk _walk = new(client, entity, companions, hasInactive, time);

    protected IdSearch Ids { get; } = new(client, entity, hasInactive);

    public sealed override async Task<Page> Read(ReadScope scope, Cursor? cursor, CancellationToken cancellation)
    {
        var page = await _walk.Read(scope, cursor, cancellation);
        var items = await Items([.. page.Rows.Where(IsTold)], page.Feed, cancellation);
        var wanted = items.Where(item => item.Record is null || FilterMatch.Fits(item.Record, scope.Filter));
        return new Page([.. wanted, .. Failed(page.Failures), .. page.Gone.Select(SourceItem.Gone)], page.Next?.ToCursor(), Watermark.After(page.Start));
    }

    // A query answers whole entities or nothing, so the list of ids costs what a walk does, but looks nothing else up.
    public sealed override async Task<ListedPage> List(Cursor? cursor, CancellationToken cancellation)
    {
        var page = await _walk.Read(new ReadScope(SyncMode.Full, null, RecordFilter.None), cursor, cancellation);
        return new ListedPage([.. page.Rows.Where(row => row.Text("Id") is not null).Select(Listed)], page.Next?.ToCursor());
    }

    public sealed override async Task<IReadOnlyList<SourceItem>> ReadByIds(IReadOnlyList<string> ids, CancellationToken cancellation)
    {
        var (rows, failures) = await Ids.Find(await Entities(ids, cancellation), cancellation);
        return [.. await Items([.. rows.Where(IsTold)], null, cancellation), .. Failed(failures)];
    }

    // A value of the wrong kind fails its record when that is read, not the list.
    private ListedRecord Listed(JsonElement row)
    {
        try
        {
            return new ListedRecord(row.Id(), row.ModifiedAt(), Mark(row), IsTold(row));
        }
        catch (JsonException)
        {
            return new ListedRecord(row.Id(), row.ModifiedAt());
        }
    }

    /// <summary>What a list of ids tells of changes that move no stamp; also the records' mark.</summary>
    protected abstract string Mark(JsonElement row);

    /// <summary>The entity is a record of this kind.</summary>
    protected virtual bool IsTold(JsonElement row) => true;

    /// <summary>The entities' ids behind those of records and hints.</summary>
    protected virtual Task<IEnumerable<string>> Entities(IReadOnlyList<string> ids, CancellationToken cancellation) => Task.FromResult<IEnumerable<string>>(ids);

    /// <summary>Rows as records.</summary>
    /// <param name="rows">As they are now.</param>
    /// <param name="feed">The feed's answer they are from, or null.</param>
    /// <param name="cancellation">Stops further calls.</param>
    protected abstract Task<IReadOnlyList<SourceItem>> Items(IReadOnlyList<JsonElement> rows, ChangeAnswer? feed, CancellationToken cancellation);

    protected static IEnumerable<SourceItem> Failed(IReadOnlyDictionary<string, SyncException> failures) => failures.Select(pair => SourceItem.Unreadable(pair.Key, pair.Value));

    /// <summary>Rows as records, each by itself.</summary>
    protected IReadOnlyList<SourceItem> Each(IReadOnlyList<JsonElement> rows, Func<JsonElement, CommerceRecord> map) =>
        [.. rows.Select((row, position) => Unreadable.Or(row, position, entity, one => map(one) with
        {
            Mark = Mark(one),
            Version = one.Text("SyncToken"),
            ModifiedAt = one.ModifiedAt(),
            Raw = one,
        }))];
}
