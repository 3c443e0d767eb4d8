using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Tests.Fakes;
using EasySale.Sync.Engine.Tests.Runs;

namespace EasySale.Sync.Engine.Tests.Plans;

/// <summary>
/// The process dies before and after every single effect of planning, confirming and applying; a new one goes on, and whoever had no answer
/// asks again. Nothing may be lost or doubled.
/// </summary>
public sealed class PlanCrashTests
{
    private static readonly Run Everything = SyncHouse.Orders with { Kinds = [RecordKind.Customers, RecordKind.Orders], BatchLimit = 4 };

    public static TheoryData<string> Scenes => ["everything", "after changes", "taken away", .. LedgerScenes.All];

    [Theory]
    [MemberData(nameof(Scenes))]
    public Task A_plan_is_applied_once_wherever_its_run_dies(string scene) => DieEverywhere(life => Apply(scene, life));

    [Theory]
    [InlineData("everything")]
    [InlineData("after changes")]
    [InlineData("taken away")]
    [InlineData("waves")]
    public Task A_run_that_is_confirmed_writes_once_wherever_it_dies(string scene) => DieEverywhere(life => Confirm(scene, life));

    [Theory]
    [InlineData("everything")]
    [InlineData("carried, adopted and gone")]
    [InlineData("waves")]
    public Task A_plan_whose_making_was_interrupted_is_the_same_plan(string scene) => DieEverywhere(life => Plan(scene, life));

    private static async Task DieEverywhere(Func<Lifeline, Task<string>> live)
    {
        var undisturbed = new Lifeline();
        var expected = await live(undisturbed);
        Assert.True(undisturbed.Effects > 8);
        for (var effect = 1; effect <= undisturbed.Effects; effect++)
            foreach (var after in new[] { false, true })
            {
                var life = new Lifeline(effect, after);
                var found = await live(life);
                Assert.True(life.IsOver);
                Assert.True(expected == found, $"Died {(after ? "after" : "before")} effect {effect}:\n{found}\n\nundisturbed:\n{expected}");
            }
    }

    private static async Task<string> Apply(string scene, Lifeline life)
    {
        var house = await Furnish(scene);
        var planId = await new PlanHouse(house).Plan(RunOf(scene));
        string? syncId = null;
        await Survive(house, life, async (plans, process) => await process.Finish(syncId = await Applied(plans, planId)));
        return await Picture(house, syncId!) + $"\n{await Applications(house)} applications";
    }

    private static async Task<string> Confirm(string scene, Lifeline life)
    {
        var house = await Furnish(scene);
        var syncId = await house.Ask(RunOf(scene) with { Aim = RunAim.Confirm });
        await Survive(house, life, async (plans, process) =>
        {
            // What the watchdog sees to, whatever the run was at.
            await process.Finish(syncId);
            if ((await house.Report(syncId)).Run.Status == RunStatus.AwaitingConfirmation) await process.Finish(await Applied(plans, syncId));
        });
        return await Picture(house, syncId);
    }

    private static async Task<string> Plan(string scene, Lifeline life)
    {
        var house = await Furnish(scene);
        var syncId = await house.Ask(RunOf(scene) with { Aim = RunAim.Plan });
        await Survive(house, life, (_, process) => process.Finish(syncId));
        var items = await PlannedOperations.Items(house, syncId);
        var steps = (await house.Report(syncId)).Steps.Select(step => $"{step.Plan!.Records} {step.Plan.Operations} {step.Plan.Calls} {step.Counts}");
        return string.Join('\n', [.. items.Select(item => $"{item.Kind}/{item.Id} {item.Drafts.Count} {item.State} {item.IsBroughtAlong}"), .. steps]);
    }

    /// <summary>One life that may end anywhere, and one that does not.</summary>
    private static async Task Survive(SyncHouse house, Lifeline life, Func<PlanHouse, Process, Task> work)
    {
        try
        {
            await work(new PlanHouse(house, life), house.NewProcess(life));
            if (!life.IsOver) return;
        }
        catch (ProcessDiedException)
        {
            // What it left behind is what is looked at.
        }

        await work(new PlanHouse(house), house.NewProcess());
    }

    /// <summary>What a person does who wants the plan applied: confirms as often as asked; the run that does it.</summary>
    private static async Task<string> Applied(PlanHouse plans, string planId)
    {
        var confirm = () => plans.Apply(planId);
        while (true)
            try
            {
                return (await confirm()).SyncId;
            }
            catch (ProblemException refusal) when (refusal.Problem.Members.TryGetValue("token", out var token))
            {
                confirm = () => plans.Confirm((string)token!);
            }
            catch (ProblemException refusal) when (refusal.Problem.Slug == "plan-applied")
            {
                return (string)refusal.Problem.Members["syncId"]!;
            }
    }

    private static async Task<SyncHouse> Furnish(string scene)
    {
        if (LedgerScenes.Find(scene) is { } ledger) return await ledger();
        var house = CrashTests.Furnished();
        if (scene == "everything") return house;
        if (scene == "taken away") await CrashTests.TakeAway(house, Everything);
        else await CrashTests.Change(house, Everything);
        return house;
    }

    private static Run RunOf(string scene) => scene switch
    {
        "taken away" => CrashTests.TakenAway,
        "everything" or "after changes" => Everything,
        _ => SyncHouse.Orders with { BatchLimit = 4 },
    };

    private static async Task<string> Picture(SyncHouse house, string syncId)
    {
        var steps = (await house.Report(syncId)).Steps.Where(step => step.Replanned is not null);
        return string.Join('\n', [await CrashTests.Picture(house, syncId), .. steps.Select(step => $"anew: {string.Join(' ', step.Replanned!.First)}")]);
    }

    private static async Task<int> Applications(SyncHouse house) =>
        await new RunStore(house.Rows, house.Time).List(SyncHouse.Tenant, null, SyncHouse.Cancellation).CountAsync(run => run.Aim == RunAim.Apply, SyncHouse.Cancellation);
}
