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
}
