using EasySale.Sync.Engine.Stores.Links;

namespace EasySale.Sync.Engine.Operations.Reports;

/// <summary>What the target has of a record.</summary>
/// <param name="IsThere">Something of it is there, with an amount or without.</param>
/// <param name="Gross">Tax included; null where no answer told an amount.</param>
/// <param name="Tax">Null where no answer told the tax.</param>
internal sealed record HeldAmount(bool IsThere, decimal? Gross, decimal? Tax)
{
    /// <summary>As the target's last answers said. What was voided there is nothing.</summary>
    /// <param name="links">All links of the record.</param>
    public static HeldAmount Of(IEnumerable<Link> links)
    {
        var held = links.Where(link => !link.IsVoided).ToList();
        return new HeldAmount(held.Exists(link => link.TargetId is not null), Sum(held.Select(link => link.TargetAmount)), Sum(held.Select(link => link.TargetTax)));
    }

    /// <summary>As a person said who has seen to it by hand: all that it should have.</summary>
    /// <param name="told">The record's own link.</param>
    public static HeldAmount ByWord(Link told) => new(told.SourceAmount is not null, told.SourceAmount, told.Parts?.Tax);

    private static decimal? Sum(IEnumerable<decimal?> amounts) => amounts.Aggregate((decimal?)null, (sum, amount) => amount + (sum ?? 0) ?? sum);
}
