using EasySale.Sync.Simulators.QuickBooks;
using EasySale.Sync.Simulators.QuickBooks.Books;
using EasySale.Sync.Simulators.Time;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.Simulator;

/// <summary>What the gateway says before the books are asked.</summary>
public sealed class TokenCheckTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 6, 15, 17, 0, 0, TimeSpan.Zero));
    private QuickBooksSimulator _qbo = null!;

    public async ValueTask InitializeAsync() => _qbo = await QuickBooksSimulator.StartAsync(
        new() { Time = _time, Companies = [CompanySeed.Named("us"), CompanySeed.Named("uk")] }, TestContext.Current.CancellationToken);

    [Fact]
    public async Task An_access_token_dies_after_an_hour_in_the_gateways_shape()
    {
        using var caller = new BooksCaller(_qbo);
        _time.Advance(TimeSpan.FromSeconds(3599));
        var alive = await caller.GetAsync("/preferences");
        _time.Advance(TimeSpan.FromSeconds(1));

        using var dead = await caller.GetAsync("/preferences");
        var body = await BooksCaller.ReadAsync(dead);

        Assert.Equal((200, 401), ((int)alive.StatusCode, (int)dead.StatusCode));
        Assert.Equal("3200", (string)body["fault"]!["error"]![0]!["code"]!);
        Assert.StartsWith("Token expired: ", (string)body["fault"]!["error"]![0]!["detail"]!, StringComparison.Ordinal);
        Assert.Equal(_time.GetUtcNow().ToUnixTimeMilliseconds(), (long)body["time"]!);
        Assert.False(body.AsObject().ContainsKey("Fault"));
    }

    [Fact]
    public async Task A_token_of_another_company_is_refused_with_3100()
    {
        using var caller = new BooksCaller(_qbo, _qbo.Connect(_qbo.Companies[1].RealmId).AccessToken, _qbo.Companies[0].RealmId);

        using var answer = await caller.GetAsync("/preferences");

        Assert.Equal(403, (int)answer.StatusCode);
        Assert.Equal("3100", (string)(await BooksCaller.ReadAsync(answer))["fault"]!["error"]![0]!["code"]!);
    }

    [Fact]
    public async Task A_token_of_an_impossible_length_is_malformed()
    {
        using var caller = new BooksCaller(_qbo, "short");

        using var answer = await caller.GetAsync("/preferences");

        Assert.Equal("Malformed bearer token: too short or too long", (string)(await BooksCaller.ReadAsync(answer))["fault"]!["error"]![0]!["detail"]!);
    }

    [Fact]
    public async Task Expiring_and_disconnecting_strike_one_company_only()
    {
        using var us = new BooksCaller(_qbo);
        using var uk = new BooksCaller(_qbo, realm: _qbo.Companies[1].RealmId);

        _qbo.ExpireAccessTokens(_qbo.Companies[0].RealmId);

        Assert.Equal(401, (int)(await us.GetAsync("/preferences")).StatusCode);
        Assert.Equal(200, (int)(await uk.GetAsync("/preferences")).StatusCode);
        _qbo.Disconnect(_qbo.Companies[1].RealmId);
        Assert.Equal(401, (int)(await uk.GetAsync("/preferences")).StatusCode);
    }

    [Fact]
    public async Task A_wrong_path_is_an_empty_404_and_every_answer_has_a_trace()
    {
        using var caller = new BooksCaller(_qbo);

        using var answer = await caller.GetAsync("");

        Assert.Equal((404, ""), ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        Assert.NotEmpty(answer.Headers.GetValues("intuit_tid").Single());
    }

    [Fact]
    public async Task Who_does_not_ask_for_json_gets_xml()
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new("Bearer", _qbo.Connect().AccessToken);
        var realm = _qbo.Companies[0].RealmId;

        using var answer = await http.GetAsync(new Uri(_qbo.BaseUrl, $"v3/company/{realm}/companyinfo/{realm}"), TestContext.Current.CancellationToken);

        Assert.Equal("application/xml", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("<CompanyName>", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_holds_no_token()
    {
        var tokens = _qbo.Connect();
        using var app = new TokenCaller(_qbo);
        using var caller = new BooksCaller(_qbo, tokens.AccessToken);
        await app.RefreshAsync(tokens.RefreshToken);
        await caller.AddCustomerAsync("Jane", "r-1");

        var log = string.Join('\n', _qbo.Calls.Recent);

        Assert.DoesNotContain(tokens.AccessToken, log, StringComparison.Ordinal);
        Assert.DoesNotContain(tokens.RefreshToken, log, StringComparison.Ordinal);
        var last = _qbo.Calls.Recent[^1];
        Assert.Equal(("r-1", """{"DisplayName":"Jane"}""", 200), (last.RequestId, last.Body, last.Status));
    }

    public ValueTask DisposeAsync() => _qbo.DisposeAsync();
}
