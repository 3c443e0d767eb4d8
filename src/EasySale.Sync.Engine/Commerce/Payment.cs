namespace EasySale.Sync.Engine.Commerce;

/// <summary>
/// Money received for an order: one payment, or, where the source tells how far a sale is paid (<see cref="State"/> is known), all that
/// was received for it. Then its id is that of the sale, and it changes as money comes in or is taken back.
/// </summary>
public sealed record Payment : CommerceRecord
{
    public override RecordKind Kind => RecordKind.Payments;

    public override Money? Total => new Money(Amount, Currency);

    public override AmountParts? Parts => new(AmountParts.DayOf(PaidAt), 0, 0, 0);

    /// <summary>The order or sale in the source.</summary>
    public required string OrderId { get; init; }

    /// <summary>The number people see on it; not unique.</summary>
    public string? OrderNumber { get; init; }

    /// <summary>The order of another system the sale was made from by a sync: the one to mark as paid. Null where nothing says so.</summary>
    public RecordOrigin? OrderOrigin { get; init; }

    /// <summary>What was received; credits are not money received.</summary>
    public required decimal Amount { get; init; }

    /// <summary>ISO 4217 code of all amounts.</summary>
    public required string Currency { get; init; }

    /// <summary>What the sale comes to, tax included; null for one payment by itself.</summary>
    public decimal? OrderTotal { get; init; }

    /// <summary>What is still owed; null for one payment by itself.</summary>
    public decimal? Balance { get; init; }

    /// <summary>How far the sale is paid; null for one payment by itself.</summary>
    public PaymentState? State { get; init; }

    /// <summary>How it was paid, in the source's words; of several payments the latest's.</summary>
    public string? Method { get; init; }

    /// <summary>The payment's own reference, such as a gateway's id or a check's number; of several payments the latest's.</summary>
    public string? TransactionId { get; init; }

    /// <summary>When it was received, of several payments the latest; null while there was none. A source of days says the day's beginning.</summary>
    public DateTimeOffset? PaidAt { get; init; }
}
