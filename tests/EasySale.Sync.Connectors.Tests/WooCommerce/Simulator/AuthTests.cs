using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.WooCommerce;

namespace EasySale.Sync.Connectors.Tests.WooCommerce.Simulator;

/// <summary>The recorded ways to be let in or not, at the recorded hour.</summary>
public sealed class AuthTests
{
    [Theory]
    [InlineData("auth/oauth1-sha1")]
    [InlineData("auth/oauth1-sha256")]
    [InlineData("auth/oauth1-special-characters")]
    [InlineData("auth/oauth1-old-timestamp")]
    [InlineData("auth/oauth1-wrong-secret")]
    [InlineData("auth/envelope")]
    [InlineData("auth/method-override-header")]
    public async Task A_signed_request_is_answered_as_recorded(string name)
    {
        await using var store = await Started(name);
        using var caller = new RecordedCaller(store);
        var recording = Recording.Read(name);

        using var answer = await caller.SendAsync(recording);

        Assert.Equal(recording.Status, (int)answer.StatusCode);
        Assert.Equal(recording.Header("Link"), answer.Headers.GetValues("Link").Single());
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(recording.Body, body, JsonEquality.Comparer);
    }

    [Fact]
    public async Task A_nonce_is_taken_once()
    {
        await using var store = await Started("auth/oauth1-sha256");
        using var caller = new RecordedCaller(store);
        var signed = Recording.Read("auth/oauth1-sha256");
        using var first = await caller.SendAsync(signed);

        using var again = await caller.SendAsync(signed);

        Assert.Equal(200, (int)first.StatusCode);
        Assert.Equal(Recording.Read("auth/oauth1-nonce-reused").Body,
            JsonNode.Parse(await again.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)), JsonEquality.Comparer);
    }

    [Fact]
    public async Task A_signature_with_the_consumer_secret_of_another_key_is_refused()
    {
        var key = RecordedKeys.OAuth with { ConsumerSecret = "cs_other" };
        await using var store = await WooCommerceSimulator.StartAsync(new() { Keys = [key] }, TestContext.Current.CancellationToken);
        using var caller = new RecordedCaller(store);
        var signed = Recording.Read("auth/oauth1-sha256");
        store.Shop.Clock.Set(signed.Date);

        using var answer = await caller.SendAsync(signed);

        Assert.Equal(401, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Keys_in_the_query_work_over_tls_and_the_link_repeats_them()
    {
        await using var store = await WooCommerceSimulator.StartAsync(cancellation: TestContext.Current.CancellationToken);
        using var http = new HttpClient { BaseAddress = store.BaseUrl };

        using var answer = await http.GetAsync(
            "wp-json/wc/v3/orders?per_page=1&consumer_key=ck_demo&consumer_secret=cs_demo", TestContext.Current.CancellationToken);

        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Contains("consumer_secret=cs_demo", answer.Headers.GetValues("Link").Single(), StringComparison.Ordinal);
    }

    // The order the store shows first was made between the corpus and these recordings.
    private static async Task<WooCommerceSimulator> Started(string name)
    {
        var store = await WooCommerceSimulator.StartAsync(new() { Keys = RecordedKeys.All }, TestContext.Current.CancellationToken);
        using var caller = new RecordedCaller(store);
        foreach (var earlier in new[] { "errors/201-order-line-with-missing-product", "errors/200-trash-first" })
            (await caller.SendAsync(Recording.Read(earlier))).Dispose();
        store.Shop.Clock.Set(Recording.Read(name).Date);
        return store;
    }
}
