using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.QuickBooks.Books.Faults;
using EasySale.Sync.Simulators.QuickBooks.Books.State;

namespace EasySale.Sync.Simulators.QuickBooks.Books.Rules;

internal static class PeriodRule
{
    /// <summary>Nothing is written into closed books, and nothing in them is changed.</summary>
    public static void RefuseClosed(Office office, params ReadOnlySpan<JsonObject?> rows)
    {
        foreach (var row in rows)
            if (row?.Date("TxnDate") is { } date && date <= office.ClosedUntil) throw Fault.PeriodClosed();
    }
}
