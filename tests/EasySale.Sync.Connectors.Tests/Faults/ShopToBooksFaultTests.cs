using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Http;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Simulators.QuickBooks;

namespace EasySale.Sync.Connectors.Tests.Faults;

/// <summary>WooCommerce → QuickBooks while something goes wrong: reading, writing, or at the token endpoint.</summary>
public sealed class ShopToBooksFaultTests
{
    private static readonly Lazy<Task<Undisturbed>> Whole = new(() => Undisturbed.Of(BooksTarget.Open));
    private static readonly Dictionary<string, FaultCase> Cases =
        ShopFaults.All.Concat(BooksFaults.Writing).Concat(BooksFaults.Tokens).ToDictionary(fault => fault.Name);

    public static TheoryData<string> Names => FaultCase.Names(Cases.Values);

    [Theory, MemberData(nameof(Names))]
    public async Task A_fault_that_strikes_once_costs_nothing(string name)
    {
        await using var house = await House.Start(BooksTarget.Open);
        await Trial.Passing(house, Cases[name], await Whole.Value);
    }

    [Theory, MemberData(nameof(Names))]
    public async Task A_fault_that_lasts_stops_the_run_and_loses_nothing(string name)
    {
        await using var house = await House.Start(BooksTarget.Open);
        await Trial.Lasting(house, Cases[name], await Whole.Value);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_write_that_is_not_answered_in_time_is_found_out_about(bool isDone)
    {
        await using var house = await House.Start(BooksTarget.Open);
        var held = isDone ? BooksFaults.Writes(house).AfterWork().Hold() : BooksFaults.Writes(house).Hold();
        var running = house.Sync();
        await held.Arrived;
        house.Clock.Advance(HttpDefaults.Timeout);
        var run = await running;

        Assert.True(run.Run.Status == RunStatus.Completed, run.ToString());
        Assert.InRange(run.Calls, 1, (await Whole.Value).Calls + 40);
        await Trial.AssertWhole(house, await Whole.Value);
    }

    [Fact]
    public async Task A_page_that_is_not_answered_in_time_is_asked_for_again()
    {
        await using var house = await House.Start(BooksTarget.Open);
        var held = house.Shop.Faults.On("GET", "/orders").Hold();
        var running = house.Sync();
        await held.Arrived;
        house.Clock.Advance(HttpDefaults.Timeout);

        Assert.Equal(RunStatus.Completed, (await running).Run.Status);
        await Trial.AssertWhole(house, await Whole.Value);
    }

    [Fact]
    public async Task Tokens_that_have_expired_cost_one_renewal()
    {
        await using var house = await House.Start(BooksTarget.Open);
        await house.Sync();
        house.Books.Books.ExpireAccessTokens(house.Books.Company.RealmId);
        house.Note(house.OrderIds[0], "Ring twice");
        var before = house.Books.Books.Calls.CountOf("POST", "/oauth2");
        var run = await house.Sync(SyncMode.Incremental);

        Assert.True(run.Run.Status == RunStatus.Completed, run.ToString());
        Assert.Equal(before + 1, house.Books.Books.Calls.CountOf("POST", "/oauth2"));
        Assert.Contains("Ring twice", await house.Target.State(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_was_ended_in_the_books_is_connected_anew()
    {
        await using var house = await House.Start(BooksTarget.Open);
        house.Books.Books.Disconnect(house.Books.Company.RealmId);

        await AssertReconnects(house);
    }

    [Fact]
    public async Task A_lost_renewal_whose_former_token_dies_at_once_is_connected_anew()
    {
        await using var house = await House.Start(clock => BooksTarget.Open(clock, new OAuthSwitches { RefreshTokenChangesAfter = TimeSpan.Zero }));
        house.Books.Books.Faults.On("POST", "/oauth2").AfterWork().Close();

        await AssertReconnects(house);
    }

    private static async Task AssertReconnects(House house)
    {
        var fault = new FaultCase("", FailureCause.FixSettings, ["quickbooks.reconnect"], (_, _) => { }) { Cure = cured => cured.EnterSecrets() };
        var run = await house.Sync();
        Trial.AssertStopped(run, fault, fault.Cause);
        Assert.InRange(run.Calls, 1, 40);
        await Trial.AssertCured(house, fault, await Whole.Value);
    }
}
