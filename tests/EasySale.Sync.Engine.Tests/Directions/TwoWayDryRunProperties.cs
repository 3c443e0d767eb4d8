using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Stores.Routes;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Tests.Fakes;
using EasySale.Sync.Engine.Tests.Plans;
using EasySale.Sync.Engine.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace EasySale.Sync.Engine.Tests.Directions;

/// <summary>A dry run between two desks that are both edited touches neither, and the run after it sends exactly what was planned.</summary>
public sealed class TwoWayDryRunProperties
{
    // A dry run may write its own run and its plan.
    private static readonly string[] Own = ["Runs acme|runs|", "Runs acme|steps|", "Runs acme|active-runs", "Directory ~retained-tenants", "plans/"];

    private static readonly Gen<Scene> Scenes =
        from strategy in Gen.Elements(Enum.GetValues<ConflictStrategy>())
        from matches in Gen.Elements(true, false)
        from settled in Gen.ArrayOf(DeskEdit.Rough).Resize(4)
        from edits in Gen.ArrayOf(DeskEdit.Rough).Resize(8)
        from later in Gen.ArrayOf(DeskEdit.Rough).Resize(4)
        from back in Gen.Elements(true, false)
        from announced in Gen.Elements(true, false)
        select new Scene(strategy, matches, settled, edits, later, back, announced);

    [Fact]
    public void A_dry_run_writes_nothing_but_its_plan() => Cases.Hold(Scenes, async scene =>
    {
        var house = await scene.Furnish();
        var before = Took(house);
        house.House.Written.Clear();

        await house.House.Sync(scene.Run with { Aim = RunAim.Plan });

        Assert.Equal(before, Took(house));
        Assert.DoesNotContain(house.House.Written, place => !Own.Any(own => place.StartsWith(own, StringComparison.Ordinal)));
    });

    [Fact]
    public void The_real_run_sends_what_was_planned_byte_for_byte() => Cases.Hold(Scenes, async scene =>
    {
        var house = await scene.Furnish();
        var before = scene.Losing(house).Took.Count;
        var plan = await house.House.Sync(scene.Run with { Aim = RunAim.Plan });

        await house.House.Sync(scene.Run);

        Assert.Equal(await PlannedOperations.Of(house.House, plan.Run.SyncId), PlannedOperations.Sent(scene.Losing(house).Took.Skip(before)));
    });

    [Fact]
    public void Applying_a_plan_ends_like_the_real_run() => Cases.Hold(Scenes, async scene =>
    {
        var (house, other) = (await scene.Furnish(), await scene.Furnish());
        var plan = await house.House.Sync(scene.Run with { Aim = RunAim.Plan });

        await other.House.Sync(scene.Run);
        await house.House.Sync(scene.Run with { Aim = RunAim.Apply, Applies = plan.Run.SyncId });

        Assert.Equal(await Ends(other), await Ends(house));
        Assert.Equal(await EndsLater(other, scene), await EndsLater(house, scene));
    });

    private static int Took(DeskHouse house) => house.Left.Took.Count + house.Right.Took.Count;

    /// <summary>After more edits, and a round in which they travel: what both sides were known to agree on shows then.</summary>
    private static async Task<string> EndsLater(DeskHouse house, Scene scene)
    {
        foreach (var edit in scene.Later) edit.Do(house);
        await house.Back();
        await house.Forth();
        return await Ends(house);
    }

    private static async Task<string> Ends(DeskHouse house)
    {
        var conflicts = (await house.AllConflicts()).Select(conflict => $"{conflict.SourceId} {conflict.Shape} {conflict.State}");
        return string.Join('\n', [.. Said(house.Left), "right:", .. Said(house.Right), .. conflicts.Order(StringComparer.Ordinal)]);
    }

    private static IEnumerable<string> Said(FakeDesk desk) => desk.Customers.Select(customer =>
        $"{customer.Id} {customer.FirstName} | {customer.Company} | {customer.Email} | {customer.Phone} | {customer.Billing?.City}").Order(StringComparer.Ordinal);

    /// <param name="Strategy">Who wins.</param>
    /// <param name="Matches">Customers of one address are one.</param>
    /// <param name="Settled">Edits that have travelled.</param>
    /// <param name="Edits">Edits since.</param>
    /// <param name="Later">Edits after the run.</param>
    /// <param name="Back">Which way the run goes.</param>
    /// <param name="Announced">It is of ids, not of what changed.</param>
    private sealed record Scene(ConflictStrategy Strategy, bool Matches, DeskEdit[] Settled, DeskEdit[] Edits, DeskEdit[] Later, bool Back, bool Announced)
    {
        public Run Run => DeskHouse.Run(Back, Announced ? [.. Enumerable.Range(1, DeskEdit.Pairs).Select(pair => Back ? $"r{pair}" : $"{pair}")] : []);

        /// <summary>The desk the run writes to.</summary>
        public FakeDesk Losing(DeskHouse house) => Back ? house.Left : house.Right;

        public async Task<DeskHouse> Furnish()
        {
            var house = await DeskHouse.Furnished(Strategy, Matches);
            for (var pair = 1; pair <= DeskEdit.Pairs; pair++) house.Left.Add(new Customer { Id = "", FirstName = $"Old {pair}", Phone = "1" });
            await house.Forth();
            await house.Back();
            foreach (var edit in Settled) edit.Do(house);
            await house.Forth();
            await house.Back();
            foreach (var edit in Edits) edit.Do(house);
            return house;
        }
    }
}
