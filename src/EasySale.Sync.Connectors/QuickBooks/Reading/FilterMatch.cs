using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.QuickBooks.Reading;

/// <summary>Whether a record is among those a run is about; queries apply only part of it.</summary>
internal static class FilterMatch
{
    public static bool Fits(CommerceRecord record, RecordFilter filter) => record switch
    {
        Customer customer => IsWithin(customer.CreatedAt, filter),
        Product product => IsWithin(product.CreatedAt, filter) && (filter.Statuses.Count == 0 || filter.Statuses.Contains(product.Status)),
        Payment payment => filter.Paid is not { } paid || payment.State == PaymentState.Paid == paid,
        _ => true,
    };

    private static bool IsWithin(DateTimeOffset? created, RecordFilter filter) =>
        (filter.CreatedFrom is not { } from || created >= from) && (filter.CreatedTo is not { } to || created < to);
}
