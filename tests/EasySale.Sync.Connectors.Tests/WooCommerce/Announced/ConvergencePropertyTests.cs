using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Tests.Properties;
using EasySale.Sync.Simulators.WooCommerce;
using FsCheck;
using FsCheck.Fluent;

namespace EasySale.Sync.Connectors.Tests.WooCommerce.Announced;

/// <summary>Deliveries in any order, repeated and lost, over a shop that goes on changing: the target ends as the shop is.</summary>
public sealed class ConvergencePropertyTests
{
    private const int Lives = 150;

    private static readonly Happening[] Told = [.. Enum.GetValues<Happening>().Where(happening => happening < Happening.DeleteOrder)];

    [Fact]
    public void Without_loss_the_webhooks_alone_bring_the_target_to_where_the_shop_is() =>
        Check(Told, mayLose: false, _ => Task.CompletedTask);

    [Fact]
    public void With_loss_and_silent_changes_a_poll_and_a_comparison_do() =>
        Check(Enum.GetValues<Happening>(), mayLose: true, async house =>
        {
            await house.Sync(SyncMode.Incremental);
            await house.Sync(SyncMode.Compare);
        });

    private static void Check(Happening[] happenings, bool mayLose, Func<ShopToShelf, Task> afterwards) => FsCheck.Check.One(
        Cases.Settings(Lives),
        Prop.ForAll(Arb.From<List<Step>>(Steps(happenings, mayLose), Fewer), steps => Holds([.. steps], afterwards).GetAwaiter().GetResult()));

    private static Gen<List<Step>> Steps(Happening[] happenings, bool mayLose) => Gen.NonEmptyListOf(
        from act in Gen.Elements(Act.Change, Act.Change, Act.Change, Act.Deliver, Act.Repeat, mayLose ? Act.Lose : Act.Repeat, Act.Drain, Act.Wait)
        from what in Gen.Elements(happenings)
        from which in Gen.Choose(0, 1000)
        select new Step(act, what, which)).Select(steps => steps.ToList());

    private static IEnumerable<List<Step>> Fewer(List<Step> steps) => steps.Select((_, left) => steps.Where((_, index) => index != left).ToList());

    private static async Task Holds(IReadOnlyList<Step> steps, Func<ShopToShelf, Task> afterwards)
    {
        using var house = await ShopToShelf.Start();
        var life = new ShopLife(house.Simulator.Shop);
        var underway = new List<Delivery>();
        foreach (var step in steps) await Do(step, house, life, underway);
        while (underway.Count > 0) await Deliver(house, underway, underway.Count / 2, keep: false);
        await house.Drain();
        await afterwards(house);

        Assert.Equal(life.Lines(), Texts.Of(house.Shelf));
    }

    private static async Task Do(Step step, ShopToShelf house, ShopLife life, List<Delivery> underway)
    {
        if (step.Act == Act.Change)
        {
            // The simulated shop knows changes by their stamps, which are whole seconds.
            house.Wait(TimeSpan.FromSeconds(1));
            life.Let(step.What, step.Which);
            underway.AddRange(house.Simulator.Deliveries.Take());
        }
        else if (step.Act == Act.Wait) house.Wait(TimeSpan.FromMilliseconds(step.Which * 90));
        else if (step.Act == Act.Drain) await house.Drain();
        else if (underway.Count == 0) return;
        else if (step.Act == Act.Lose) underway.RemoveAt(step.Which % underway.Count);
        else await Deliver(house, underway, step.Which % underway.Count, keep: step.Act == Act.Repeat);
    }

    private static async Task Deliver(ShopToShelf house, List<Delivery> underway, int index, bool keep)
    {
        var delivery = underway[index];
        if (!keep) underway.RemoveAt(index);
        await house.Deliver(delivery);
    }

    private enum Act
    {
        Change,
        Deliver,
        Repeat,
        Lose,
        Drain,
        Wait,
    }

    private sealed record Step(Act Act, Happening What, int Which);
}
