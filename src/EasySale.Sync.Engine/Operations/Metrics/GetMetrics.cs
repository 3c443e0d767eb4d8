using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Operations.Connections;
using EasySale.Sync.Engine.Operations.Health;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Limits;
using EasySale.Sync.Engine.Stores.Metrics;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Metrics;

/// <summary>Tells what a tenant's runs came to, from daily sums: no run is read for it.</summary>
public sealed class GetMetrics(MetricsStore metrics, MeteredCallStore metered, ConnectionStore connections, TenantSettingsStore settings, TimeProvider time)
{
    /// <param name="caller">Who asks.</param>
    /// <param name="input"><c>from</c> and <c>to</c> (days, default the last thirty), <c>connection</c>.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <exception cref="ProblemException">A query value is wrong (400).</exception>
    public async Task<MetricsReport> Get(Caller caller, ListInput input, CancellationToken cancellation)
    {
        caller.Demand(Role.Viewer);
        var wanted = DayInput.Read(input, time.GetUtcNow());
        var connection = await ConnectionFilter.Read(input, connections, caller.Tenant, cancellation);
        input.ThrowIfWrong();
        var days = await metrics.Between(caller.Tenant, wanted.From, wanted.To, cancellation)
            .Where(day => connection is null || day.Source == connection || day.Target == connection).ToListAsync(cancellation);
        var months = await metered.ThisMonth(caller.Tenant, cancellation);
        return Report(wanted, days, months, await settings.Get(caller.Tenant, cancellation));
    }

    private MetricsReport Report(DayInput wanted, List<DayOfRoute> days, IReadOnlyDictionary<string, MonthOfCalls> months, TenantSettings chosen)
    {
        var all = Sum(days.SelectMany(day => day.Kinds.Values));
        var runs = days.Sum(day => day.Runs.Values.Sum());
        return new MetricsReport
        {
            From = wanted.From,
            To = wanted.To,
            TotalRecordsProcessed = all.Counts.Read,
            TotalErrors = all.Counts.Failed,
            SuccessRate = FiguresView.RateOf(all),
            AverageDurationMs = runs == 0 ? null : Math.Round(days.Sum(day => day.RunSeconds) * 1000 / runs, 1),
            LastRunAt = days.Count == 0 ? null : days.Max(day => day.LastRunAt),
            Runs = days.SelectMany(day => day.Runs).GroupBy(run => run.Key, run => run.Value).ToDictionary(status => status.Key, status => status.Sum()),
            VendorCalls = all.VendorCalls,
            MeteredCalls = all.MeteredCalls,
            StorageTransactions = all.StorageTransactions,
            EstimatedCost = CostView.Of(all, chosen),
            ByEntity = ByEntity(days),
            ByConnection = ByConnection(days, id => MeteredHealth.Of(months.GetValueOrDefault(id, new MonthOfCalls()), chosen.MeteredCallsWarning, time.GetUtcNow())),
        };
    }

    private static Dictionary<string, FiguresView> ByEntity(List<DayOfRoute> days) => days
        .SelectMany(day => day.Kinds).GroupBy(kind => kind.Key, kind => kind.Value).OrderBy(kind => kind.Key)
        .ToDictionary(kind => kind.Key.Name(), kind => new FiguresView(Sum(kind)));

    private static Dictionary<string, ConnectionMetrics> ByConnection(List<DayOfRoute> days, Func<string, MeteredHealth> month) => days
        .SelectMany(day => new[] { day.Source, day.Target }.Select(connection => (connection, day.Kinds)))
        .GroupBy(one => one.connection, one => one.Kinds.Values).OrderBy(one => one.Key, StringComparer.Ordinal)
        .ToDictionary(one => one.Key, one => new ConnectionMetrics(Sum(one.SelectMany(kinds => kinds)), month(one.Key)));

    private static Figures Sum(IEnumerable<Figures> figures) => figures.Aggregate(Figures.None, (sum, one) => sum + one);
}
