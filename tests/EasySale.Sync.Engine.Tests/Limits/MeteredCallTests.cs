using EasySale.Sync.Engine.Operations.Health;
using EasySale.Sync.Engine.Operations.Settings;
using EasySale.Sync.Engine.Stores.Limits;
using EasySale.Sync.Engine.Tests.Operations;

namespace EasySale.Sync.Engine.Tests.Limits;

public sealed class MeteredCallTests
{
    [Fact]
    public void The_forecast_goes_on_as_in_the_last_seven_days()
    {
        // 10 a day until the 14th, 100 a day from the 15th on; the 21st ends.
        var month = new MonthOfCalls();
        for (var day = 1; day <= 21; day++) month = month.With(Day(day), day < 15 ? 10 : 100);

        Assert.Equal(840, month.Calls);
        Assert.Equal(840 + (100 * 9), month.Forecast(Day(21, hours: 24).AddTicks(-1)));
    }

    [Fact]
    public void The_first_minutes_of_a_month_say_little()
    {
        var month = new MonthOfCalls().With(Day(1), 10);

        Assert.InRange(month.Forecast(Day(1).AddMinutes(5)), 290, 310);
    }

    [Fact]
    public async Task Calls_of_a_month_add_up_per_connection_and_health_warns_when_they_will_be_too_many()
    {
        var house = await TestHouse.Furnished();
        await house.Metered.Add(TestHouse.Tenant, "books-1", 60, TestHouse.Cancellation);
        await house.Metered.Add(TestHouse.Tenant, "books-1", 40, TestHouse.Cancellation);
        Assert.Equal("ok", (await Health(house)).Status);

        // 100 calls on the 21st at 8:00: some 13 a day in the last seven days, 9.7 days to go.
        await house.ManageSettings.Change(TestHouse.Admin, TenantSettingsInput.Read(TestHouse.Json("""{"meteredCallsWarning":200}""")), TestHouse.Cancellation);
        var warned = await Health(house);
        var books = warned.Connections.Single(connection => connection.Id == "books-1").MeteredCalls;

        Assert.Equal(("attention", 100L, true), (warned.Status, books.Calls, books.IsHigh));
        Assert.InRange(books.Forecast, 200, 300);
        Assert.Equal(0, warned.Connections.Single(connection => connection.Id == "shop-1").MeteredCalls.Calls);
    }

    [Fact]
    public async Task A_new_month_begins_with_nothing()
    {
        var house = await TestHouse.Furnished();
        await house.Metered.Add(TestHouse.Tenant, "books-1", 60, TestHouse.Cancellation);
        house.Time.Advance(TimeSpan.FromDays(10));

        Assert.Empty(await house.Metered.ThisMonth(TestHouse.Tenant, TestHouse.Cancellation));
    }

    [Fact]
    public async Task Health_shows_what_holds_a_connection_back()
    {
        var house = await TestHouse.Furnished();
        var now = house.Time.GetUtcNow();
        await house.GateStates.Change(TestHouse.Tenant, "books-1", _ => new GateState
        {
            Failures = 5,
            LastCode = "network.timeout",
            OpenSince = now,
            OpenUntil = now.AddSeconds(30),
            Openings = 1,
            Pauses = new Dictionary<string, DateTimeOffset> { ["batch"] = now.AddSeconds(20), ["single"] = now.AddSeconds(-1) },
        }, TestHouse.Cancellation);

        var open = await Health(house);
        house.Time.Advance(TimeSpan.FromSeconds(30));
        var due = await Health(house);

        var gate = open.Connections.Single(connection => connection.Id == "books-1").Gate;
        Assert.Equal(("attention", BreakerState.Open, 5, "network.timeout"), (open.Status, gate.Breaker, gate.FailuresInARow, gate.LastCode));
        Assert.Equal(["batch"], gate.PausedLanes.Keys);
        Assert.Equal(BreakerState.HalfOpen, due.Connections.Single(connection => connection.Id == "books-1").Gate.Breaker);
        Assert.Equal(BreakerState.Closed, open.Connections.Single(connection => connection.Id == "shop-1").Gate.Breaker);
    }

    private static Task<HealthReport> Health(TestHouse house) => house.GetHealth.Get(TestHouse.Viewer, TestHouse.Cancellation);

    private static DateTimeOffset Day(int day, double hours = 12) => new DateTimeOffset(2026, 11, day, 0, 0, 0, TimeSpan.Zero).AddHours(hours);
}
