using EasySale.Sync.Connectors.Tests.Supabase;
using EasySale.Sync.Engine.Http;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Connectors.Tests.Faults;

/// <summary>WooCommerce → Supabase while something goes wrong: reading or writing.</summary>
public sealed class ShopToDatabaseFaultTests(LocalSupabaseFixture fixture)
{
    private static Task<Undisturbed>? _whole;
    private static readonly Dictionary<string, FaultCase> Cases = ShopFaults.All.Concat(DatabaseFaults.All).ToDictionary(fault => fault.Name);

    public static TheoryData<string> Names => FaultCase.Names(Cases.Values);

    [Theory, MemberData(nameof(Names))]
    public async Task A_fault_that_strikes_once_costs_nothing(string name)
    {
        await using var house = await House.Start(DatabaseTarget.Of(fixture));
        await Trial.Passing(house, Cases[name], await Whole());
    }

    [Theory, MemberData(nameof(Names))]
    public async Task A_fault_that_lasts_stops_the_run_and_loses_nothing(string name)
    {
        await using var house = await House.Start(DatabaseTarget.Of(fixture));
        await Trial.Lasting(house, Cases[name], await Whole());
    }

    [Fact]
    public async Task A_page_that_is_not_answered_in_time_is_asked_for_again()
    {
        await using var house = await House.Start(DatabaseTarget.Of(fixture));
        var held = house.Shop.Faults.On("GET", "/orders").Hold();
        var running = house.Sync();
        await held.Arrived;
        house.Clock.Advance(HttpDefaults.Timeout);

        Assert.Equal(RunStatus.Completed, (await running).Run.Status);
        await Trial.AssertWhole(house, await Whole());
    }

    private Task<Undisturbed> Whole() => LazyInitializer.EnsureInitialized(ref _whole, () => Undisturbed.Of(DatabaseTarget.Of(fixture)));
}
