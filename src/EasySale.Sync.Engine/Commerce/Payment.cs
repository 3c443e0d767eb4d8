namespace EasySale.Sync.Engine.Commerce;

/// <summary>Money received for an order.</summary>
public sealed record Payment : CommerceRecord
{
    public override RecordKind Kind => RecordKind.Payments;

    public override Money? Total => new Money(Amount, Currency);

    public override AmountParts? Parts => new(AmountParts.DayOf(PaidAt), 0, 0, 0);

    public required string OrderId { get; init; }

    public required decimal Amount { get; init; }

    public required string Currency { get; init; }

    public string? Method { get; init; }

    public string? TransactionId { get; init; }

    public required DateTimeOffset PaidAt { get; init; }
}
