using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.WooCommerce;
using Microsoft.AspNetCore.WebUtilities;

namespace EasySale.Sync.Hosts.Tests.Accounts;

/// <summary>A store is connected on its own page, and posts its keys itself.</summary>
public sealed class StoreConsentTests
{
    private const string Callback = "/api/integrations/woocommerce/callback";

    [Fact]
    public async Task A_store_hands_over_keys_once()
    {
        await using var house = await ConsentHouse.Start();
        await using var shop = await WooCommerceSimulator.StartAsync(new WooCommerceOptions { TreatAsTls = false }, TestContext.Current.CancellationToken);
        var query = await Ask(house, shop.BaseUrl.AbsoluteUri);
        var keys = Keys(query["user_id"]!);

        Assert.Equal("https://sync.example.com" + Callback, query["callback_url"]);
        Assert.Equal("read_write", query["scope"]);
        var (status, body, _) = await house.Send("POST", Callback, json: keys);
        var id = (string)JsonNode.Parse(body)!["connectionId"]!;
        Assert.Equal(200, status);
        Assert.True((bool)JsonNode.Parse((await house.Send("POST", $"/api/integrations/connections/{id}/test", ConsentHouse.Acme)).Body)!["ok"]!);
        var (again, problem, _) = await house.Send("POST", Callback, json: keys);
        Assert.Equal(400, again);
        Assert.NotEmpty((string?)JsonNode.Parse(problem)!["correlationId"] ?? "");

        var (back, page, _) = await house.Send("GET", $"{Callback}?success=1&user_id={query["user_id"]}", html: true);
        Assert.Equal(200, back);
        Assert.Contains("You are back", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_merchant_who_does_not_approve_ends_the_matter()
    {
        await using var house = await ConsentHouse.Start();
        var state = (await Ask(house, "https://shop.example.com"))["user_id"]!;

        Assert.Equal("consent-denied", ConsentHouse.TypeOf((await house.Send("GET", $"{Callback}?success=0&user_id={state}")).Body));
        Assert.Equal("consent-unknown", ConsentHouse.TypeOf((await house.Send("POST", Callback, json: Keys(state))).Body));
    }

    [Fact]
    public async Task A_key_that_may_less_than_was_asked_for_is_not_kept()
    {
        await using var house = await ConsentHouse.Start();
        var state = (await Ask(house, "https://shop.example.com"))["user_id"]!;

        var (status, body, _) = await house.Send("POST", Callback, json: Keys(state, "read"));

        Assert.Equal((422, "fix-settings"), (status, ConsentHouse.TypeOf(body)));
        Assert.Empty(house.Secrets.Names(ConsentHouse.Acme));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?storeUrl=http://shop.example.com")]
    [InlineData("?storeUrl=http://10.0.0.8&allowHttp=true")]
    [InlineData("?storeUrl=https://169.254.169.254/latest")]
    [InlineData("?storeUrl=https://user:pass@shop.example.com")]
    [InlineData("?storeUrl=javascript:alert(1)")]
    public async Task An_address_that_is_no_public_shop_is_refused(string query)
    {
        await using var house = await ConsentHouse.Start();

        var (status, body, _) = await house.Send("GET", "/api/integrations/woocommerce/authorize" + query, ConsentHouse.Acme);

        Assert.Equal((400, "invalid-request"), (status, ConsentHouse.TypeOf(body)));
        Assert.Contains("storeUrl", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_system_that_has_no_such_page_says_so()
    {
        await using var house = await ConsentHouse.Start();

        Assert.Equal((404, 404), ((await house.Send("GET", "/api/integrations/supabase/authorize", ConsentHouse.Acme)).Status, (await house.Send("GET", "/api/integrations/nothing/authorize", ConsentHouse.Acme)).Status));
    }

    private static async Task<Dictionary<string, string?>> Ask(ConsentHouse house, string store)
    {
        var (status, body, _) = await house.Send("GET", $"/api/integrations/woocommerce/authorize?storeUrl={Uri.EscapeDataString(store)}&allowHttp=true", ConsentHouse.Acme);
        Assert.True(status == 200, body);
        var page = new Uri((string)JsonNode.Parse(body)!["url"]!);
        Assert.EndsWith("/wc-auth/v1/authorize", page.AbsolutePath, StringComparison.Ordinal);
        return QueryHelpers.ParseQuery(page.Query).ToDictionary(field => field.Key, field => (string?)field.Value);
    }

    private static string Keys(string state, string permissions = "read_write") => new JsonObject
    {
        ["key_id"] = 7,
        ["user_id"] = state,
        ["consumer_key"] = "ck_demo",
        ["consumer_secret"] = "cs_demo",
        ["key_permissions"] = permissions,
    }.ToJsonString();
}
