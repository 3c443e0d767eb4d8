using EasySale.Sync.Engine.Stores.Links;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Runs;

/// <summary>What a record adds to the sums of a run. A record written twice in one run counts once, with what it is last.</summary>
internal static class Contribution
{
    /// <summary>What an earlier group of this step has counted for the record already.</summary>
    public static RunTotals Counted(LinkSheet sheet, string id, JournalPosition position)
    {
        var earlier = sheet.Of(id).Any(link => link.LastWrite is { } last
            && JournalPosition.IsOfRun(last, position.SyncId) && last != position.ToString());
        return earlier ? Amounts(sheet, id).Totals : RunTotals.Zero;
    }

    /// <summary>What the record's links say now, less what was counted already; null for a record without an amount.</summary>
    public static (string, RunTotals)? Of(LinkSheet sheet, string id, RunTotals counted)
    {
        var (currency, totals) = Amounts(sheet, id);
        if (currency is null) return null;
        return (currency, new RunTotals(totals.Source - counted.Source, totals.Target - counted.Target));
    }

    private static (string? Currency, RunTotals Totals) Amounts(LinkSheet sheet, string id)
    {
        var links = sheet.Of(id).ToList();
        var record = links.FirstOrDefault(link => link.Key == id);
        if (record?.Currency is null || record.SkipReason is not null || record.Failure is not null) return (null, RunTotals.Zero);
        return (record.Currency, new RunTotals(record.SourceAmount ?? 0, links.Sum(link => link.TargetAmount ?? 0)));
    }
}
