using System.Globalization;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Tests.Fakes;
using EasySale.Sync.Engine.Tests.Runs;

namespace EasySale.Sync.Engine.Tests.Plans;

/// <summary>A shop and a ledger as they come to be before something is planned. The same scene furnishes the same house.</summary>
/// <param name="Orders">The shop's orders, ids from 1.</param>
/// <param name="Changes">What happens to some of them after an earlier run; none for a first run.</param>
/// <param name="Settings">How the ledger and the run are.</param>
public sealed record PlanScene(IReadOnlyList<SceneOrder> Orders, IReadOnlyList<SceneChange> Changes, SceneSettings Settings)
{
    private const int Customers = 4;

    public Run Run => SyncHouse.Orders with
    {
        Mode = Settings.Mode,
        Kinds = Settings.AllKinds ? [RecordKind.Customers, RecordKind.Orders] : [RecordKind.Orders],
        Ids = Settings is { ByIds: true, AllKinds: false } ? [.. Enumerable.Range(1, Orders.Count + 1).Select(Text)] : [],
        BatchLimit = Settings.BatchLimit,
    };

    public override string ToString() => System.Text.Json.JsonSerializer.Serialize(new { Orders, Changes, Settings });

    public async Task<SyncHouse> Furnish()
    {
        var house = new SyncHouse { Ledger = new FakeLedger { DemandsCustomers = Settings.DemandsCustomers, KeepsPayments = Settings.KeepsPayments } };
        house.Shop.PageSize = Settings.PageSize;
        house.Ledger.ForGone = Settings.ForGone;
        house.Ledger.Follows = id => Orders.ElementAtOrDefault(int.Parse(id, CultureInfo.InvariantCulture) - 1)?.Follows is { } other ? Text(other) : null;
        house.Ledger.Skips = record => record is Order { GrandTotal: 13 } ? "Unlucky." : null;
        house.Ledger.Known["Known"] = "old-1";
        house.Ledger.Books.Open("old-1", "Known");
        for (var id = 1; id <= Customers; id++) house.Shop.Customer(id, id == Customers ? "Known" : "Ann");
        for (var index = 0; index < Orders.Count; index++) Put(house, index + 1, Orders[index]);
        if (Changes.Count > 0) await house.Sync(Run with { Mode = SyncMode.Full, Ids = [] });
        foreach (var change in Changes.Where(change => change.Order <= Orders.Count)) Change(house, change);
        return house;
    }

    private void Change(SyncHouse house, SceneChange change)
    {
        if (change.IsRemoved) house.Shop.Remove(RecordKind.Orders, Text(change.Order));
        else if (change.IsUnreadable) house.Shop.Unreadable.Add(new RecordKey(RecordKind.Orders, Text(change.Order)));
        else Put(house, change.Order, Orders[change.Order - 1] with { Total = change.Total });
        if (change.Renames is { } customer) house.Shop.Customer(customer, $"Bob {change.Total}");
    }

    private static void Put(SyncHouse house, int id, SceneOrder order) =>
        house.Shop.Order(id, order.Total, order.Customer, guest: order.Customer is null ? order.Guest : null, paid: order.Paid);

    private static string Text(int id) => id.ToString(CultureInfo.InvariantCulture);
}
