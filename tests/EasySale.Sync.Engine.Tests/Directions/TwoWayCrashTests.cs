using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Links;
using EasySale.Sync.Engine.Stores.Routes;
using EasySale.Sync.Engine.Tests.Fakes;
using EasySale.Sync.Engine.Tests.Runs;

namespace EasySale.Sync.Engine.Tests.Directions;

/// <summary>A process that dies at any effect of a two-way route, and a way back that comes before it is alive again, lose nothing and make nothing twice.</summary>
public sealed class TwoWayCrashTests
{
    public static TheoryData<ConflictStrategy, bool> Scenes
    {
        get
        {
            var data = new TheoryData<ConflictStrategy, bool>();
            foreach (var strategy in (ConflictStrategy[])[ConflictStrategy.Manual, ConflictStrategy.SourceWins])
                foreach (var backDies in (bool[])[false, true]) data.Add(strategy, backDies);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Scenes))]
    public async Task Dying_anywhere_ends_as_if_nobody_had_died(ConflictStrategy strategy, bool backDies)
    {
        var undisturbed = new Lifeline();
        var expected = await Live(strategy, backDies, undisturbed, resumesFirst: true);
        Assert.True(undisturbed.Effects > 10);
        for (var effect = 1; effect <= undisturbed.Effects; effect++)
            foreach (var (after, resumesFirst) in new[] { (false, true), (true, true), (false, false), (true, false) })
            {
                var life = new Lifeline(effect, after);
                var found = await Live(strategy, backDies, life, resumesFirst);
                Assert.True(life.IsOver);
                Assert.True(expected == found, $"Died {(after ? "after" : "before")} effect {effect}, {(resumesFirst ? "resumed first" : "the other direction first")}:\n{found}\n\nundisturbed:\n{expected}");
            }
    }

    /// <param name="strategy">The route's.</param>
    /// <param name="backDies">The run from right to left dies; else the one from left to right.</param>
    /// <param name="life">How long it lives.</param>
    /// <param name="resumesFirst">It is taken up again before the other direction runs; else behind it.</param>
    private static async Task<string> Live(ConflictStrategy strategy, bool backDies, Lifeline life, bool resumesFirst)
    {
        var house = await Furnished(strategy);
        var mortal = await house.House.Ask(DeskHouse.Run(backDies, []));
        await LiveOnce(house.House.NewProcess(life), mortal);
        if (resumesFirst) await house.House.NewProcess().Finish(mortal);
        await (backDies ? house.Forth() : house.Back());
        await house.House.NewProcess().Finish(mortal);
        await house.Back("r3");
        for (var round = 0; round < 2; round++)
        {
            await house.Forth();
            await house.Back();
        }

        return await Picture(house);
    }

    private static async Task LiveOnce(Process process, string syncId)
    {
        try
        {
            await process.Finish(syncId);
        }
        catch (ProcessDiedException)
        {
            // What it left behind is what is looked at.
        }
    }

    // Nothing is recognized by its name: what keeps a record from being made twice is the links alone.
    private static async Task<DeskHouse> Furnished(ConflictStrategy strategy)
    {
        var house = await DeskHouse.Furnished(strategy, matches: false);
        for (var number = 1; number <= 4; number++) house.Left.Add(new Customer { Id = "", FirstName = $"Old {number}", Email = $"old{number}@x.test", Phone = "1" });
        await house.Forth();
        await house.Back();
        house.Left.Edit("1", customer => customer with { FirstName = "Left 1" });
        house.Right.Edit("r1", customer => customer with { Phone = "2" });
        house.Left.Edit("2", customer => customer with { FirstName = "Left 2", Company = "Left" });
        house.Right.Edit("r2", customer => customer with { FirstName = "Right 2", Phone = "2" });
        house.Right.Delete("r3");
        house.Left.Edit("4", customer => customer with { Email = "left4@x.test" });
        for (var number = 1; number <= 3; number++)
        {
            house.Left.Add(new Customer { Id = "", FirstName = $"Left new {number}" });
            house.Right.Add(new Customer { Id = "", FirstName = $"Right new {number}" });
        }

        return house;
    }

    private static async Task<string> Picture(DeskHouse house)
    {
        var took = (house.Left.Took.Count, house.Right.Took.Count);
        await house.Forth();
        await house.Back();
        return string.Join('\n',
        [
            .. Desk("left", house.Left),
            .. Desk("right", house.Right),
            .. (await house.AllConflicts()).Select(conflict => $"{conflict.Kind}/{conflict.SourceId} {conflict.Shape} {conflict.State}").Order(StringComparer.Ordinal),
            .. (await Open(house, "left", "right")).Concat(await Open(house, "right", "left")).Select(link => $"open: {link.Key}"),
            .. (await house.House.OpenFailures()).Select(failure => $"{failure.SourceId} {failure.Code}"),
            $"quiet: {took == (house.Left.Took.Count, house.Right.Took.Count)}",
        ]);
    }

    private static IEnumerable<string> Desk(string name, FakeDesk desk) =>
    [
        .. desk.Customers.Select(customer => $"{name}: {customer.FirstName} {customer.Company} {customer.Email} {customer.Phone}").Order(StringComparer.Ordinal),
        $"{name} made {desk.Took.Count(operation => operation.Action == OperationAction.Create)}",
    ];

    private static async Task<IEnumerable<Link>> Open(DeskHouse house, string source, string target)
    {
        var scope = new LinkScope(SyncHouse.Tenant, source, target, RecordKind.Customers);
        return (await house.House.Links.ReadShards(scope, await house.House.Links.Shards(scope, DeskHouse.Cancellation), DeskHouse.Cancellation)).OpenIntents;
    }
}
