using System.Globalization;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Connections;
using EasySale.Sync.Engine.Operations.Export;
using EasySale.Sync.Engine.Operations.Failures;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Operations.Metrics;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Failures;
using EasySale.Sync.Engine.Stores.Metrics;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Reports;

/// <summary>Makes the reports of a tenant as files, row by row while they are sent.</summary>
public sealed class MakeReport(
    MetricsStore metrics, FailureStore failures, MoneyWalk money, ConnectionStore connections, TenantSettingsStore settings, TimeProvider time)
{
    public static readonly IReadOnlyList<string> Names = ["sync-summary", "failures", "reconciliation", "tax-summary", "cost"];

    /// <param name="caller">Who asks.</param>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="input"><c>format</c> (json, csv, pdf), <c>bom</c>, <c>from</c>, <c>to</c> (days), <c>connection</c>.</param>
    /// <param name="cancellation">Stops the call, and the making of the file.</param>
    /// <exception cref="ProblemException">There is no such report (404), or a query value is wrong (400).</exception>
    public async Task<ExportFile> Make(Caller caller, string name, ListInput input, CancellationToken cancellation)
    {
        caller.Demand(Role.Viewer);
        if (!Names.Contains(name)) throw new ProblemException(KnownProblems.NotFound($"There is no report \"{name}\". Allowed: {string.Join(", ", Names)}."));
        var (wanted, days) = (ExportInput.ReadReport(input), DayInput.Read(input, time.GetUtcNow()));
        var connection = await ConnectionFilter.Read(input, connections, caller.Tenant, cancellation);
        input.ThrowIfWrong();
        return name switch
        {
            "sync-summary" => Table(name, days, DayOfWork.Summary, await Work(caller.Tenant, days, connection, cancellation)).As(wanted),
            "cost" => Table(name, days, DayOfWork.Costs, await Work(caller.Tenant, days, connection, cancellation)).As(wanted),
            "failures" => Table(name, days, FailureColumns.All, Failed(caller, days, connection, cancellation)).As(wanted),
            "tax-summary" => Table(name, days, MonthOfTax.Columns, MonthOfTax.Of(money.Days(caller.Tenant, days, connection, cancellation))).As(wanted),
            _ => Table(name, days, DayOfMoney.Columns, money.Days(caller.Tenant, days, connection, cancellation)).As(wanted),
        };
    }

    private static ExportTable<T> Table<T>(string name, DayInput days, IReadOnlyList<ExportColumn<T>> columns, IAsyncEnumerable<T> rows)
    {
        var period = string.Create(CultureInfo.InvariantCulture, $"{days.From:yyyy-MM-dd} to {days.To:yyyy-MM-dd}");
        return new ExportTable<T>(name, columns, rows) { Title = $"{char.ToUpperInvariant(name[0])}{name[1..].Replace('-', ' ')}, {period} (UTC)" };
    }

    private async Task<IAsyncEnumerable<DayOfWork>> Work(TenantId tenant, DayInput days, string? connection, CancellationToken cancellation)
    {
        var prices = await settings.Get(tenant, cancellation);
        return metrics.Between(tenant, days.From, days.To, cancellation)
            .Where(day => connection is null || day.Source == connection || day.Target == connection)
            .SelectMany(day => DayOfWork.Of(day, prices).ToAsyncEnumerable());
    }

    private IAsyncEnumerable<FailureView> Failed(Caller caller, DayInput days, string? connection, CancellationToken cancellation) => failures
        .List(caller.Tenant, null, cancellation)
        .Where(failure => connection is null || failure.Source == connection || failure.Target == connection)
        .Where(failure => DateOnly.FromDateTime(failure.LastAt.UtcDateTime) is var day && day >= days.From && day <= days.To)
        .Select(failure => new FailureView(failure, isMasked: !caller.Has(Role.Operator)));
}
