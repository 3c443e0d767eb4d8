using System.Text.Json;
using EasySale.Sync.Simulators.WooCommerce;

namespace EasySale.Sync.Connectors.Tests.WooCommerce.Simulator;

/// <summary>Faults strike the call they were meant for, and nothing else.</summary>
public sealed class FaultTests : IAsyncLifetime
{
    private WooCommerceSimulator _store = null!;
    private StoreClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _store = await WooCommerceSimulator.StartAsync(cancellation: TestContext.Current.CancellationToken);
        _client = new StoreClient(_store);
    }

    [Fact]
    public async Task Only_the_third_matching_call_is_struck()
    {
        _store.Faults.On("GET", "/orders", nth: 3).Answer(429, "slow down", new Dictionary<string, string> { ["Retry-After"] = "7" });
        var statuses = new List<int>();

        foreach (var path in new[] { "/orders", "/products", "/orders", "/orders", "/orders" })
        {
            using var answer = await _client.SendAsync("GET", path + "?per_page=1");
            statuses.Add((int)answer.StatusCode);
        }

        Assert.Equal([200, 200, 200, 429, 200], statuses);
        Assert.Equal(5, _store.Calls.Count);
        Assert.Equal(429, _store.Calls.Recent[3].Status);
        Assert.Equal(0, _store.Faults.Pending);
    }

    [Fact]
    public async Task Two_faults_strike_the_first_and_the_second_call()
    {
        _store.Faults.On("GET", "/orders", nth: 1).Answer(503);
        _store.Faults.On("GET", "/orders", nth: 2).Answer(502);
        var statuses = new List<int>();

        for (var i = 0; i < 3; i++)
        {
            using var answer = await _client.SendAsync("GET", "/orders?per_page=1");
            statuses.Add((int)answer.StatusCode);
        }

        Assert.Equal([503, 502, 200], statuses);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task A_connection_closes_before_or_after_the_change(bool after, int made)
    {
        var before = _store.Shop.OrderCount;
        var plan = _store.Faults.On("POST", "/orders");
        if (after) plan.CloseAfter();
        else plan.CloseBefore();

        await Assert.ThrowsAsync<HttpRequestException>(() => _client.SendAsync("POST", "/orders", StoreClient.Json("{}")));

        Assert.Equal(before + made, _store.Shop.OrderCount);
    }

    [Fact]
    public async Task An_answer_after_the_change_hides_that_it_happened()
    {
        var before = _store.Shop.OrderCount;
        _store.Faults.On("POST", "/orders").AnswerAfter(504);

        using var answer = await _client.SendAsync("POST", "/orders", StoreClient.Json("{}"));

        Assert.Equal(504, (int)answer.StatusCode);
        Assert.Equal(before + 1, _store.Shop.OrderCount);
    }

    [Fact]
    public async Task A_held_call_waits_until_it_is_released()
    {
        var held = _store.Faults.On("POST", "/orders").Hold();
        var before = _store.Shop.OrderCount;
        var call = _client.SendAsync("POST", "/orders", StoreClient.Json("{}"));
        await held.Arrived.WaitAsync(TestContext.Current.CancellationToken);
        var whileHeld = _store.Shop.OrderCount;

        held.Release();
        using var answer = await call;

        Assert.Equal(before, whileHeld);
        Assert.Equal(201, (int)answer.StatusCode);
        Assert.Equal(before + 1, _store.Shop.OrderCount);
    }

    [Fact]
    public async Task Html_and_half_a_document_are_no_json()
    {
        _store.Faults.On("GET", "/orders").AnswerHtml();
        using var page = await _client.SendAsync("GET", "/orders");
        Assert.Equal("text/html", page.Content.Headers.ContentType!.MediaType);

        _store.Faults.On("GET", "/orders").Truncate();
        await Assert.ThrowsAnyAsync<JsonException>(() => _client.GetAsync("/orders"));
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return _store.DisposeAsync();
    }
}
