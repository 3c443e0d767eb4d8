using EasySale.Sync.Simulators.QuickBooks;
using EasySale.Sync.Simulators.Time;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.Simulator;

/// <summary>Consent, codes and tokens: each is good for what it was given for, and no longer.</summary>
public sealed class OAuthTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 6, 15, 17, 0, 0, TimeSpan.Zero));
    private QuickBooksSimulator _qbo = null!;
    private TokenCaller _app = null!;

    public async ValueTask InitializeAsync()
    {
        _qbo = await QuickBooksSimulator.StartAsync(new() { Time = _time }, TestContext.Current.CancellationToken);
        _app = new TokenCaller(_qbo);
    }

    [Fact]
    public async Task Consent_brings_a_code_and_the_code_brings_tokens_once()
    {
        var back = await _app.AuthorizeAsync("opaque");
        var (status, tokens) = await _app.ExchangeAsync(back["code"]);
        var (again, refusal) = await _app.ExchangeAsync(back["code"]);

        Assert.Equal(("opaque", _qbo.Companies[0].RealmId), (back["state"], back["realmId"]));
        Assert.Equal((200, 400), (status, again));
        Assert.Equal((3600, 8_640_000, "bearer"),
            ((int)tokens["expires_in"]!, (int)tokens["x_refresh_token_expires_in"]!, (string)tokens["token_type"]!));
        Assert.Equal("invalid_grant", (string)refusal["error"]!);
        Assert.Equal("Incorrect Token type or clientID", (string)refusal["error_description"]!);
        using var caller = new BooksCaller(_qbo, (string)tokens["access_token"]!);
        using var answer = await caller.GetAsync("/companyinfo/" + back["realmId"]);
        Assert.Equal(200, (int)answer.StatusCode);
    }

    [Fact]
    public async Task A_code_is_of_its_redirect_uri_and_of_ten_minutes()
    {
        var first = (await _app.AuthorizeAsync())["code"];
        var second = (await _app.AuthorizeAsync())["code"];

        var elsewhere = await _app.ExchangeAsync(first, "https://other.example.com/");
        _time.Advance(TimeSpan.FromMinutes(10));
        var late = await _app.ExchangeAsync(second);

        Assert.Equal((400, 400), (elsewhere.Status, late.Status));
    }

    [Fact]
    public async Task An_owner_who_refuses_brings_no_code()
    {
        _qbo.Owner.Denies = true;

        var back = await _app.AuthorizeAsync("s2");

        Assert.Equal(new Dictionary<string, string> { ["error"] = "access_denied", ["state"] = "s2" }, back);
    }

    [Fact]
    public async Task A_wrong_secret_is_an_invalid_client()
    {
        using var stranger = new TokenCaller(_qbo, secret: "wrong");

        var (status, body) = await stranger.RefreshAsync(_qbo.Connect().RefreshToken);

        Assert.Equal((401, "invalid_client"), (status, (string)body["error"]!));
    }

    [Fact]
    public async Task Reconnecting_ends_the_former_tokens()
    {
        var former = (await _app.ExchangeAsync((await _app.AuthorizeAsync())["code"])).Body;
        await _app.ExchangeAsync((await _app.AuthorizeAsync())["code"]);

        Assert.Equal(400, (await _app.RefreshAsync((string)former["refresh_token"]!)).Status);
    }

    [Fact]
    public async Task A_revoked_token_ends_the_connection()
    {
        var tokens = _qbo.Connect();

        Assert.Equal(200, await _app.RevokeAsync(tokens.AccessToken));

        Assert.Equal(400, (await _app.RefreshAsync(tokens.RefreshToken)).Status);
        using var caller = new BooksCaller(_qbo, tokens.AccessToken);
        Assert.Equal(401, (int)(await caller.GetAsync("/preferences")).StatusCode);
    }

    [Fact]
    public async Task The_end_after_five_years_is_told_only_if_asked_for()
    {
        var tokens = _qbo.Connect();
        _time.Advance(TimeSpan.FromDays(10));
        var silent = (await _app.RefreshAsync(tokens.RefreshToken)).Body;
        _app.AskForHardExpiry();

        var told = (await _app.RefreshAsync((string)silent["refresh_token"]!)).Body;

        Assert.Null(silent["x_refresh_token_hard_expires_in"]);
        Assert.Equal((5 * 365 + 1 - 10) * 86_400, (int)told["x_refresh_token_hard_expires_in"]!);
    }

    [Fact]
    public async Task Discovery_names_this_simulator()
    {
        Assert.Equal(new Uri(_qbo.BaseUrl, "oauth2/v1/tokens/bearer").ToString(), (string)(await _app.DiscoverAsync())["token_endpoint"]!);
    }

    public ValueTask DisposeAsync()
    {
        _app.Dispose();
        return _qbo.DisposeAsync();
    }
}
