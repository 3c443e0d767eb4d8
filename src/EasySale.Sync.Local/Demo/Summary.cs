using System.Text.Json;
using System.Text.Json.Nodes;

namespace EasySale.Sync.Local.Demo;

/// <summary>What the first sync did, route by route.</summary>
internal sealed record Summary(IReadOnlyList<RouteSummary> Routes, long Failed)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Summary Empty { get; } = new([], 0);

    /// <summary>This summary and one more run's.</summary>
    /// <param name="status">The finished run's status answer.</param>
    /// <param name="route">Source and target for people, such as <c>woo → supabase</c>.</param>
    /// <param name="currency">The shop's main currency, null where the shop does not say.</param>
    public Summary With(JsonObject status, string route, string? currency)
    {
        var routes = status["steps"]!.AsArray().Select(step => Route(step!.AsObject(), route, currency)).ToList();
        var stopped = status["status"]!.GetValue<string>() == "failed" ? 1 : 0;
        return new Summary([.. Routes, .. routes], Failed + routes.Sum(route => route.Failed) + stopped);
    }

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    private static RouteSummary Route(JsonObject step, string route, string? currency)
    {
        var totals = step["totals"]!.AsObject().ToDictionary(
            total => total.Key,
            total => new CurrencySummary(total.Value!["source"]!.GetValue<decimal>(), total.Value["target"]!.GetValue<decimal>()));
        var main = (currency is null ? null : totals.GetValueOrDefault(currency)) ?? new CurrencySummary(0, 0);
        return new RouteSummary
        {
            Route = $"{step["entity"]}: {route}",
            Read = Count(step, "read"),
            Written = Count(step, "written"),
            Unchanged = Count(step, "unchanged"),
            Skipped = Count(step, "skipped"),
            Failed = Count(step, "failed"),
            SourceTotal = main.SourceTotal,
            TargetTotal = main.TargetTotal,
            ByCurrency = totals.Where(total => total.Key != currency).ToDictionary(),
            Seconds = step["seconds"]!.GetValue<double>(),
            StorageTransactions = step["storageTransactions"]!.GetValue<long>(),
            VendorCalls = step["vendorCalls"]!.GetValue<long>(),
            MeteredCalls = step["meteredCalls"]!.GetValue<long>(),
        };
    }

    private static long Count(JsonObject step, string name) => step["counts"]![name]!.GetValue<long>();
}
