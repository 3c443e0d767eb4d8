namespace EasySale.Sync.Hosts.Tests.Api;

public sealed class WebhookApiTests(ApiHost api)
{
    [Theory]
    [InlineData("/api/webhooks/woocommerce/nobody")]
    [InlineData("/api/webhooks/woocommerce/%2F%23%3Fabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz")]
    [InlineData("/api/webhooks/nothing/nobody")]
    [InlineData("/api/webhooks/quickbooks")]
    [InlineData("/api/webhooks/nothing")]
    public async Task Nobody_needs_a_key_to_deliver_but_every_delivery_needs_proof(string path)
    {
        var (response, body) = await api.Send("POST", path, """{"id":1}""", role: null, ("X-WC-Webhook-Signature", "AAAA"), ("X-WC-Webhook-Topic", "order.updated"));

        Assert.Equal(401, (int)response.StatusCode);
        Assert.Equal("urn:easysale-sync:problem:not-verified", body!["type"]!.ToString());
    }

    [Fact]
    public async Task A_body_over_a_megabyte_is_refused_as_too_large()
    {
        var (response, _) = await api.Send("POST", "/api/webhooks/woocommerce/big", new string('x', 1_000_001), role: null);

        Assert.Equal(413, (int)response.StatusCode);
    }

    [Fact]
    public async Task A_ping_is_answered_well()
    {
        var (response, _) = await api.Send("POST", "/api/webhooks/woocommerce/nobody", "webhook_id=7", role: null);

        Assert.Equal(200, (int)response.StatusCode);
    }

    [Fact]
    public async Task Managing_webhooks_needs_a_key()
    {
        Assert.Equal(401, (int)(await api.Send("GET", "/api/integrations/connections/nobody/webhooks", role: null)).Response.StatusCode);
        Assert.Equal(404, (int)(await api.Send("GET", "/api/integrations/connections/nobody/webhooks")).Response.StatusCode);
    }

    [Fact]
    public async Task An_address_that_is_none_is_refused_by_name()
    {
        var (response, body) = await api.Send("POST", "/api/integrations/connections/nobody/webhooks", """{"url":"here"}""");

        Assert.Equal(400, (int)response.StatusCode);
        Assert.NotNull(body!["errors"]!["url"]);
    }
}
