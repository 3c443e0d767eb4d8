namespace EasySale.Sync.Connectors.QuickBooks.Money;

/// <summary>Puts parts together as a form can hold them.</summary>
internal static class PartList
{
    /// <summary>Negative parts become discounts, and all discounts one, since a form has one at most and no negative lines.</summary>
    public static IReadOnlyList<Part> Of(IEnumerable<Part> parts)
    {
        var all = parts.Select(Turned).ToArray();
        var discounts = all.Where(part => part.TakesOff && part.Amount > 0).ToArray();
        var sold = Alike([.. all.Where(part => !part.TakesOff)]);
        return discounts.Length == 0 ? sold : [.. sold, Joined(discounts)];
    }

    private static Part Turned(Part part) => part.Amount >= 0 ? part : part with { Kind = PartKind.Discount, Amount = -part.Amount };

    private static Part Joined(Part[] discounts) => discounts.MaxBy(part => part.Amount)! with
    {
        Amount = discounts.Sum(part => part.Amount),
        Text = string.Join(", ", discounts.Select(part => part.Text).Distinct()),
        Line = null,
    };

    // A line worth nothing is taxed by nothing: whichever rates it names, its neighbours' will do, and they have a code.
    private static Part[] Alike(Part[] sold)
    {
        var worth = sold.Where(part => part.Amount > 0).ToArray();
        if (worth.Length == 0) return sold;
        var usual = worth.MaxBy(part => part.Amount)!.Rates;
        var keys = worth.Select(part => part.Rates.Key).ToHashSet();
        return [.. sold.Select(part => part.Amount > 0 || keys.Contains(part.Rates.Key) ? part : part with { Rates = usual })];
    }
}
