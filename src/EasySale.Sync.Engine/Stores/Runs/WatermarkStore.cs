using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Links;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Engine.Stores.Runs;

/// <summary>From where the next incremental walk of a route's stream starts.</summary>
public sealed class WatermarkStore(IRowStore rows)
{
    private const string Text = "Watermark";

    public async Task<string?> Find(LinkScope scope, CancellationToken cancellation)
    {
        var row = await rows.Get(Table.State, Keys.Watermarks(scope.Tenant), Keys.Watermark(scope), cancellation);
        return (string?)row?.Values[Text];
    }

    public Task Set(LinkScope scope, string watermark, CancellationToken cancellation) => rows.Write(
        Table.State, Keys.Watermarks(scope.Tenant),
        [RowChange.Put(Keys.Watermark(scope), new Dictionary<string, object> { [Text] = watermark })], cancellation);

    /// <summary>Forgets those of all routes from and to a connection: the next walks read everything.</summary>
    public Task Forget(TenantId tenant, string connectionId, CancellationToken cancellation) =>
        RowRemovals.Remove(rows, Table.State, Keys.Watermarks(tenant), key => Keys.IsOfConnection(key, connectionId), cancellation);
}
