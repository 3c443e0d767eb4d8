using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.WooCommerce;

/// <summary>The parts of a filter that the store cannot apply, or not exactly.</summary>
internal static class FilterMatch
{
    public static bool Fits(CommerceRecord record, RecordFilter filter) => record switch
    {
        Order order => (filter.Paid is not { } paid || order.PaidAt is not null == paid) && IsWithin(order.CreatedAt, filter),
        Customer customer => IsWithin(customer.CreatedAt, filter),
        Product product => IsWithin(product.CreatedAt, filter),
        Refund refund => IsWithin(refund.CreatedAt, filter),
        _ => true,
    };

    /// <summary>The creation dates as query: both bounds of the store exclude their second.</summary>
    public static RestQuery Creation(RestQuery query, RecordFilter filter) => query
        .WithInstant("after", WholeSecond(filter.CreatedFrom)?.AddSeconds(-1))
        .WithInstant("before", WholeSecond(filter.CreatedTo));

    private static bool IsWithin(DateTimeOffset? created, RecordFilter filter) =>
        (filter.CreatedFrom is not { } from || created >= from) && (filter.CreatedTo is not { } to || created < to);

    private static DateTimeOffset? WholeSecond(DateTimeOffset? bound) =>
        bound is { } instant ? new DateTimeOffset((instant.UtcTicks + TimeSpan.TicksPerSecond - 1) / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero) : null;
}
