using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace EasySale.Sync.Connectors.Tests.WooCommerce;

/// <summary>Whatever happens to orders, whenever runs come, between whichever pages, and however the clocks differ: runs over changes miss nothing.</summary>
public sealed class WatermarkPropertyTests
{
    private const int Schedules = 700;
    private const int PageSize = 3;
    private const int MostOrders = 12;
    private const int BusyPages = 4;

    private static readonly Gen<Step> Steps =
        from what in Gen.Elements(What.Add, What.Edit, What.Edit, What.Pay, What.Wait, What.Wait, What.WaitLong, What.Run, What.Run)
        from which in Gen.Choose(0, 1000)
        select new Step(what, which);

    [Theory]
    [InlineData(0)]
    [InlineData(-300)]
    [InlineData(300)]
    public async Task Runs_over_changes_miss_nothing(int ourSkewSeconds)
    {
        await using var store = await ConnectedStore.Start(PageSize, ourSkew: TimeSpan.FromSeconds(ourSkewSeconds));
        FsCheck.Check.One(
            Cases.Settings(Schedules),
            Prop.ForAll(Gen.NonEmptyListOf(Steps).ToArbitrary(), steps => Holds(store, [.. steps]).GetAwaiter().GetResult()));
    }

    private static async Task Holds(ConnectedStore store, IReadOnlyList<Step> steps)
    {
        store.Shop.RemoveAllOrders();
        var copy = new Copy(store);
        await copy.Run(_ => { });
        foreach (var step in steps)
        {
            if (step.What == What.Run) await copy.Run(page => copy.ChangeBetween(page, step));
            else copy.Change(step);
        }

        await copy.Run(_ => { });
        copy.IsTheShop();
    }

    /// <summary>What is known of the shop by reading it, beside what it was told to be.</summary>
    private sealed class Copy(ConnectedStore store)
    {
        private readonly Dictionary<string, string> _known = [];
        private readonly Dictionary<int, (string Status, string Note)> _orders = [];
        private string? _watermark;

        public async Task Run(Action<int> between)
        {
            var walked = await store.Walk(RecordKind.Orders, SyncMode.Incremental, _watermark, between: between);
            foreach (var item in walked.Items) _known[item.Id] = Text((Order)item.Record!);
            _watermark = walked.Watermark;
        }

        // A shop in which something changes between any two pages, for ever, is never read to its end.
        public void ChangeBetween(int page, Step step)
        {
            if (page < BusyPages) Change(new Step((What)((step.Which + page) % (int)What.Wait), step.Which + page));
        }

        public void Change(Step step)
        {
            var ids = _orders.Keys.ToList();
            var id = ids.Count == 0 ? 0 : ids[step.Which % ids.Count];
            switch (step.What)
            {
                case What.Add when ids.Count < MostOrders: _orders[store.Shop.AddOrder([])] = ("pending", ""); break;
                case What.Edit when id > 0:
                    store.Shop.EditOrder(id, order => order["customer_note"] = $"{step.Which}");
                    _orders[id] = _orders[id] with { Note = $"{step.Which}" };
                    break;
                case What.Pay when id > 0 && _orders[id].Status == "pending":
                    store.Shop.SetOrderStatus(id, "processing");
                    _orders[id] = _orders[id] with { Status = "processing" };
                    break;
                case What.Wait: store.Shop.Clock.Advance(TimeSpan.FromMilliseconds(step.Which * 3)); break;
                case What.WaitLong: store.Shop.Clock.Advance(TimeSpan.FromMinutes(step.Which)); break;
            }
        }

        public void IsTheShop() => Assert.Equal(
            _orders.OrderBy(order => order.Key).Select(order => $"{order.Key} {order.Value.Status} {order.Value.Note}"),
            _known.OrderBy(order => int.Parse(order.Key, null)).Select(order => $"{order.Key} {order.Value}"));

        private static string Text(Order order) => $"{order.Status} {order.CustomerNote}";
    }

    private enum What
    {
        Add,
        Edit,
        Pay,
        Wait,
        WaitLong,
        Run,
    }

    private sealed record Step(What What, int Which);
}
