using System.Text.Json;
using EasySale.Sync.Connectors.QuickBooks.Wire;

namespace EasySale.Sync.Connectors.QuickBooks;

/// <summary>What a write made.</summary>
/// <param name="Entity">The entity as the books have it now.</param>
internal sealed record PostAnswer(JsonElement Entity)
{
    /// <summary>Intuit's id of the exchange; null where it gave none.</summary>
    public string? Trace { get; init; }

    /// <summary>The tax the books computed, null where they hold none as such.</summary>
    public decimal? Tax => Entity.TryGetProperty("TxnTaxDetail", out var detail) && detail.TryGetProperty("TotalTax", out var tax) ? tax.GetDecimal() : null;

    public string Id => Entity.GetProperty(nameof(Id)).GetString()!;

    /// <summary>Its version; empty where it was deleted.</summary>
    public string SyncToken => Entity.TryGetProperty(nameof(SyncToken), out var token) ? token.GetString()! : "";

    /// <summary>It was voided: its amounts are zero, and its note begins by saying so.</summary>
    public bool IsVoided => TotalAmount == 0 && Entity.Text("PrivateNote")?.StartsWith("Voided", StringComparison.Ordinal) == true;

    /// <summary>The total the books computed, null for entities without one.</summary>
    public decimal? TotalAmount => Entity.TryGetProperty("TotalAmt", out var total) ? total.GetDecimal() : null;
}
