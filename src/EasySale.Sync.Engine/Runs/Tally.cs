using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Runs;

/// <summary>Sums up the outcomes of a group.</summary>
internal static class Tally
{
    public static RunCounts Counts(IReadOnlyList<Outcome> outcomes) => new()
    {
        Read = outcomes.Count,
        Written = Count(outcomes, OutcomeKind.Written),
        Unchanged = Count(outcomes, OutcomeKind.Unchanged),
        Skipped = Count(outcomes, OutcomeKind.Skipped),
        Failed = Count(outcomes, OutcomeKind.Failed),
    };

    /// <summary>Adds the outcomes' amounts, currency by currency.</summary>
    public static Dictionary<string, RunTotals> Totals(IReadOnlyDictionary<string, RunTotals> before, IEnumerable<Outcome> outcomes)
    {
        var totals = new Dictionary<string, RunTotals>(before);
        foreach (var (currency, amounts) in outcomes.Select(outcome => outcome.Amounts).OfType<(string, RunTotals)>())
            totals[currency] = totals.GetValueOrDefault(currency, RunTotals.Zero) + amounts;
        return totals;
    }

    private static long Count(IReadOnlyList<Outcome> outcomes, OutcomeKind kind) => outcomes.Count(outcome => outcome.Kind == kind);
}
