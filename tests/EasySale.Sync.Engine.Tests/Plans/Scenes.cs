using EasySale.Sync.Engine.Connecting;
using FsCheck;
using FsCheck.Fluent;

namespace EasySale.Sync.Engine.Tests.Plans;

/// <summary>Any scene.</summary>
internal static class Scenes
{
    private const int MostOrders = 9;

    private static readonly Gen<SceneOrder> Order =
        from total in Gen.Elements(5, 10, 13, 20)
        from customer in Gen.Elements<int?>(null, 1, 2, 3, 4, 98)
        from guest in Gen.Elements<string?>(null, "ann@x.test", "bob@x.test")
        from paid in Gen.Elements(true, false)
        from follows in Gen.Elements<int?>(null, null, null, 1, 2, 5, 9)
        select new SceneOrder(total, customer, guest, paid, follows);

    private static readonly Gen<SceneChange> Change =
        from order in Gen.Choose(1, MostOrders)
        from total in Gen.Elements(10, 30, 40)
        from what in Gen.Choose(0, 5)
        from renames in Gen.Elements<int?>(null, null, 1, 2)
        select new SceneChange(order, total, what == 0, what == 1, renames);

    private static readonly Gen<SceneSettings> Settings =
        from mode in Gen.Elements(SyncMode.Full, SyncMode.Incremental)
        from all in Gen.Elements(true, false)
        from byIds in Gen.Elements(true, false)
        from page in Gen.Choose(1, 4)
        from limit in Gen.Choose(1, 6)
        from customers in Gen.Elements(true, true, false)
        from payments in Gen.Elements(true, false)
        from gone in Gen.Elements<OperationAction?>(null, OperationAction.Void, OperationAction.Delete)
        select new SceneSettings(mode, all, byIds, page, limit, customers, payments, gone);

    public static readonly Gen<PlanScene> Any =
        from count in Gen.Choose(0, MostOrders)
        from orders in Gen.ListOf(Order, count)
        from changed in Gen.Elements(0, 1, 4)
        from changes in Gen.ListOf(Change, changed)
        from settings in Settings
        from forward in Gen.Elements(true, false)
        select new PlanScene([.. orders.Select((order, index) => Acyclic(order, index + 1, forward))], [.. changes], settings);

    private static SceneOrder Acyclic(SceneOrder order, int id, bool forward) =>
        order.Follows is { } other && (forward ? other > id : other < id) ? order : order with { Follows = null };
}
