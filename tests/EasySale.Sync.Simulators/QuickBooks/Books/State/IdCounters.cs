using System.Globalization;

namespace EasySale.Sync.Simulators.QuickBooks.Books.State;

/// <summary>Ids are counted per kind: people share one count, transactions another. An id is never given twice.</summary>
internal sealed class IdCounters
{
    private const long FirstTransaction = 129;
    private readonly Dictionary<string, long> _last = new(StringComparer.Ordinal) { ["Transaction"] = FirstTransaction - 1 };

    public void Seen(string entity, string? id)
    {
        if (!long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return;
        var kind = KindOf(entity);
        _last[kind] = Math.Max(number, _last.GetValueOrDefault(kind));
    }

    public string Next(string entity)
    {
        var kind = KindOf(entity);
        _last[kind] = _last.GetValueOrDefault(kind) + 1;
        return _last[kind].ToString(CultureInfo.InvariantCulture);
    }

    private static string KindOf(string entity) => entity switch
    {
        "Customer" or "Vendor" or "Employee" => "Person",
        "Invoice" or "SalesReceipt" or "CreditMemo" or "RefundReceipt" or "Payment" or "Deposit" or "InventoryAdjustment" => "Transaction",
        _ => entity,
    };
}
