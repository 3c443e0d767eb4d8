using System.Globalization;

namespace EasySale.Sync.Local.Demo;

/// <summary>The summary for people.</summary>
internal static class SummaryTable
{
    private static readonly string[] Heads =
        ["route", "read", "written", "unchanged", "skipped", "failed", "cur", "sum source", "sum target", "difference", "seconds", "storage", "calls"];

    public static void Write(TextWriter writer, Summary summary, string? currency)
    {
        var rows = summary.Routes.SelectMany(route => Rows(route, currency ?? "")).Prepend(Heads).ToList();
        var widths = Heads.Select((_, column) => rows.Max(row => row[column].Length)).ToList();
        foreach (var row in rows)
            writer.WriteLine("  " + string.Join("  ", row.Select((cell, column) => column == 0 ? cell.PadRight(widths[0]) : cell.PadLeft(widths[column]))));
    }

    private static IEnumerable<string[]> Rows(RouteSummary route, string currency)
    {
        yield return
        [
            route.Route, Text(route.Read), Text(route.Written), Text(route.Unchanged), Text(route.Skipped), Text(route.Failed),
            currency, Text(route.SourceTotal), Text(route.TargetTotal), Text(route.Difference),
            route.Seconds.ToString("0.0", CultureInfo.InvariantCulture), Text(route.StorageTransactions), Text(route.VendorCalls),
        ];
        foreach (var (other, sums) in route.ByCurrency.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            yield return ["", "", "", "", "", "", other, Text(sums.SourceTotal), Text(sums.TargetTotal), Text(sums.Difference), "", "", ""];
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);
}
