using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Runs;
using EasySale.Sync.Engine.Stores.Conflicts;
using EasySale.Sync.Engine.Stores.Routes;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Tests.Directions;
using EasySale.Sync.Engine.Tests.Runs;

namespace EasySale.Sync.Engine.Tests.Plans;

/// <summary>Plans of two-way routes keep what the source said, not what it was merged to.</summary>
public sealed class TwoWayPlanTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Edits_of_both_sides_meet_whether_or_not_they_were_planned_first(bool isPlanned)
    {
        var desks = await DeskHouse.Furnished();
        await desks.Routes.Save(
            SyncHouse.Tenant, new RouteSettings { Source = "left", Target = "right", Kind = RecordKind.Customers, Direction = RouteDirection.TwoWay }, SyncHouse.Cancellation);
        desks.Left.Add(new Customer { Id = "", FirstName = "Annabelle", Phone = "1" });
        await desks.Forth();
        await desks.Back();
        desks.Left.Edit("1", customer => customer with { FirstName = "Leonard" });
        desks.Right.Edit("r1", customer => customer with { Phone = "2" });

        if (isPlanned) await Apply(new PlanHouse(desks.House));
        else await desks.Forth();
        for (var round = 0; round < 2; round++)
        {
            await desks.Back();
            await desks.Forth();
        }

        Assert.Equal(("Leonard", "2"), (desks.Left.Customers[0].FirstName, desks.Left.Customers[0].Phone));
        Assert.Equal(("Leonard", "2"), (desks.Right.Customers[0].FirstName, desks.Right.Customers[0].Phone));
    }

    [Fact]
    public async Task A_plan_that_is_applied_closes_conflicts_that_are_over()
    {
        var (desks, left) = await Quarrel();
        desks.Left.Edit(left, customer => customer with { FirstName = "Rosa" });

        await Apply(new PlanHouse(desks.House));

        Assert.Equal(ConflictState.Resolved, Assert.Single(await desks.AllConflicts()).State);
    }

    [Fact]
    public async Task What_a_plan_has_nothing_to_do_to_is_left_alone_however_it_changes()
    {
        var (desks, left) = await Quarrel();
        desks.Left.Edit(left, customer => customer with { FirstName = "Rosa" });
        var plans = new PlanHouse(desks.House);
        var plan = await plans.Plan(DeskHouse.Run(back: false, []));
        desks.Right.Edit("r1", customer => customer with { FirstName = "Ruth" });
        var took = desks.Right.Took.Count;

        var applied = await plans.Finish(await plans.Apply(plan));

        Assert.Equal(took, desks.Right.Took.Count);
        Assert.All(applied.Steps, step => Assert.Equal(0, step.Replanned!.Count));
        Assert.Equal(ConflictState.Open, Assert.Single(await desks.AllConflicts()).State);
    }

    /// <summary>A customer whom the left calls Lena and the right Rosa.</summary>
    private static async Task<(DeskHouse Desks, string Left)> Quarrel()
    {
        var desks = await DeskHouse.Furnished();
        var (left, right) = await desks.Pair();
        desks.Left.Edit(left, customer => customer with { FirstName = "Lena" });
        desks.Right.Edit(right, customer => customer with { FirstName = "Rosa" });
        await desks.Forth();
        Assert.Equal(ConflictState.Open, Assert.Single(await desks.AllConflicts()).State);
        return (desks, left);
    }

    [Fact]
    public async Task What_is_edited_while_it_is_planned_is_asked_of_nobody_and_arrives()
    {
        const int Customers = 8;
        var desks = await DeskHouse.Furnished(matches: false);
        for (var number = 1; number <= Customers; number++) desks.Left.Add(new Customer { Id = "", FirstName = $"Ann {number}" });
        var syncId = await desks.House.Ask(DeskHouse.Run(back: false, []) with { Aim = RunAim.Plan, BatchLimit = Customers / 2 });
        var process = desks.House.NewProcess();
        await process.Begin(syncId);
        await process.Slice(syncId);
        desks.Left.Edit("1", customer => customer with { FirstName = "Leonard" });
        while ((await process.Slice(syncId)).State != SliceState.Done) { }
        await process.End(syncId);
        Assert.Empty(desks.Right.Asked);

        var plans = new PlanHouse(desks.House);
        var planned = await plans.Get(syncId);
        await plans.Finish(await plans.Apply(syncId));

        Assert.Equal((Customers + 1, "{{customers/1}}"), (planned.Changes.Count, planned.Changes[^1].TargetId));
        Assert.Equal(Customers, desks.Right.Customers.Count);
        Assert.Contains(desks.Right.Customers, customer => customer.FirstName == "Leonard");
    }

    private static async Task Apply(PlanHouse plans) => await plans.Finish(await plans.Apply(await plans.Plan(DeskHouse.Run(back: false, []))));
}
