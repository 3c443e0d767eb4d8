using System.Globalization;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.WooCommerce;

/// <summary>How the store describes itself. A key may lack the right to settings: then that part stays unknown.</summary>
internal sealed class StoreProfile(WooCommerceClient client, WooCommerceSettings settings)
{
    private const string OffsetForm = "hh\\:mm";

    public async Task<SystemProfile> Read(CancellationToken cancellation) =>
        new(new Uri(settings.Store).Host, settings.Store, await Currency(cancellation), await TimeZone(cancellation));

    private async Task<string?> Currency(CancellationToken cancellation)
    {
        var found = await Tolerated(() => client.Find("settings/general/woocommerce_currency", RestQuery.None.With("_fields", "id,value"), cancellation));
        return found?.Text("value");
    }

    // No setting of WooCommerce's names the zone, but the newest order tells its last change twice, local and UTC, by the zone of now.
    private async Task<string?> TimeZone(CancellationToken cancellation)
    {
        var query = RestQuery.None.With("per_page", 1).With("orderby", "modified").With("order", "desc").With("_fields", "id,date_modified,date_modified_gmt");
        var newest = await Tolerated<RestList>(async () => await client.List(Orders.Path, query, cancellation));
        return newest?.Rows is [var order, ..] ? Offset(order.Instant("date_modified") - order.Instant("date_modified_gmt")) : null;
    }

    private static string? Offset(TimeSpan? difference) => difference is { } offset
        ? (offset < TimeSpan.Zero ? "-" : "+") + offset.Duration().ToString(OffsetForm, CultureInfo.InvariantCulture)
        : null;

    private static async Task<T?> Tolerated<T>(Func<Task<T?>> call)
        where T : class
    {
        try
        {
            return await call();
        }
        catch (SyncException failure) when (failure.Cause == FailureCause.FixSettings)
        {
            return null;
        }
    }
}
