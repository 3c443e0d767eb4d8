using EasySale.Sync.Simulators.QuickBooks;
using EasySale.Sync.Simulators.Time;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.Simulator;

/// <summary>Refresh tokens: their value changes daily, and what becomes of the former value is a switch.</summary>
public sealed class RefreshTests
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 6, 15, 17, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task The_value_stays_for_a_day_and_changes_at_the_next_refresh()
    {
        await using var qbo = await Started(new());
        using var app = new TokenCaller(qbo);
        var first = qbo.Connect().RefreshToken;

        _time.Advance(Day - TimeSpan.FromSeconds(1));
        var within = (await app.RefreshAsync(first)).Body;
        _time.Advance(TimeSpan.FromSeconds(1));
        var after = (await app.RefreshAsync(first)).Body;

        Assert.Equal(first, (string)within["refresh_token"]!);
        Assert.Equal(8_640_000 - 86_399, (int)within["x_refresh_token_expires_in"]!);
        Assert.NotEqual(first, (string)after["refresh_token"]!);
        Assert.NotEqual((string)within["access_token"]!, (string)after["access_token"]!);
    }

    [Theory]
    [InlineData(0, 400)]
    [InlineData(24, 200)]
    public async Task The_former_value_lives_as_long_as_the_switch_says(int hours, int status)
    {
        await using var qbo = await Started(new() { FormerRefreshTokenLives = TimeSpan.FromHours(hours) });
        using var app = new TokenCaller(qbo);
        var former = qbo.Connect().RefreshToken;
        _time.Advance(Day);
        var present = (string)(await app.RefreshAsync(former)).Body["refresh_token"]!;

        _time.Advance(TimeSpan.FromHours(23));
        var (answered, body) = await app.RefreshAsync(former);
        _time.Advance(TimeSpan.FromHours(1));
        var later = await app.RefreshAsync(former);

        Assert.Equal((status, 400), (answered, later.Status));
        if (status == 200) Assert.Equal(present, (string)body["refresh_token"]!);
    }

    [Theory]
    [InlineData(false, 200)]
    [InlineData(true, 401)]
    public async Task Of_two_refreshes_with_one_old_value_the_loser_may_end_the_winner(bool ends, int status)
    {
        await using var qbo = await Started(new() { ReuseEndsTheGrant = ends });
        using var app = new TokenCaller(qbo);
        var value = qbo.Connect().RefreshToken;
        _time.Advance(Day);

        var answers = await Task.WhenAll(app.RefreshAsync(value), app.RefreshAsync(value));

        Assert.Equal([200, 400], answers.Select(a => a.Status).Order());
        using var winner = new BooksCaller(qbo, (string)answers.Single(a => a.Status == 200).Body["access_token"]!);
        Assert.Equal(status, (int)(await winner.GetAsync("/preferences")).StatusCode);
    }

    [Fact]
    public async Task A_hundred_days_of_silence_end_the_connection()
    {
        await using var qbo = await Started(new());
        using var app = new TokenCaller(qbo);
        var value = qbo.Connect().RefreshToken;

        _time.Advance(TimeSpan.FromDays(100));

        Assert.Equal(400, (await app.RefreshAsync(value)).Status);
    }

    [Fact]
    public async Task Five_years_end_the_connection_however_often_it_was_refreshed()
    {
        await using var qbo = await Started(new());
        using var app = new TokenCaller(qbo);
        var value = qbo.Connect().RefreshToken;
        var statuses = new List<int>();

        for (var day = 0; day < 5 * 365 + 60; day += 60)
        {
            _time.Advance(TimeSpan.FromDays(60));
            var (status, body) = await app.RefreshAsync(value);
            statuses.Add(status);
            if (status == 200) value = (string)body["refresh_token"]!;
        }

        Assert.Equal(30, statuses.Count(s => s == 200));
        Assert.Equal(400, statuses[^1]);
    }

    private Task<QuickBooksSimulator> Started(OAuthSwitches switches) =>
        QuickBooksSimulator.StartAsync(new() { Time = _time, OAuth = switches }, TestContext.Current.CancellationToken);
}
