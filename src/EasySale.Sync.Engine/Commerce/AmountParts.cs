namespace EasySale.Sync.Engine.Commerce;

/// <summary>What an amount is made of, where people ask for it, in the amount's currency.</summary>
/// <param name="Day">The day (UTC) the money belongs to: when it was ordered, paid or given back; null where the source does not say.</param>
/// <param name="Tax">Part of the amount.</param>
/// <param name="Discount">Already taken off the amount, without tax, positive.</param>
/// <param name="Fees">Fee lines, without tax; part of the amount.</param>
public sealed record AmountParts(DateOnly? Day, decimal Tax, decimal Discount, decimal Fees)
{
    internal static DateOnly? DayOf(DateTimeOffset? instant) => instant is { } at ? DateOnly.FromDateTime(at.UtcDateTime) : null;
}
