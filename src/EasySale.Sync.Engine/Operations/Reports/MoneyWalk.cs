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
        days[(day, currency)] = With(before, told, IsByWord(told) ? HeldAmount.ByWord(told) : HeldAmount.Of(record)) with
        {
            Failed = before.Failed + (told.Failure is null && !told.HasConflict ? 0 : 1),
            Dismissed = before.Dismissed + (IsByWord(told) ? 1 : 0),
        };
    }

    private static bool IsByWord(Link told) => told is { IsDismissed: true, Failure: null };

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

    // What the source gave up or never had to send is owed nothing; what of it the target has all the same is told.
    private static DayOfMoney With(DayOfMoney day, Link told, HeldAmount held)
    {
        if (told.SourceAmount is { } owed) return With(day, owed, told.Parts, held);
        if (held.Gross is not null) return With(day, null, null, held);
        return day with { Skipped = day.Skipped + (told.SkipReason is null || IsByWord(told) ? 0 : 1) };
    }

    private static DayOfMoney With(DayOfMoney day, decimal? owed, AmountParts? parts, HeldAmount held) => day with
    {
        SourceCount = day.SourceCount + (owed is null ? 0 : 1),
        TargetCount = day.TargetCount + (held.IsThere ? 1 : 0),
        SourceGross = day.SourceGross + (owed ?? 0),
        TargetGross = day.TargetGross + (held.Gross ?? 0),
        SourceTax = day.SourceTax + (parts?.Tax ?? 0),
        TargetTax = day.TargetTax + (held.IsThere ? held.Tax : 0),
        Discount = day.Discount + (parts?.Discount ?? 0),
        Fees = day.Fees + (parts?.Fees ?? 0),
    };
}
