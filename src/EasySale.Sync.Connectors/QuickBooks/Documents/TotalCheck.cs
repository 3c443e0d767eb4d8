using System.Globalization;
using EasySale.Sync.Connectors.QuickBooks.Settings;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;
using Amount = EasySale.Sync.Engine.Commerce.Money;

namespace EasySale.Sync.Connectors.QuickBooks.Documents;

/// <summary>What an accepted document means: its total is held against the shop's, to the cent. Nothing differs silently.</summary>
internal sealed class TotalCheck(Correction correction, QuickBooksSettings settings)
{
    /// <summary>What is said of an order whose document was voided.</summary>
    public const string Voided = "The order was cancelled; its document is voided in QuickBooks.";

    public async Task<WriteAnswer> Of(Operation operation, PostAnswer answer, CancellationToken cancellation)
    {
        if (operation.Action == OperationAction.Void) return WriteAnswer.Voided(answer.Id, Voided, answer.SyncToken);
        // Payments tell the same money a second time: they do not count.
        if (operation is not { Purpose: Purposes.Record, Expected: { } expected } || answer.TotalAmount is not { } total)
            return WriteAnswer.Written(answer.Id, answer.SyncToken);
        if (total == expected.Amount) return Written(answer, expected);
        if (settings.OnDifference == OnDifference.RoundingLine && await correction.Of(operation, answer, expected.Amount - total, cancellation) is { } corrected)
            return corrected.TotalAmount == expected.Amount ? Written(corrected, expected) : Differs(corrected, expected);
        return Differs(answer, expected);
    }

    private static WriteAnswer Written(PostAnswer answer, Amount expected) => WriteAnswer.Written(answer.Id, answer.SyncToken, expected);

    private static WriteAnswer Differs(PostAnswer answer, Amount expected)
    {
        var total = answer.TotalAmount!.Value;
        var failure = new SyncException(
            FailureCause.FixRecord,
            $"{QuickBooksErrors.Prefix}total_differs",
            string.Create(CultureInfo.InvariantCulture, $"QuickBooks computed {total:0.00} {expected.Currency} for this, the shop says {expected.Amount:0.00}. ")
                + "It is posted. Correct the document in QuickBooks and dismiss this, or check the tax codes in the connection's settings.",
            $"id {answer.Id}");
        return WriteAnswer.WrittenBut(failure, answer.Id, answer.SyncToken, new Amount(total, expected.Currency));
    }
}
