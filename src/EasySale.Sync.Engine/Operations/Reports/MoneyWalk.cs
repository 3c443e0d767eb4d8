using System.Runtime.CompilerServices;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Operations.Metrics;
using EasySale.Sync.Engine.Stores.Links;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Reports;

/// <summary>
/// Sums both sides day by day from the links: what the source told of a record, and what the target answered. One shard is in
/// memory at a time, and a row for each day and currency of a stream.
/// </summary>
public sealed class MoneyWalk(ConnectionStore connections, LinkStore links)
{
    private static readonly RecordKind[] Kinds = [RecordKind.Orders, RecordKind.Payments, RecordKind.Refunds];

    /// <summary>Stream by stream, currency by currency, oldest day first. Records without a day are told whatever days are asked for.</summary>
    public async IAsyncEnumerable<DayOfMoney> Days(
        TenantId tenant, DayInput wanted, string? connection, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var all = await connections.List(tenant, cancellation).Select(one => one.Id).ToListAsync(cancellation);
        foreach (var source in all)
            foreach (var target in all.Where(other => other != source && (connection is null || connection == source || connection == other)))
                foreach (var kind in Kinds)
                    foreach (var day in await Stream(new LinkScope(tenant, source, target, kind), wanted, cancellation)) yield return day;
    }

    private async Task<IEnumerable<DayOfMoney>> Stream(LinkScope scope, DayInput wanted, CancellationToken cancellation)
    {
        var days = new Dictionary<(DateOnly? Day, string Currency), DayOfMoney>();
        foreach (var shard in await links.Shards(scope, cancellation))
            foreach (var record in (await links.ReadShards(scope, [shard], cancellation)).All.GroupBy(link => link.SourceId))
                Add(days, scope, wanted, [.. record]);
        return days.Values.OrderBy(day => day.Currency, StringComparer.Ordinal).ThenBy(day => day.Day);
    }

    private static void Add(Dictionary<(DateOnly? Day, string Currency), DayOfMoney> days, LinkScope scope, DayInput wanted, List<Link> record)
    {
        if (record.Find(link => link.Key == link.SourceId) is not { Currency: { } currency } told) return;
        var day = told.Parts?.Day;
        if (day < wanted.From || day > wanted.To) return;
        var before = days.GetValueOrDefault((day, currency)) ?? Empty(day, scope, currency);
        // What was refused and waits for a person is skipped too, but its money is missing over there.
        days[(day, currency)] = told is { SkipReason: not null, HasConflict: false } ? before with { Skipped = before.Skipped + 1 } : With(before, told, record);
    }

    private static DayOfMoney Empty(DateOnly? day, LinkScope scope, string currency)
    {
        var nothing = Currencies.Nothing(currency);
        return new DayOfMoney
        {
            Day = day,
            Entity = scope.Kind.Name(),
            Source = scope.Source,
            Target = scope.Target,
            Currency = currency,
            SourceGross = nothing,
            TargetGross = nothing,
            SourceTax = nothing,
            TargetTax = nothing,
            Discount = nothing,
            Fees = nothing,
        };
    }

    private static DayOfMoney With(DayOfMoney day, Link told, List<Link> record)
    {
        var isThere = record.Exists(link => link.TargetId is not null);
        return day with
        {
            SourceCount = day.SourceCount + 1,
            TargetCount = day.TargetCount + (isThere ? 1 : 0),
            SourceGross = day.SourceGross + (told.SourceAmount ?? 0),
            TargetGross = day.TargetGross + record.Sum(link => link.TargetAmount ?? 0),
            SourceTax = day.SourceTax + (told.Parts?.Tax ?? 0),
            TargetTax = day.TargetTax + (isThere ? record.Aggregate((decimal?)null, (sum, link) => link.TargetTax + (sum ?? 0) ?? sum) : 0),
            Discount = day.Discount + (told.Parts?.Discount ?? 0),
            Fees = day.Fees + (told.Parts?.Fees ?? 0),
            Failed = day.Failed + (told is { Failure: null, SkipReason: null } ? 0 : 1),
        };
    }
}
