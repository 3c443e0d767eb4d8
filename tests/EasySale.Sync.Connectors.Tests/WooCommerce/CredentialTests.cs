using System.Net;
using System.Text;
using EasySale.Sync.Connectors.WooCommerce;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Simulators.WooCommerce;

namespace EasySale.Sync.Connectors.Tests.WooCommerce;

public sealed class CredentialTests
{
    [Theory]
    [InlineData("https://shop.example.com")]
    [InlineData("https://shop.example.com/")]
    [InlineData("https://example.com/shop/")]
    public async Task Over_https_the_keys_are_in_the_header_and_nowhere_else(string url)
    {
        var sent = await Sent(url);
        Assert.Equal("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("ck_demo:cs_demo")), sent.Headers.Authorization!.ToString());
        Assert.StartsWith(url.TrimEnd('/') + "/wp-json/wc/v3/orders?", sent.RequestUri!.AbsoluteUri, StringComparison.Ordinal);
        Assert.DoesNotContain("ck_demo", sent.RequestUri.AbsoluteUri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Over_http_calls_are_signed_and_the_secret_stays_here()
    {
        var sent = await Sent("http://shop.example.com");
        Assert.Null(sent.Headers.Authorization);
        Assert.Contains("oauth_signature=", sent.RequestUri!.Query, StringComparison.Ordinal);
        Assert.DoesNotContain("cs_demo", sent.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("storeUrl", "shop.example.com")]
    [InlineData("storeUrl", "http://shop.example.com")]
    [InlineData("storeUrl", "https://shop.example.com/wp-json/wc/v3")]
    [InlineData("storeUrl", "https://shop.example.com/?page=1")]
    [InlineData("storeUrl", "https://me:secret@shop.example.com")]
    [InlineData("pageSize", "0")]
    [InlineData("pageSize", "101")]
    [InlineData("overlapSeconds", "-1")]
    public void A_wrong_setting_is_named(string field, string value) =>
        Assert.Equal(field, Assert.Single(new WooCommerceConnector().Check(new Dictionary<string, string> { [field] = value })).Key);

    [Fact]
    public void Good_settings_pass()
    {
        Assert.Empty(new WooCommerceConnector().Check(new Dictionary<string, string> { ["storeUrl"] = "https://example.com/shop", ["pageSize"] = "1", ["overlapSeconds"] = "300" }));
        Assert.Empty(new WooCommerceConnector().Check(new Dictionary<string, string> { ["storeUrl"] = "http://localhost:8081", ["allowHttp"] = "true" }));
    }

    private static async Task<HttpRequestMessage> Sent(string url)
    {
        using var handler = new Caught();
        using var client = new HttpClient(handler);
        var stream = ConnectedStore.Open(url, client, TimeProvider.System, key: ApiKey.Demo).Source(RecordKind.Orders)!;
        await stream.Read(new ReadScope(SyncMode.Full, null, RecordFilter.None), null, TestContext.Current.CancellationToken);
        return handler.Request!;
    }

    private sealed class Caught : HttpMessageHandler
    {
        public HttpRequestMessage? Request { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Request = request;
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("[]", Encoding.UTF8, "application/json") });
        }
    }
}
