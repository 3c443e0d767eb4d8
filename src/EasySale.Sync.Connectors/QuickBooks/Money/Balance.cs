namespace EasySale.Sync.Connectors.QuickBooks.Money;

/// <summary>Parts and tax that add up to what the shop says, with a rounding where they would not by themselves.</summary>
/// <param name="Rounding">What roundings add, signed.</param>
internal sealed record Balance(IReadOnlyList<Part> Parts, FormTax Tax, decimal Rounding)
{
    private const string Text = "Rounding";

    public decimal Total => Parts.Sum(part => part.Signed) + Tax.Computed;

    /// <exception cref="Engine.Failures.SyncException">The difference is more than a cent a line.</exception>
    public static Balance Of(Sale sale, TaxRules rules)
    {
        var plain = new Balance(sale.Parts, rules.Tax(sale.Parts), 0);
        if (Math.Abs(sale.Total - plain.Total) > sale.Tolerance) throw MoneyFailures.Differs(sale, plain.Total);
        // A discount may lower the tax as well and then take off too much: what it lacks is put on again.
        for (var off = 0m; off <= sale.Tolerance; off += sale.Unit)
            if (Lowered(sale, rules, off).Raised(rules, sale.Total) is { } balance) return balance;
        throw MoneyFailures.Differs(sale, plain.Total);
    }

    private static Balance Lowered(Sale sale, TaxRules rules, decimal off)
    {
        var parts = off == 0 ? sale.Parts : PartList.Of([.. sale.Parts, new Part(PartKind.Discount, off, Text, SourceRates.None) { IsRounding = true }]);
        return new Balance(parts, rules.Tax(parts), -off);
    }

    // The line put on may shift a discount from taxed lines to itself and so raise the tax: then it was too much by that.
    private Balance? Raised(TaxRules rules, decimal total)
    {
        var lack = total - Total;
        if (lack < 0) return null;
        var raised = RaisedBy(rules, lack);
        var excess = raised.Total - total;
        if (excess != 0 && lack >= excess) raised = RaisedBy(rules, lack - excess);
        return raised.Total == total ? raised : null;
    }

    private Balance RaisedBy(TaxRules rules, decimal by)
    {
        if (by == 0) return this;
        Part[] parts = [.. Parts, new Part(PartKind.Rounding, by, Text, SourceRates.None) { IsRounding = true }];
        return new Balance(parts, rules.Tax(parts), Rounding + by);
    }
}
